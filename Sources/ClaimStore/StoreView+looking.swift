public import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// The end of the log.
  public func logEnd() throws -> LogPosition {
    let last = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(row) FROM operation"))
    return LogPosition(row: last ?? 0)
  }

  /// Whether an operation came after a place in the log.
  public func came(_ operation: Operation, after position: LogPosition) throws -> Bool {
    let row = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT row FROM operation JOIN chain ON chain.number = operation.chain
          WHERE device = ? AND epoch = ? AND operation.number = ? AND id = ?
          """),
      arguments: [
        operation.chain.device, operation.chain.epoch, operation.number,
        operation.id.withRawBytes { Data($0) },
      ])
    return row.map { $0 > position.row } ?? false
  }

  /// The contested facets of an entity, in byte order.
  public func contestedFacets(of entity: String) throws -> [Facet] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT facet FROM contest WHERE name = ? ORDER BY facet
          """), arguments: [entity]
    ).map { Facet(recorded: $0) }
  }
}
