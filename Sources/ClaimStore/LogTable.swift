import AnnotationSync
import ClaimModel
import GRDB

/// Adds operations to the log.
struct LogTable {
  let db: Database
  private var chains: [Chain: Int64] = [:]
  private let addOperation: BulkStatement

  init(db: Database) throws {
    self.db = db
    addOperation = try BulkStatement(
      db, "INSERT OR IGNORE INTO operation VALUES (?, ?, ?, ?)")
  }

  /// Adds an operation.
  ///
  /// - Returns: the number of its chain, and whether the log did not have it.
  mutating func add(_ operation: Operation) throws -> (chain: Int64, isNew: Bool) {
    let chain = try number(of: operation.chain)
    try addOperation.run(
      .int(chain), .int(Int64(operation.number)), .id(operation.id), .blob(operation.line))
    return (chain, addOperation.changes > 0)
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
