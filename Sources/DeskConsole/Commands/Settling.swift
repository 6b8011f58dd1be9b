import ClaimModel
import EditorialDesk

/// Lists what was written twice by people unaware of each other.
struct ListConflicts: Command {
  static let name = "conflicts"
  static let synopsis = "conflicts [all]"
  static let summary = "List both sides of what is contested on the claim, else on the desk"
  static let example = "conflicts"

  private let isWhole: Bool

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    isWhole = arguments.takeWord() != nil
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let all = try session.desk.conflicts()
    guard !all.isEmpty else { return Line.plain("Nothing on the desk is contested.") }
    let own = isWhole ? [] : try session.conflictsInHand(among: all)
    let shown = own.isEmpty ? all : own
    let left = shown.count - 20
    return try shown.prefix(20).flatMap { try session.lines(of: $0) }
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
      throw ConsoleError.unknownWord(
        String(last), kind: "number of a side", known: ["1", "2", "…"])
    }
    self.choice = choice
    target = words.dropLast().joined(separator: " ")
  }

  func run(on session: inout Session) throws -> [Line] {
    let conflict = try session.conflict(named: target)
    let stands = try session.desk.resolve(conflict.entity, conflict.facet, choosing: choice)
    return Line.paragraph("\(conflict.facet.text): \(Side.text(of: stands)) stands", most: 3)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    guard words.isEmpty else { return [] }
    let all = try session.desk.conflicts()
    return try session.conflictsInHand(among: all).map(\.facet.text)
  }
}

/// What one side of a conflict says.
enum Side {
  /// The value for a person: an object's members in a row.
  static func text(of value: String?) -> String {
    guard let value else { return "(taken back)" }
    guard let members = try? JSONValue(parsing: Array(value.utf8)).members else { return value }
    return members.map { "\($0.key) \($0.value.string ?? $0.value.canonicalText)" }
      .joined(separator: ", ")
  }
}

extension Session {
  /// The conflicts that concern the claim in hand, its evidence and its queries.
  fileprivate func conflictsInHand(among all: [Desk.Conflict]) throws -> [Desk.Conflict] {
    guard current != nil else { return [] }
    let claim = try claim()
    let names = Set(
      [claim.id.text] + claim.evidence.map(\.id.text) + claim.queries.map(\.id.text)
        + claim.notes.map(\.id.text))
    return all.filter { names.contains($0.entity) }
  }

  fileprivate func lines(of conflict: Desk.Conflict) throws -> [Line] {
    let heading = Line(
      text: "\(conflict.entity.prefix(10))  \(Columns.cut(conflict.facet.text, to: 60))",
      tone: .warning)
    let mayRead = try mayReadSides(of: conflict)
    return [heading]
      + conflict.heads.enumerated().flatMap { index, head in
        let text = mayRead ? Side.text(of: head.value) : GateSummary.hidden
        return Line.field("  \(index + 1)", "\(text) — \(head.by), \(head.at.prefix(10))", most: 3)
      }
  }

  private func mayReadSides(of conflict: Desk.Conflict) throws -> Bool {
    guard conflict.facet.kind == .verdict, let id = ClaimID(conflict.entity) else { return true }
    let annotator = conflict.facet.key.map { Annotator(recorded: $0) }
    return try mayReadVerdict(of: annotator, on: desk.claim(id))
  }

  /// The conflict meant: nothing, a facet of the claim in hand, or the beginning of a name and, where
  /// that has several, a facet.
  fileprivate func conflict(named target: String) throws -> Desk.Conflict {
    let all = try desk.conflicts()
    let own = try conflictsInHand(among: all)
    let facets = own.filter { $0.facet.text.utf8.starts(with: target.utf8) }
    if !facets.isEmpty { return try Self.one(of: facets) }
    let words = target.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else { throw ConsoleError.notContested("the claim in hand") }
    let facet = words.count > 1 ? words[1] : ""
    let named = all.filter {
      $0.entity.utf8.starts(with: name.utf8) && $0.facet.text.utf8.starts(with: facet.utf8)
    }
    guard !named.isEmpty else { throw ConsoleError.notContested(target) }
    return try Self.one(of: named)
  }

  private static func one(of conflicts: [Desk.Conflict]) throws(ConsoleError) -> Desk.Conflict {
    guard conflicts.count == 1, let conflict = conflicts.first else {
      throw .severalContested(conflicts.prefix(5).map { "\($0.entity.prefix(10)) \($0.facet)" })
    }
    return conflict
  }
}
