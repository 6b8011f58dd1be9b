import ClaimModel
import EditorialDesk

extension Desk.Conflict {
  /// Whether it is about that query.
  func concerns(_ query: Query) -> Bool { ExactText(entity) == ExactText(query.id.text) }

  /// The side that stands out, and how it is taken; `nil` where none does.
  var plainPhrase: String? {
    guard let plainChoice else { return nil }
    let (typed, proposed) = (heads[plainChoice - 1], heads[2 - plainChoice])
    return "\(typed.by) changed what the extractor had proposed and \(proposed.by) accepted: "
      + "`resolve` takes \(typed.by)'s, `conflicts` shows both"
  }
}

extension Session {
  /// The conflicts that concern the claim in hand, its evidence and its queries.
  func conflictsInHand() throws -> [Desk.Conflict] {
    guard current != nil else { return [] }
    return try conflicts(on: claim())
  }

  /// The conflicts that concern a claim, its evidence and its queries.
  func conflicts(on claim: Claim) throws -> [Desk.Conflict] {
    let parts =
      claim.evidence.map(\.id.text) + claim.queries.map(\.id.text) + claim.notes.map(\.id.text)
    return try desk.conflicts(of: [claim.id.text] + parts.sorted { ExactText($0) < ExactText($1) })
  }

  func lines(of conflict: Desk.Conflict) throws -> [Line] {
    let heading = Line(
      text: "\(conflict.entity.prefix(10))  \(Columns.cut(conflict.facetPhrase, to: 60))",
      tone: .warning)
    let mayRead = try desk.mayRead(conflict)
    return [heading]
      + conflict.heads.enumerated().flatMap { index, head in
        let text = mayRead ? head.told : GateSummary.hidden
        let seen =
          mayRead && conflict.hasBackground
          ? Line.field(" ", head.seenPhrase, most: 2) : []
        // Who and when first: a long text is cut at its end.
        return Line.field("  \(index + 1)", "\(conflict.authorPhrase(of: head)): \(text)", most: 3)
          + seen
      }
  }

  /// The conflict meant: nothing, a facet of the claim in hand, or the beginning of a name and,
  /// where that has several, a facet.
  func conflict(named target: String) throws -> Desk.Conflict {
    let facets = try conflictsInHand().filter { $0.facet.text.utf8.starts(with: target.utf8) }
    if !facets.isEmpty { return try Self.one(of: facets) }
    let words = target.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else { throw ConsoleError.notContested("") }
    let facet = words.count > 1 ? words[1] : ""
    let named = try desk.conflicts(beginning: name, limit: 1_000).filter {
      $0.facet.text.utf8.starts(with: facet.utf8)
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
