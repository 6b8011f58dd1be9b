public import AnnotationSync
public import ClaimModel
import GRDB

extension StoreView {
  /// The claim that an operation is about: the one it is on, or that what it is on belongs to; `nil` when
  /// it is about something else.
  public func claim(of operation: Operation) throws -> ClaimID? {
    guard let target = operation.target else { return nil }
    if target.kind == .claim { return ClaimID(target.entity) }
    if target.parentKind == .claim { return target.parent.flatMap { ClaimID($0) } }
    let parent = try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT parent.name FROM entity JOIN entity AS parent ON parent.number = entity.parent
          WHERE entity.kind = ? AND entity.name = ? AND parent.kind = 'claim'
          """), arguments: [target.kind.rawValue, target.entity])
    return parent.flatMap { ClaimID($0) }
  }

  /// The claims of which somebody said on a claim that they are the same, in order of name.
  func claimsSaidSame(as claim: ClaimID) throws -> [ClaimID] {
    guard let number = try number(of: claim.text, .claim) else { return [] }
    let statement = try BulkStatement(
      db,
      """
      SELECT DISTINCT substr(facet, length('same:') + 1) FROM facet_operation
      WHERE entity = ? AND facet >= 'same:' AND facet < 'same;'
        AND replaced = 0 AND operation IS NOT NULL AND value IS NOT NULL ORDER BY facet
      """)
    var names: [ClaimID] = []
    try statement.forEachRow(.int(number)) { row in
      if let name = row.text(0).flatMap({ ClaimID($0) }) { names.append(name) }
    }
    return names
  }
}
