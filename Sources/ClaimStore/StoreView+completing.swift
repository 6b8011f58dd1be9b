public import ClaimModel
import GRDB

extension StoreView {
  /// The wording of a claim that an operation added, as the tables have it; `nil` for others.
  public func wording(of claim: ClaimID) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT wording FROM claim JOIN entity ON entity.number = claim.entity
          WHERE entity.name = ? AND entity.kind = 'claim' AND known
          """), arguments: [claim.text])
  }

  /// Tags that claims have, in byte order: those of the claims that were met last, so that it takes no
  /// longer on a large desk.
  ///
  /// - Parameter entities: how many of the desk's newest entities are looked at.
  public func recentTags(entities: Int = 20_000) throws -> [String] {
    let facets = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT facet FROM facet_operation
        WHERE entity > (SELECT max(number) FROM entity) - ? AND facet >= 'tag:' AND facet < 'tag;'
          AND replaced = 0 AND value IS NOT NULL
        """, arguments: [entities])
    return facets.compactMap { Facet(recorded: $0).key.map { ExactText($0) } }.sorted().map(\.text)
  }
}
