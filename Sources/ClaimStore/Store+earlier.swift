public import AnnotationSync
public import ClaimModel
import GRDB

extension Store {
  /// The desk as it would be with some of its operations only, in a store that is gone when nobody holds it.
  ///
  /// Documents' texts come along: a document never changes. What the extractor proposed stays behind.
  ///
  /// - Parameter isKept: asked of each operation in order of arrival, with its place in that order from 1.
  public func earlier(keeping isKept: (Int, Operation) -> Bool) throws -> Store {
    try Self.guarding(path) {
      // SQLite's private database: in memory, and in a file without a name where it grows large.
      let draft = try DatabaseQueue(path: "", configuration: Self.configuration())
      try Self.migrate(draft)
      try draft.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -32000")
      }
      try database.read { source in
        try draft.write { db in try Self.copy(source, to: db, keeping: isKept) }
      }
      return Store(draft, path: path)
    }
  }

  private static func copy(
    _ source: Database, to db: Database, keeping isKept: (Int, Operation) -> Bool
  ) throws {
    var log = try LogTable(db: db)
    var projection = try Projection(db: db)
    var reader = OperationReader()
    var place = 0
    try BulkStatement(source, "SELECT line FROM operation ORDER BY row").forEachRow { row in
      let operation = try reader.read(row.bytes(0).bindMemory(to: UInt8.self))
      place += 1
      guard isKept(place, operation), let number = try log.add(operation).row else { return }
      try projection.add(operation, row: number)
    }
    // Who is trusted decides whose scale counts, by which claims are settled.
    for row in try Row.fetchAll(source, sql: "SELECT * FROM trust") {
      try db.execute(
        sql: "INSERT INTO trust VALUES (?, ?, ?, ?)",
        arguments: [row["only"], row["annotator"], row["device"], row["key"]])
    }
    _ = try projection.settle()
    try copyTexts(source, to: db)
    let instance = try String.fetchOne(source, sql: "SELECT instance FROM desk") ?? ""
    try db.execute(sql: "INSERT OR IGNORE INTO desk VALUES (1, ?)", arguments: [instance])
  }

  private static func copyTexts(_ source: Database, to db: Database) throws {
    let add = try BulkStatement(db, "INSERT INTO document_bytes VALUES (?, x'', ?, ?)")
    try BulkStatement(source, "SELECT document, text, reader FROM document_bytes").forEachRow {
      try add.run(.text($0.text(0) ?? ""), .text($0.text(1) ?? ""), .text($0.text(2) ?? ""))
    }
  }
}

extension StoreView {
  /// The names of all operations in order of arrival.
  public func namesByArrival() throws -> [OperationID] {
    var names: [OperationID] = []
    try BulkStatement(db, "SELECT id FROM operation ORDER BY row").forEachRow { row in
      row.id(0).map { names.append($0) }
    }
    return names
  }
}
