import AnnotationSync
import ClaimModel
import GRDB

/// Adds operations to the log.
struct LogTable {
  private let db: Database
  private var chains: [Chain: Int64] = [:]
  // A file holds long stretches of one chain.
  private var last: (turn: Int, number: Int64)?
  private let addOperation: BulkStatement

  init(db: Database) throws {
    self.db = db
    addOperation = try BulkStatement(
      db, "INSERT OR IGNORE INTO operation (chain, number, id, line) VALUES (?, ?, ?, ?)")
  }

  /// Where an operation is in the log.
  struct Entry {
    /// The number of its chain.
    let chain: Int64
    /// Its row; `nil` when the log had it.
    let row: Int64?
  }

  /// Adds an operation.
  ///
  /// - Parameter turn: a number that changes with the chain; `nil` when nothing is known of that.
  mutating func add(_ operation: Operation, turn: Int? = nil) throws -> Entry {
    let chain = try number(of: operation.chain, turn)
    addOperation.bind(.int(chain), at: 1)
    addOperation.bind(.int(Int64(operation.number)), at: 2)
    try operation.id.withRawBytes { id in
      addOperation.bind(lasting: id, at: 3)
      try operation.line.withUnsafeBytes {
        addOperation.bind(lasting: $0, at: 4)
        try addOperation.run()
      }
    }
    return Entry(chain: chain, row: addOperation.changes > 0 ? db.lastInsertedRowID : nil)
  }

  private mutating func number(of chain: Chain, _ turn: Int?) throws -> Int64 {
    if let last, last.turn == turn { return last.number }
    let number = try chains[chain] ?? stored(chain)
    chains[chain] = number
    last = turn.map { ($0, number) }
    return number
  }

  private func stored(_ chain: Chain) throws -> Int64 {
    let arguments: StatementArguments = [chain.device, chain.epoch]
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM chain WHERE device = ? AND epoch = ?"),
      arguments: arguments)
    if let known { return known }
    try db.cachedStatement(sql: "INSERT INTO chain (device, epoch) VALUES (?, ?)")
      .execute(arguments: arguments)
    return db.lastInsertedRowID
  }
}
