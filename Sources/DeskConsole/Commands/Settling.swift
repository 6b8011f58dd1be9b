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
    let own = isWhole ? [] : try session.conflictsInHand()
    let shown = own.isEmpty ? try session.desk.conflicts(limit: most) : own
    guard !shown.isEmpty else { return Line.plain("Nothing on the desk is contested.") }
    let left = (own.isEmpty ? try session.desk.conflictCount() : own.count) - most
    return try shown.prefix(most).flatMap { try session.lines(of: $0) }
      + (left > 0 ? Line.plain("and \(left) more: see `stet conflicts`") : [])
  }
}

/// Ends a conflict by choosing a side.
struct ResolveConflict: Command {
  static let name = "resolve"
  static let synopsis = "resolve [ID|FACET] N"
  static let summary = "End a conflict: side N, as `conflicts` numbers them, stands"
  static let example = "resolve wording 2"

  private let target: String
  private let choice: Int

  init(_ arguments: Arguments) throws {
    let words = arguments.text.split(whereSeparator: \.isWhitespace)
    guard let last = words.last else { throw Self.missingArgument }
    guard let choice = Int(last) else {
      throw ConsoleError.numberWanted(
        String(last), kind: "number of a side", bounds: "as `conflicts` numbers them")
    }
    self.choice = choice
    target = words.dropLast().joined(separator: " ")
  }

  func run(on session: inout Session) throws -> [Line] {
    let conflict = try session.conflict(named: target)
    let stands = try session.deskWithSides.resolve(
      conflict.entity, conflict.facet, choosing: choice)
    return Line.paragraph("\(conflict.facet.text): \(Side.text(of: stands)) stands", most: 3)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    guard words.isEmpty else { return [] }
    return try session.conflictsInHand().map(\.facet.text)
  }
}
