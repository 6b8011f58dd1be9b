import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// Keeps the table of facets in step with the log.
///
/// Operations may come in any order: one that is named in `over` before it is here leaves a
/// placeholder, so that what stands in the end is a function of the set alone.
struct FacetTable {
  let db: Database
  private let findEntity: Statement
  private let addEntity: Statement
  private let setParent: Statement
  private let record: Statement
  private let replace: Statement
  private let expect: Statement
  private var lastEntity: (name: ExactText, kind: EntityKind, number: Int64)?

  init(db: Database) throws {
    self.db = db
    findEntity = try db.cachedStatement(
      sql: "SELECT number FROM entity WHERE name = ? AND kind = ?")
    addEntity = try db.cachedStatement(sql: "INSERT INTO entity (name, kind) VALUES (?, ?)")
    setParent = try db.cachedStatement(sql: "UPDATE entity SET parent = ? WHERE number = ?")
    record = try db.cachedStatement(
      sql: """
        INSERT INTO facet_operation VALUES (?, ?, ?, ?, ?, ?, 0)
        ON CONFLICT DO UPDATE
        SET chain = excluded.chain, number = excluded.number, value = excluded.value
        """)
    replace = try db.cachedStatement(
      sql: "UPDATE facet_operation SET replaced = 1 WHERE entity = ? AND facet = ? AND id = ?")
    expect = try db.cachedStatement(
      sql: "INSERT INTO facet_operation VALUES (?, ?, ?, NULL, NULL, NULL, 1)")
  }

  /// Records what one operation writes.
  ///
  /// - Returns: the entities it touches, its parent among them; empty when it writes no facet.
  mutating func apply(_ operation: Operation, chain: Int64) throws -> [Int64] {
    guard let target = operation.target else { return [] }
    let entity = try number(of: target.entity, target.kind)
    var touched = [entity]
    if let parent = target.parent, let kind = target.parentKind {
      let number = try number(of: parent, kind)
      try setParent.execute(arguments: [number, entity])
      touched.append(number)
    }
    let facet = target.facet.text
    try record.execute(arguments: [
      entity, facet, Data(operation.id.bytes), chain, operation.number, operation.value,
    ])
    for replaced in operation.over where replaced != operation.id {
      let id = Data(replaced.bytes)
      try replace.execute(arguments: [entity, facet, id])
      if db.changesCount == 0 { try expect.execute(arguments: [entity, facet, id]) }
    }
    return touched
  }

  /// The number of the entity of that name and kind, which is made when it is not there.
  private mutating func number(of name: String, _ kind: EntityKind) throws -> Int64 {
    if let last = lastEntity, last.kind == kind, last.name == ExactText(name) { return last.number }
    var number = try Int64.fetchOne(findEntity, arguments: [name, kind.rawValue])
    if number == nil {
      try addEntity.execute(arguments: [name, kind.rawValue])
      number = db.lastInsertedRowID
    }
    lastEntity = (ExactText(name), kind, number ?? 0)
    return number ?? 0
  }
}
