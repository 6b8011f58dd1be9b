import GRDB

/// Keeps the full-text index in step with what can be searched.
///
/// The index is written at the very end, by few statements: once it was written to, every other
/// statement of the transaction costs SQLite a savepoint in it.
struct SearchTable {
  /// The greatest number of an entity before this run: those above it are new.
  private(set) var lastBefore: Int64

  private let db: Database
  private let find: BulkStatement
  private let add: BulkStatement
  private let change: BulkStatement
  private var hasNew = false
  private var hasChanged = false

  init(db: Database) throws {
    self.db = db
    lastBefore = try Self.lastEntity(db)
    find = try BulkStatement(db, "SELECT body FROM searchable WHERE entity = ?")
    add = try BulkStatement(db, "INSERT INTO searchable (entity, body, former) VALUES (?, ?, ?)")
    change = try BulkStatement(
      db,
      "UPDATE searchable SET body = ?, former = coalesce(former, body) WHERE entity = ?")
  }

  /// Makes `body` findable as the entity's, or the entity unfindable when it is `nil`.
  mutating func set(_ body: String?, of entity: Int64, isNew: Bool) throws {
    // What has no words is not in the index at all: its ranks go by the number of its rows, and must not
    // depend on what an entity once said.
    let wanted = Self.safe(body ?? "")
    if isNew {
      guard !wanted.isEmpty else { return }
      try add.run(.int(entity), .text(wanted), .null)
      hasNew = true
      return
    }
    var known: String?
    try find.forEachRow(.int(entity)) { known = $0.text(0) }
    if let known {
      guard !known.utf8.elementsEqual(wanted.utf8) else { return }
      try change.run(.text(wanted), .int(entity))
    } else {
      guard !wanted.isEmpty else { return }
      // An empty former body: the index has nothing of it yet.
      try add.run(.int(entity), .text(wanted), .text(""))
    }
    hasChanged = true
  }

  static func safe(_ body: String) -> String {
    body.utf8.contains(0) ? body.replacing("\0", with: " ") : body
  }

  /// Brings the index up to date.
  mutating func finish() throws {
    if hasNew {
      try db.execute(
        sql: """
          INSERT INTO search (rowid, body)
          SELECT entity, body FROM searchable WHERE entity > ? AND former IS NULL
          """, arguments: [lastBefore])
    }
    if hasChanged {
      try db.execute(
        sql: """
          INSERT INTO search (search, rowid, body)
          SELECT 'delete', entity, former FROM searchable
          WHERE former IS NOT NULL AND former <> '';
          INSERT INTO search (rowid, body)
          SELECT entity, body FROM searchable WHERE former IS NOT NULL AND body <> '';
          UPDATE searchable SET former = NULL WHERE former IS NOT NULL;
          """)
    }
    (hasNew, hasChanged) = (false, false)
    lastBefore = try Self.lastEntity(db)
  }

  private static func lastEntity(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(number) FROM entity")) ?? 0
  }
}
