import AnnotationSync
public import ClaimModel
import GRDB

extension StoreView {
  /// What is contested on the entities whose names begin so, in byte order of kind, name and facet.
  ///
  /// - Parameter limit: how many at most.
  public func contests(beginning prefix: String, limit: Int = .max) throws -> [MergeReport
    .Contested]
  {
    // The kinds are named so that the table is searched and not gone through.
    let kinds = EntityKind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT name, facet, heads FROM contest
          WHERE kind IN (\(kinds)) AND name >= ?1 AND name < ?1 || char(0x10FFFF)
          ORDER BY kind, name, facet LIMIT ?2
          """), arguments: [prefix, limit]
    ).map {
      MergeReport.Contested(
        entity: $0["name"], facet: Facet(recorded: $0["facet"]), heads: $0["heads"])
    }
  }

  /// What is contested on one entity, in byte order of kind and facet.
  public func contests(of entity: String) throws -> [MergeReport.Contested] {
    try contests(beginning: entity).filter { $0.entity.utf8.elementsEqual(entity.utf8) }
  }

  /// The claim that an entity is, or belongs to; `nil` when there is none.
  public func claim(holding entity: String) throws -> ClaimID? {
    let parent = try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT parent.name FROM entity JOIN entity AS parent ON parent.number = entity.parent
          WHERE entity.kind IN ('evidence', 'query', 'note', 'publication') AND entity.name = ?
            AND parent.kind = 'claim'
          """), arguments: [entity])
    return ClaimID(parent ?? entity)
  }
}
