import ClaimModel
import EditorialDesk

/// Shows the card of the claim in hand.
struct ShowClaim: Command {
  static let name = "show"
  static let synopsis = "show [evidence|reveal]"
  static let summary = "Show the claim; all its evidence; or the others' verdicts before yours"
  static let example = "show reveal"

  private let part: Part

  private enum Part: String, CaseIterable {
    case card, evidence, reveal
  }

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    let word = arguments.takeWord() ?? Part.card.rawValue
    part = try Prefix.one(word, among: Part.allCases, kind: "part of a claim") { $0.rawValue }
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    switch part {
    case .card: return try session.card()
    case .evidence: return Self.evidence(on: try session.claim())
    case .reveal:
      try session.desk.reveal(session.claimID())
      return Line.plain("A verdict that you give from now on counts as informed.")
        + (try session.card())
    }
  }

  private static func evidence(on claim: Claim) -> [Line] {
    guard !claim.evidence.isEmpty else { return Line.plain("No evidence was offered.") }
    return claim.evidence.enumerated().flatMap { index, item in
      let note = item.note.isEmpty ? "" : " · \(item.note)"
      return Line.field(
        "\(index + 1)", "\(item.phrase)\(note) — \(item.by), \(item.id.short)", most: 3)
    }
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? [Part.evidence.rawValue, Part.reveal.rawValue] : []
  }
}

/// Shows each appearance of the claim in hand with sentences around it.
struct ShowContext: Command {
  static let name = "context"
  static let synopsis = "context [N]"
  static let summary = "Show each place with N sentences around it; 2 when not said"
  static let example = "context 3"

  /// The most sentences on each side.
  private static let limit = 100
  /// The most scalars on each side, and of the words themselves: a text without sentences has no end.
  private static let reach = 4000

  let sentences: Int

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let word = arguments.takeWord() else {
      sentences = 2
      return
    }
    guard let number = Int(word), (0...Self.limit).contains(number) else {
      throw ConsoleError.unknownWord(
        word, kind: "number of sentences", known: ["0 to \(Self.limit)"])
    }
    sentences = number
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    guard !claim.appearances.isEmpty else {
      return Line.plain("The claim was added by its wording: it has no place in a document.")
    }
    return try claim.appearances.prefix(20).flatMap { appearance in
      let place = try CardAppearance(appearance, on: session.desk, sentences: sentences + 1)
      let text =
        place.before.suffix(scalars: Self.reach) + "«" + place.words.prefix(scalars: Self.reach)
        + "»" + place.after.prefix(scalars: Self.reach)
      return Line.field("in", place.source + place.remark, most: 1) + Self.paragraphs(text)
    }
  }

  private static func paragraphs(_ text: String) -> [Line] {
    text.split(separator: "\n").filter { $0.contains { !$0.isWhitespace } }.flatMap {
      Line.paragraph(String($0), indent: 2)
    }
  }
}

extension String {
  fileprivate func prefix(scalars count: Int) -> String {
    String(unicodeScalars.prefix(count))
  }

  fileprivate func suffix(scalars count: Int) -> String {
    String(unicodeScalars.suffix(count))
  }
}

/// Shows the history of the claim in hand.
struct ShowHistory: Command {
  static let name = "history"
  static let synopsis = "history"
  static let summary = "Show who did what to the claim"
  static let example = "history"

  /// The most entries shown; the latest ones.
  private static let limit = 40

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    let entries = try session.desk.history(of: claim.id.text)
    guard !entries.isEmpty else {
      return Line.plain("Nothing was done to it: it is a candidate.")
    }
    let earlier = entries.count - Self.limit
    let head = earlier > 0 ? Line.plain("\(earlier) earlier: see `stet log`") : []
    return try head
      + entries.suffix(Self.limit).flatMap { entry in
        let isVerdict = entry.kind.hasPrefix("verdict.")
        let mayRead = try !isVerdict || session.mayReadVerdict(of: entry.by, on: claim)
        return Self.lines(entry, summary: mayRead ? entry.summary : GateSummary.hidden)
      }
  }

  private static func lines(_ entry: HistoryEntry, summary: String) -> [Line] {
    let mark = entry.isReplaced ? " (replaced)" : ""
    return Line.paragraph(
      "\(entry.at.prefix(16))  \(entry.by)  \(entry.kind)  \(summary)\(mark)", most: 2)
  }
}

/// Runs the desk's policy on the claim in hand.
struct ShowGate: Command {
  static let name = "gate"
  static let synopsis = "gate"
  static let summary = "Say which clauses of the policy the claim meets, and why"
  static let example = "gate"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let judged = try session.desk.judged(session.claimID())
    let me = try session.desk.annotator()
    let hasOthers = judged.claim.verdicts.contains { $0.annotator != me }
    let maySee = try session.desk.maySeeOthers(on: judged.claim)
    return GateSummary(judged.gate, hidesVerdicts: hasOthers && !maySee).lines
  }
}
