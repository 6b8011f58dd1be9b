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
}
