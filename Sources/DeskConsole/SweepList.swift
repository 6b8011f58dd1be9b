import ClaimModel
import EditorialDesk

/// Candidates in a list, to be decided about by number.
struct SweepList: Sendable {
  /// The document that is swept; `nil` for all.
  let document: DocumentID?
  /// What is on the list, with numbers that stay as long as it is shown.
  private(set) var entries: [Entry]
  /// What was on earlier lists of this sweep.
  private(set) var passed: Set<ClaimID>

  /// One candidate of the list.
  struct Entry: Sendable {
    let number: Int
    let proposal: Desk.Proposal
    var isDecided = false
  }

  /// How many are on one list: with a heading and a remark they fill a screen.
  static let page = 18

  init(of document: DocumentID?, passing passed: Set<ClaimID> = [], on desk: Desk) throws {
    self.document = document
    let found = try desk.undecided(in: document, except: passed, limit: Self.page)
    entries = found.enumerated().map { Entry(number: $0.offset + 1, proposal: $0.element) }
    self.passed = passed.union(found.map(\.claim))
  }

  /// The list anew, after something on it was taken back.
  func anew(on desk: Desk) throws -> SweepList {
    try SweepList(
      of: document, passing: passed.subtracting(entries.map(\.proposal.claim)), on: desk)
  }

  /// What waits still.
  var open: [Entry] { entries.filter { !$0.isDecided } }

  /// The candidates of these numbers.
  ///
  /// - Throws: ``ConsoleError/noSuchNumber(_:kind:count:)`` for a number that is not on the list.
  func claims(_ list: NumberList) throws(ConsoleError) -> [ClaimID] {
    var claims: [ClaimID] = []
    for number in list.numbers {
      guard entries.indices.contains(number - 1) else {
        throw .notOnList(number, count: entries.count)
      }
      claims.append(entries[number - 1].proposal.claim)
    }
    return claims
  }

  mutating func settle(_ list: NumberList) {
    for number in list.numbers where entries.indices.contains(number - 1) {
      entries[number - 1].isDecided = true
    }
  }

  var lines: [Line] {
    guard !open.isEmpty else {
      return Line.plain(
        passed.isEmpty
          ? "No candidate waits." : "That was the last list; `sweep` begins at the first one again."
      )
    }
    return open.map { entry in
      let margin =
        "\(Columns.flushRight("\(entry.number)", to: 3))  \(Self.worth(entry.proposal.worth))  "
      // In a narrow window the claim needs what room there is.
      let hasRoom = Columns.screen >= 60
      let speaker =
        entry.proposal.speaker.map { hasRoom ? " — \(Columns.cut($0, to: 24))" : "" } ?? ""
      let room = Columns.screen - Columns.width(margin) - Columns.width(speaker)
      return Line(text: margin + Columns.cut(entry.proposal.wording, to: room) + speaker)
    } + Line.plain("accept 1-4 7 · reject 5 because … · sweep for the next ones")
  }

  private static func worth(_ worth: Double) -> String {
    Columns.flushRight("\(Int((worth * 100).rounded()))", to: 3) + " %"
  }
}

extension Session {
  /// Says of what the person has just written that somebody else wrote it too, since they looked.
  ///
  /// - Parameter before: where the log ended before they wrote it.
  func unaware(_ claim: ClaimID, since before: LogPosition) throws -> [Line] {
    guard try desk.logEnd() > before else { return [] }
    return try desk.contested(since: before, on: claim.text).flatMap { facet in
      Line.field(
        "contested",
        "somebody else wrote \(facet.text) of \(claim.short) since you looked; both stand: see "
          + "`conflicts`", most: 3, tone: .warning)
    }
  }

  /// Decides about candidates of the list; shows what is left of it, then the next ones.
  mutating func decide(
    _ list: NumberList, _ outcome: Decision.Outcome, because: String
  ) throws -> [Line] {
    guard var sweep else { throw ConsoleError.noList }
    let claims = try sweep.claims(list)
    let before = try desk.logEnd()
    try desk.decide(claims, outcome, because: because)
    // The claim in hand is told of by whoever carries out the line.
    let news = try claims.filter { $0 != current }.flatMap { try unaware($0, since: before) }
    sweep.settle(list)
    let numbers = list.numbers.map(String.init).joined(separator: ", ")
    let why = because.isEmpty ? "" : ": \(because)"
    if sweep.open.isEmpty {
      sweep = try SweepList(of: sweep.document, passing: sweep.passed, on: desk)
    }
    return Line.paragraph("\(outcome.rawValue) \(numbers)\(why)", most: 2) + news + show(sweep)
  }
}
