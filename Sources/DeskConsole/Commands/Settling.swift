import ClaimModel
import EditorialDesk

/// Lists what was written twice by people unaware of each other.
struct ListConflicts: Command {
  static let name = "conflicts"
  static let synopsis = "conflicts [all]"
  static let summary = "List both sides of what is contested, here or on the desk"
  static let example = "conflicts"

  private let isWhole: Bool

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    isWhole = arguments.takeWord() != nil
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    try session.lookAtSides()
    let most = 20
    let own = isWhole ? [] : try session.conflictsInHand().filter(\.isCounted)
    let (count, others) = try session.desk.conflictCount()
    let shown = own.isEmpty ? try session.desk.countedConflicts(limit: most) : own
    let remark = Line.paragraph(Desk.Conflict.remark(onOthers: others)).filter { !$0.text.isEmpty }
    guard !shown.isEmpty else { return Line.plain("Nothing on the desk is contested.") + remark }
    let left = (own.isEmpty ? count : own.count) - most
    return try shown.prefix(most).flatMap { try session.lines(of: $0) } + remark
      + (left > 0 ? Line.plain("and \(left) more: `queue contested`, then `next`") : [])
  }
}

/// Ends a conflict by choosing a side.
struct ResolveConflict: Command {
  static let name = "resolve"
  static let synopsis = "resolve [[ID|FACET] N]"
  static let summary = "End a conflict: side N stands; alone: what somebody typed"
  static let example = "resolve wording 2"

  private let target: String
  /// `nil` where no side was named: the one that somebody typed, against the extractor's proposal.
  private let choice: Int?

  init(_ arguments: Arguments) throws {
    let words = arguments.text.split(whereSeparator: \.isWhitespace)
    guard let last = words.last else {
      (target, choice) = ("", nil)
      return
    }
    guard let choice = Int(last) else {
      throw ConsoleError.numberWanted(
        String(last), kind: "number of a side", bounds: "as `conflicts` numbers them")
    }
    self.choice = choice
    target = words.dropLast().joined(separator: " ")
  }

  func run(on session: inout Session) throws -> [Line] {
    let conflict = try session.conflict(named: target)
    guard let choice = choice ?? conflict.plainChoice else { throw ConsoleError.noPlainChoice }
    let (stands, stale) = try session.deskWithSides.resolve(
      conflict.entity, conflict.facet, choosing: choice)
    return Line.paragraph("\(conflict.facet.text): \(stands) stands", most: 3)
      + Session.remark(onStale: stale)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    guard words.isEmpty else { return [] }
    return try session.conflictsInHand().map(\.facet.text)
  }
}
