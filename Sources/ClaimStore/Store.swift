import AnnotationSync
import ClaimModel
import Foundation
import GRDB

/// One desk on disk: its log, the tables made of it, and the documents' bytes.
///
/// The only module that knows SQLite: callers pass and get values of `ClaimModel` and
/// `AnnotationSync`. Each method is one transaction; what it has written is durable when it returns.
public final class Store: Sendable {
  // A class because it owns a connection that is closed with it.
  let database: DatabaseQueue
  public let path: String
  /// Why nothing can be written, where that was found out on opening.
  private let obstacle: StoreError?
  let log: WriteAheadLog

  /// How long a command waits for another one to finish writing, in seconds.
  public static let patience = 10.0

  /// Makes a desk in a new file and opens it.
  ///
  /// - Parameter instance: 128 random bits in writing, which tell the desk from its copies.
  /// - Throws: ``StoreError/alreadyThere(path:)`` when something of that name exists.
  public static func create(at path: String, instance: String) throws -> Store {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw StoreError.alreadyThere(path: path)
    }
    // Made beside its place and then given its name, so that a crash leaves no half of a desk.
    let draft = path + ".making-\(instance.prefix(8))"
    return try guarding(path) {
      let database = try DatabaseQueue(path: draft, configuration: configuration())
      try database.writeWithoutTransaction { db in
        try db.execute(
          sql: "PRAGMA page_size = 32768; PRAGMA application_id = \(Schema.applicationID)")
      }
      try migrate(database)
      try database.write { db in
        try db.execute(sql: "INSERT INTO desk VALUES (1, ?)", arguments: [instance])
      }
      try database.close()
      defer { unlink(draft) }
      guard link(draft, path) == 0 else { throw StoreError.alreadyThere(path: path) }
      return try open(at: path)
    }
  }

  /// Opens the desk in the file at `path`, bringing its schema up to date.
  ///
  /// - Throws: ``StoreError`` when there is none, when the file is no desk, or when a newer version made
  ///   it; the file is untouched then.
  public static func open(at path: String) throws -> Store {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw StoreError.noSuchDesk(path: path)
    }
    guard !isFolder.boolValue else {
      throw StoreError.notADesk(path: path, reason: "it is a folder")
    }
    let kind =
      try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)[.type]
      as? FileAttributeType
    guard kind == .typeRegular else {
      throw StoreError.notADesk(path: path, reason: "it is no regular file")
    }
    try checkHeader(of: path)
    do {
      return try openWritable(path)
    } catch let error as StoreError {
      guard error.isOfPlace, let mapped = MappedDesk(path) else { throw error }
      return try guarding(path) {
        let database = try mapped.connection(configuration())
        let found = try version(database, path)
        guard found == Schema.version else { throw error }
        return Store(database, path: path, obstacle: error)
      }
    }
  }

  private static func openWritable(_ path: String) throws -> Store {
    try guarding(path) {
      let database = try DatabaseQueue(path: path, configuration: configuration())
      if try version(database, path) < Schema.version { try migrate(database) }
      database.writeWithoutTransaction { enterWAL($0) }
      return Store(database, path: path)
    }
  }

  /// The version of a desk's schema.
  ///
  /// - Throws: ``StoreError/madeByNewerVersion(path:found:known:)``
  static func version(_ database: DatabaseQueue, _ path: String) throws -> Int {
    let found = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } ?? 0
    guard found <= Schema.version else {
      throw StoreError.madeByNewerVersion(path: path, found: found, known: Schema.version)
    }
    return found
  }

  init(_ database: DatabaseQueue, path: String, obstacle: StoreError? = nil) {
    self.database = database
    self.path = path
    self.obstacle = obstacle
    log = WriteAheadLog(path: path)
  }

  deinit { log.settle() }

  /// Has the write-ahead log emptied beside the work, for as long as the desk is open: nobody waits for it
  /// who writes one act after the other.
  public func emptyLogAside() {
    guard obstacle == nil else { return }
    database.writeWithoutTransaction { log.watch($0) }
  }

  /// - Throws: what kept the desk from being opened for writing.
  func checkWritable() throws {
    if let obstacle { throw obstacle.ofWriting }
  }

  /// How many KiB of a desk are kept in memory, and how many beside work that itself holds much.
  private static let (cacheKiB, smallCacheKiB) = (32_000, 8_000)

  /// Runs work that itself holds much in memory, with less of the desk kept there meanwhile.
  ///
  /// Of what is written in order a few pages are looked at again and again: the others are not missed.
  public func withSmallCache<Result>(_ work: () throws -> Result) throws -> Result {
    let before = try keptKiB()
    try keep(kiB: Self.smallCacheKiB)
    // What comes after it is no slower for it.
    defer { try? keep(kiB: before) }
    return try work()
  }

  /// How many KiB of the desk are kept in memory at most.
  func keptKiB() throws -> Int {
    try Self.guarding(path) {
      try database.writeWithoutTransaction {
        -(try Int.fetchOne($0, sql: "PRAGMA cache_size") ?? 0)
      }
    }
  }

  private func keep(kiB: Int) throws {
    try Self.guarding(path) {
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = \(-kiB)") }
    }
  }

  static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = \(-cacheKiB);
          """)
    }
    return configuration
  }

  /// Looks at a file's first bytes without changing anything; a file of another program is refused.
  private static func checkHeader(of path: String) throws {
    func refuse(_ reason: String) -> StoreError { .notADesk(path: path, reason: reason) }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw StoreError.readOnly(path: path)
    }
    let header = try file.read(upToCount: 72) ?? Data()
    guard !header.isEmpty else { throw refuse("the file is empty") }
    guard header.prefix(16) == Data("SQLite format 3\0".utf8), header.count == 72 else {
      throw refuse("it is no SQLite file")
    }
    let application = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    guard application == Schema.applicationID else {
      throw refuse("another program made this SQLite file")
    }
  }

  static func migrate(_ database: DatabaseQueue) throws {
    try database.inTransaction(.immediate) { db in
      // Asked within the transaction: another process may just have done it.
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      for (number, step) in Schema.steps.enumerated() where number >= version {
        try db.execute(sql: step)
        try db.execute(sql: "PRAGMA user_version = \(number + 1)")
      }
      if (1..<Schema.lastChangeOfProjections).contains(version) { _ = try rebuild(db) }
      return .commit
    }
  }

  /// Runs something, and gives SQLite's errors the desk's path and a remedy.
  static func guarding<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        throw StoreError.locked(path: path, by: LockHolder.ofDesk(at: path))
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: throw StoreError.readOnly(path: path)
      case .SQLITE_IOERR:
        throw StoreError.diskFailed(path: path, reason: error.message ?? "an error of the disk")
      case .SQLITE_FULL: throw StoreError.diskFull(path: path)
      case .SQLITE_NOTADB: throw StoreError.notADesk(path: path, reason: "it is no SQLite file")
      case let code:
        throw StoreError.failed(path: path, reason: error.message ?? "\(code)")
      }
    }
  }

  /// Reads from one state of the desk.
  public func read<Result>(_ body: (StoreView) throws -> Result) throws -> Result {
    try Self.guarding(path) {
      try database.writeWithoutTransaction { db in
        // Not GRDB's `read`: it sets a pragma before and after, and each time SQLite compiles every statement
        // anew.
        try db.beginTransaction(.deferred)
        return try Self.ending(db) { try body(StoreView(db: db)) }
      }
    }
  }

  /// Ends the transaction after `body`, whether it succeeds or throws.
  private static func ending<Result>(_ db: Database, _ body: () throws -> Result) throws -> Result {
    do {
      let result = try body()
      try db.commit()
      return result
    } catch {
      try? db.rollback()
      throw error
    }
  }

  /// Writes in one transaction: all of it or nothing.
  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try checkWritable()
    return try Self.guarding(path) { try database.write(body) }
  }
}
