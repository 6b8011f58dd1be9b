import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// Adds operations to the log.
struct LogTable {
  let db: Database
  private var chains: [Chain: Int64] = [:]
  private let addOperation: Statement

  init(db: Database) throws {
    self.db = db
    addOperation = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO operation VALUES (?, ?, ?, ?)")
  }

  /// Adds an operation.
  ///
  /// - Returns: the number of its chain, or `nil` when the log has it already.
  mutating func add(_ operation: Operation) throws -> Int64? {
    let chain = try number(of: operation.chain)
    try addOperation.execute(arguments: [
      chain, operation.number, Data(operation.id.bytes), Data(operation.line),
    ])
    return db.changesCount == 0 ? nil : chain
  }

  private mutating func number(of chain: Chain) throws -> Int64 {
    if let number = chains[chain] { return number }
    let arguments: StatementArguments = [chain.device, chain.epoch]
    var number = try Int64.fetchOne(
      db, sql: "SELECT number FROM chain WHERE device = ? AND epoch = ?", arguments: arguments)
    if number == nil {
      try db.execute(sql: "INSERT INTO chain (device, epoch) VALUES (?, ?)", arguments: arguments)
      number = db.lastInsertedRowID
    }
    chains[chain] = number
    return number ?? 0
  }
}
