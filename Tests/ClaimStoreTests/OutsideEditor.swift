import Foundation
import Testing

/// Reads and changes a desk's file behind Stet's back, with Python's SQLite.
enum OutsideEditor {
  /// Whether there is a Python whose SQLite knows strict tables.
  static let isThere =
    (try? run("import sqlite3; assert sqlite3.sqlite_version_info >= (3, 37)"))
    != nil

  struct Failed: Error { let words: String }

  /// Bytes as SQL writes them between quotes.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Runs one statement and gives its rows, a line each, columns apart by `|`.
  static func query(_ sql: String, of path: String) throws -> [String] {
    let program = """
      import sqlite3, sys
      for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
          print('|'.join('' if cell is None else str(cell) for cell in row))
      """
    return try run(program, path, sql).split(separator: "\n").map(String.init)
  }

  /// Changes the file by SQL, without its triggers and checks in the way.
  static func change(_ path: String, _ sql: String) throws {
    let program = """
      import sqlite3, sys
      desk = sqlite3.connect(sys.argv[1])
      desk.execute('PRAGMA ignore_check_constraints = ON')
      desk.executescript(sys.argv[2])
      desk.commit()
      desk.execute('PRAGMA wal_checkpoint(TRUNCATE)')
      desk.close()
      """
    _ = try run(program, path, sql)
  }

  private static func run(_ program: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(words: String(decoding: words, as: UTF8.self))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
