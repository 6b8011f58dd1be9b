import ClaimModel
import GRDB
import GRDBSQLite

/// A statement that is run once for each of very many operations.
///
/// Binds bytes and texts where they lie. GRDB's arguments are the way everywhere else; a merge of a
/// million lines spends a fifth of its time in them.
struct BulkStatement {
  private let statement: Statement
  private let db: Database

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
  }

  /// A value to bind.
  enum Value {
    case null
    case int(Int64)
    case text(String)
    case blob([UInt8])
  }

  /// Runs the statement to its end.
  func run(_ values: Value...) throws {
    _ = try step(values) { _ in }
  }

  /// The whole number in the first column of the first row; `nil` when there is no row or it is NULL.
  func firstInt(_ values: Value...) throws -> Int64? {
    try step(values) { row in
      sqlite3_column_type(row, 0) == SQLITE_NULL ? nil : sqlite3_column_int64(row, 0)
    } ?? nil
  }

  /// How many rows the last run changed.
  var changes: Int { Int(sqlite3_changes(db.sqliteConnection)) }

  private func step<Result>(
    _ values: [Value], _ body: (OpaquePointer) throws -> Result
  ) throws -> Result? {
    let handle = statement.sqliteStatement
    // A statement is left ready for its next run, whatever happens in this one.
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    return try bind(values[...], at: 1, handle) {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: return try body(handle)
      case SQLITE_DONE: return nil
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code),
          message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
      }
    }
  }

  /// Binds one value after the other, each for as long as the statement runs.
  private func bind<Result>(
    _ values: ArraySlice<Value>, at index: Int32, _ handle: OpaquePointer,
    _ body: () throws -> Result
  ) throws -> Result {
    guard let value = values.first else { return try body() }
    let rest = values.dropFirst()
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .int(let number): sqlite3_bind_int64(handle, index, number)
    case .text(var text):
      return try text.withUTF8 { bytes in
        try bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(handle, index, $0.baseAddress ?? Self.empty, Int32($0.count), nil)
          return try bind(rest, at: index + 1, handle, body)
        }
      }
    case .blob(let bytes):
      return try bytes.withUnsafeBytes {
        sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), nil)
        return try bind(rest, at: index + 1, handle, body)
      }
    }
    return try bind(rest, at: index + 1, handle, body)
  }

  /// What an empty text is bound to: SQLite takes no address for NULL.
  private static var empty: UnsafePointer<CChar>? {
    UnsafeRawPointer(StaticString("").utf8Start).assumingMemoryBound(to: CChar.self)
  }
}

extension BulkStatement.Value {
  static func id<Subject: Entity>(_ id: Identifier<Subject>) -> Self { .blob(id.bytes) }

  static func optional(_ text: String?) -> Self { text.map { .text($0) } ?? .null }
}
