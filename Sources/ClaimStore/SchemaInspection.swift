import GRDB

/// Compares a desk's tables, indexes and triggers with those that a desk has.
///
/// A trigger that somebody put into the file would change what others write there.
enum SchemaInspection {
  private struct Part: Hashable {
    let name: String
    let sql: String
  }

  /// What is not as in a new desk, in words, by name.
  static func differences(of db: Database) throws -> [(name: String, detail: String)] {
    let model = try DatabaseQueue()
    let expected = try model.write { db in
      for step in Schema.steps { try db.execute(sql: step) }
      return try parts(of: db)
    }
    let found = try parts(of: db)
    let surplus = found.subtracting(expected).map { part in
      (part.name, "it is no part of a desk: somebody else put it there, or changed it")
    }
    let missing = expected.subtracting(found).map { ($0.name, "it is missing, or was changed") }
    return (surplus + missing).sorted { $0 < $1 }
  }

  private static func parts(of db: Database) throws -> Set<Part> {
    // What SQLite makes by itself, such as its statistics, has names of its own.
    try Set(
      Row.fetchAll(
        db,
        sql:
          "SELECT name, coalesce(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'"
      ).map { Part(name: $0["name"], sql: $0["sql"]) })
  }
}
