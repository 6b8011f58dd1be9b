import ClaimModel
import GRDB
import GRDBSQLite

/// A statement that is run once for each of very many operations or claims.
///
/// Binds whole numbers and bytes where they lie. GRDB's arguments are the way everywhere else; a merge
/// of a million lines would spend a fifth of its time in them.
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
    case id(OperationID)
  }

  /// Binds the values from the first parameter on.
  func bind(_ values: Value...) {
    for (offset, value) in values.enumerated() { bind(value, at: Int32(offset + 1)) }
  }

  func bind(_ value: Value, at index: Int32) {
    let handle = statement.sqliteStatement
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .int(let number): sqlite3_bind_int64(handle, index, number)
    case .text(var text):
      text.withUTF8 { bytes in
        _ = bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(
            handle, index, $0.baseAddress ?? Self.empty, Int32($0.count), Self.copied)
        }
      }
    case .id(let id):
      id.withRawBytes {
        _ = sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), Self.copied)
      }
    }
  }

  /// Binds a text where it lies for as long as `body` runs.
  func bind<Result>(
    lasting text: String?, at index: Int32, while body: () throws -> Result
  ) rethrows -> Result {
    guard var text else {
      sqlite3_bind_null(statement.sqliteStatement, index)
      return try body()
    }
    return try text.withUTF8 { bytes in
      try bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(
          statement.sqliteStatement, index, $0.baseAddress ?? Self.empty, Int32($0.count), nil)
        return try body()
      }
    }
  }

  /// Binds bytes that stay where they are until the statement has run.
  func bind(lasting bytes: UnsafeRawBufferPointer, at index: Int32) {
    sqlite3_bind_blob(
      statement.sqliteStatement, index, bytes.baseAddress, Int32(bytes.count), nil)
  }

  /// Runs the statement with what was bound, to its end.
  func run() throws {
    defer { reset() }
    _ = try step()
  }

  /// Binds the values and runs the statement to its end.
  func run(_ values: Value...) throws {
    for (offset, value) in values.enumerated() { bind(value, at: Int32(offset + 1)) }
    try run()
  }

  /// Binds the values and gives each row to `body`.
  func forEachRow(_ values: Value..., body: (Row) throws -> Void) throws {
    for (offset, value) in values.enumerated() { bind(value, at: Int32(offset + 1)) }
    defer { reset() }
    while try step() { try body(Row(handle: statement.sqliteStatement)) }
  }

  /// Binds the values and gives each row to `body`, for as long as that says `true`.
  func scan(_ values: Value..., body: (Row) throws -> Bool) throws {
    for (offset, value) in values.enumerated() { bind(value, at: Int32(offset + 1)) }
    defer { reset() }
    while try step(), try body(Row(handle: statement.sqliteStatement)) {}
  }

  /// The whole number in the first column of the first row; `nil` when there is no row or it is NULL.
  func firstInt(_ values: Value...) throws -> Int64? {
    for (offset, value) in values.enumerated() { bind(value, at: Int32(offset + 1)) }
    defer { reset() }
    guard try step() else { return nil }
    return Row(handle: statement.sqliteStatement).int(0)
  }

  /// How many rows the last run changed.
  var changes: Int { Int(sqlite3_changes(db.sqliteConnection)) }

  private func step() throws -> Bool {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
  }

  /// A statement is left ready for its next run, whatever happened in this one.
  private func reset() { sqlite3_reset(statement.sqliteStatement) }

  /// Says that SQLite takes a copy of what is bound.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// What an empty text is bound to: SQLite takes no address for NULL.
  private static var empty: UnsafePointer<CChar>? {
    UnsafeRawPointer(StaticString("").utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// The row that a statement stands on; its values are valid until the next one.
  struct Row {
    fileprivate let handle: OpaquePointer

    /// `nil` for NULL.
    func int(_ column: Int32) -> Int64? {
      sqlite3_column_type(handle, column) == SQLITE_NULL
        ? nil : sqlite3_column_int64(handle, column)
    }

    /// `nil` for NULL.
    func text(_ column: Int32) -> String? {
      sqlite3_column_type(handle, column) == SQLITE_NULL
        ? nil : String(decoding: bytes(column), as: UTF8.self)
    }

    /// The bytes of a text or blob; empty for NULL.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
      let start = sqlite3_column_blob(handle, column)
      return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    /// The name of an operation; `nil` for anything else.
    func id(_ column: Int32) -> OperationID? {
      let bytes = bytes(column)
      guard bytes.count == OperationID.byteCount else { return nil }
      func word(_ offset: Int) -> UInt64 {
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      }
      return OperationID(words: (word(0), word(8), word(16)))
    }
  }
}

extension BulkStatement.Value {
  static func optional(_ text: String?) -> Self { text.map { .text($0) } ?? .null }
  static func optional(_ number: Int64?) -> Self { number.map { .int($0) } ?? .null }
}
