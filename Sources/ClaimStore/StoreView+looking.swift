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

  /// The operations that came after a place in the log and say what holds for the whole desk: its scale and policy,
  /// and who is on the roster; in order of arrival.
  public func deskOperations(after position: LogPosition, limit: Int) throws -> [Operation] {
    let statement = try BulkStatement(
      db,
      """
      SELECT line FROM entity
      CROSS JOIN facet_operation AS written ON written.entity = entity.number
      CROSS JOIN operation ON operation.row = written.operation
      WHERE kind IN ('desk', 'annotator') AND written.operation > ?
      ORDER BY operation.row LIMIT ?
      """)
    var found: [Operation] = []
    try statement.forEachRow(.int(position.row), .int(Int64(limit))) { row in
      found.append(try Operation(line: row.bytes(0).bindMemory(to: UInt8.self)))
    }
    return found
  }

  /// The claims that were added or decided about after a place in the log, those that were added among
  /// them apart.
  ///
  /// - Parameter most: how many operations are looked at.
  /// - Returns: `nil` where more than that came.
  public func claimsDecided(
    after position: LogPosition, most: Int
  ) throws -> (decided: Set<ClaimID>, added: Set<ClaimID>)? {
    let statement = try BulkStatement(
      db, "SELECT line FROM operation WHERE row > ? ORDER BY row LIMIT ?")
    var reader = OperationReader()
    var (count, decided, added): (Int, Set<ClaimID>, Set<ClaimID>) = (0, [], [])
    try statement.forEachRow(.int(position.row), .int(Int64(most) + 1)) { row in
      count += 1
      let operation = try reader.read(row.bytes(0).bindMemory(to: UInt8.self))
      guard operation.knownKind == .claimDecide || operation.knownKind == .claimAdd,
        let claim = operation.target.flatMap({ ClaimID($0.entity) })
      else { return }
      // A further place makes no claim, and puts none away.
      if let place = operation.place, ClaimID(naming: place.document, span: place.span) != claim {
        return
      }
      decided.insert(claim)
      if operation.knownKind == .claimAdd { added.insert(claim) }
    }
    return count > most ? nil : (decided, added)
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
