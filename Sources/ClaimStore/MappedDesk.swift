import ClaimModel
import Foundation
import GRDB
import GRDBSQLite

/// A desk's file as it lies in memory, for where SQLite cannot make the files beside it that it needs to
/// read one: a folder that may only be read, a full disk.
///
/// The pages are mapped, not copied. What the write-ahead log still holds would be missing, so there
/// must be none.
final class MappedDesk: Sendable {
  // A class because the mapping lasts as long as it does.
  private let start: UInt
  private let size: Int

  /// Maps the file; `nil` where something of the desk lies in another file, or the file cannot be read.
  init?(_ path: String) {
    for name in ["-wal", "-journal"] {
      var about = stat()
      if stat(path + name, &about) == 0, about.st_size > 0 { return nil }
    }
    let file = Glibc.open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var about = stat()
    guard fstat(file, &about) == 0, about.st_size > 100,
      let mapped = mmap(nil, Int(about.st_size), PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0),
      mapped != MAP_FAILED
    else { return nil }
    (start, size) = (UInt(bitPattern: mapped), Int(about.st_size))
    // In memory there is no write-ahead log: bytes 18 and 19 of the header, here and not in the file, say
    // that the desk has none.
    mapped.storeBytes(of: 1, toByteOffset: 18, as: UInt8.self)
    mapped.storeBytes(of: 1, toByteOffset: 19, as: UInt8.self)
  }

  deinit { munmap(UnsafeMutableRawPointer(bitPattern: start), size) }

  /// A connection that reads the mapped pages and can change nothing.
  func connection(_ configuration: Configuration) throws -> DatabaseQueue {
    var configuration = configuration
    configuration.prepareDatabase { [self] db in
      let pages = UnsafeMutablePointer<UInt8>(bitPattern: start)
      let code = sqlite3_deserialize(
        db.sqliteConnection, "main", pages, Int64(size), Int64(size),
        UInt32(SQLITE_DESERIALIZE_READONLY))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    return try DatabaseQueue(configuration: configuration)
  }
}
