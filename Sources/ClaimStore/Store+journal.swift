import GRDB

extension Store {
  /// From how many bytes on files are merged without the write-ahead log, if nobody else is here.
  static let large = 64 << 20

  /// Puts a desk that nobody else has open on a rollback journal, for a merge that fills the disk once
  /// rather than twice.
  ///
  /// A large merge would write all its pages to the write-ahead log first and copy them from there; a
  /// rollback journal only keeps what was there before. Both survive a crash at any instant. Where
  /// another connection is open the desk stays as it is, because readers of a write-ahead log are never
  /// kept waiting.
  ///
  /// - Returns: whether the desk is on a rollback journal now.
  static func leaveWAL(_ db: Database) -> Bool {
    try? db.execute(sql: "PRAGMA busy_timeout = 0")
    let mode = try? String.fetchOne(db, sql: "PRAGMA journal_mode = TRUNCATE")
    try? db.execute(sql: "PRAGMA busy_timeout = \(Int(patience * 1000))")
    return mode == "truncate"
  }

  /// Puts the desk on the write-ahead log, unless somebody is using it otherwise just now: then the next
  /// one to open it does.
  static func enterWAL(_ db: Database) {
    guard (try? String.fetchOne(db, sql: "PRAGMA journal_mode")) != "wal" else { return }
    try? db.execute(sql: "PRAGMA busy_timeout = 0")
    _ = try? String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    try? db.execute(sql: "PRAGMA busy_timeout = \(Int(patience * 1000))")
  }
}
