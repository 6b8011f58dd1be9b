public import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// The roster, from every admission and revocation on the desk.
  public func roster() throws -> Roster {
    let annotators = try String.fetchAll(
      db.cachedStatement(sql: "SELECT name FROM entity WHERE kind = 'annotator' ORDER BY name"))
    let operations = try annotators.flatMap { try history(of: $0, .annotator).map(\.operation) }
    return Roster(operations, trusting: operations.isEmpty ? nil : try trustedFounding())
  }

  /// The founding that this desk decided for; `nil` when it did not.
  public func trustedFounding() throws -> Roster.Founding? {
    try Row.fetchOne(db, sql: "SELECT annotator, device, key FROM trust").map { row in
      Roster.Founding(
        device: RosterDevice(
          annotator: Annotator(recorded: row["annotator"]), device: row["device"]),
        key: (row["key"] as String?).flatMap { VerifyingKey($0) })
    }
  }

  /// The roster as it holds for the heads of some entities: with what was accepted, and without lines
  /// that share their place in a chain.
  func roster(_ roster: Roster, for states: [EntityState]) throws -> Roster {
    guard !roster.isEmpty else { return roster }
    let shown = states.flatMap(\.facets).compactMap(\.shown)
    let twins = Set(try shown.filter { try hasTwin($0) }.map(\.id))
    let known = roster.knowing(accepted: [], twins: twins)
    let accepted = try shown.filter { try !known.proves($0) && isAccepted($0.id, by: roster) }
    return roster.knowing(accepted: Set(accepted.map(\.id)), twins: twins)
  }

  /// Whether the roster proves the operation, or somebody proven accepted it.
  public func isProven(_ operation: Operation, by roster: Roster) throws -> Bool {
    if roster.isEmpty { return true }
    let twins: Set = try hasTwin(operation) ? [operation.id] : []
    return try roster.knowing(accepted: [], twins: twins).proves(operation)
      || isAccepted(operation.id, by: roster)
  }

  /// Whether somebody proven accepted the operation.
  public func isAccepted(_ id: OperationID, by roster: Roster) throws -> Bool {
    roster.isAccepted(by: try history(of: id.text, .operation).map(\.operation))
  }

  /// Whether another line has the operation's place in its chain.
  private func hasTwin(_ operation: Operation) throws -> Bool {
    let lines = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) FROM operation JOIN chain ON chain.number = operation.chain
          WHERE device = ? AND epoch = ? AND operation.number = ?
          """), arguments: [operation.chain.device, operation.chain.epoch, operation.number])
    return lines ?? 0 > 1
  }

  /// The operations whose name is, or begins with, `text`; at most two.
  public func operations(beginningWith text: String) throws -> [Operation] {
    var found: [Operation] = []
    let cursor = try Row.fetchCursor(db, sql: "SELECT id, chain, number FROM operation")
    while let row = try cursor.next(), found.count < 2 {
      let id: Data = row["id"]
      guard let name = OperationID(bytes: id), name.text.utf8.starts(with: text.utf8) else {
        continue
      }
      let line = try Data.fetchOne(
        db.cachedStatement(
          sql: "SELECT line FROM operation WHERE chain = ? AND number = ? AND id = ?"),
        arguments: [row["chain"] as Int64, row["number"] as Int, id])
      if let line { found.append(try Operation(line: [UInt8](line))) }
    }
    return found
  }

  /// A chain and how far it goes.
  public struct ChainEnd: Sendable {
    public let chain: Chain
    /// The number of its last operation.
    public let last: Int
    /// The last operation: of equal numbers, the greatest name.
    public let head: OperationID
    /// How many operations there are.
    public let operations: Int
  }

  /// Every chain with its end, by device and epoch.
  ///
  /// - Parameter device: only the chains of this device; `nil` for all.
  public func chainEnds(ofDevice device: String? = nil) throws -> [ChainEnd] {
    let chains = try Row.fetchAll(
      db,
      sql: """
        SELECT number, device, epoch FROM chain WHERE ?1 IS NULL OR device = ?1
        ORDER BY device, epoch
        """, arguments: [device])
    let findLast = try db.cachedStatement(
      sql: """
        SELECT number, id FROM operation WHERE chain = ? ORDER BY number DESC, id DESC LIMIT 1
        """)
    let count = try db.cachedStatement(sql: "SELECT count(*) FROM operation WHERE chain = ?")
    return try chains.compactMap { row in
      let number: Int64 = row["number"]
      guard let last = try Row.fetchOne(findLast, arguments: [number]),
        let head = OperationID(bytes: last["id"] as Data)
      else { return nil }
      return ChainEnd(
        chain: Chain(device: row["device"], epoch: row["epoch"]), last: last["number"], head: head,
        operations: try Int.fetchOne(count, arguments: [number]) ?? 0)
    }
  }
}

extension Store {
  /// Remembers which founding this desk holds by; it is no operation, and is not shared.
  public func trust(_ founding: Roster.Founding) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO trust VALUES (1, ?, ?, ?)",
        arguments: [
          founding.device.annotator.name, founding.device.device, founding.key?.text,
        ])
    }
  }
}
