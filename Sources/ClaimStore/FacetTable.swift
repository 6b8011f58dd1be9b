import AnnotationSync
import ClaimModel
import GRDB

/// Keeps the table of facets in step with the log.
///
/// Operations may come in any order: one that is named in `over` before it is here leaves a
/// placeholder, so that what stands in the end is a function of the set alone.
struct FacetTable {
  private var entities: EntityNumbers
  private let setParent: BulkStatement
  private let record: BulkStatement
  private let replace: BulkStatement
  private let expect: BulkStatement

  init(db: Database) throws {
    entities = try EntityNumbers(db: db)
    setParent = try BulkStatement(db, "UPDATE entity SET parent = ? WHERE number = ?")
    record = try BulkStatement(
      db,
      """
      INSERT INTO facet_operation VALUES (?, ?, ?, ?, ?, ?, 0)
      ON CONFLICT DO UPDATE
      SET chain = excluded.chain, number = excluded.number, value = excluded.value
      """)
    replace = try BulkStatement(
      db, "UPDATE facet_operation SET replaced = 1 WHERE entity = ? AND facet = ? AND id = ?")
    expect = try BulkStatement(
      db, "INSERT INTO facet_operation VALUES (?, ?, ?, NULL, NULL, NULL, 1)")
  }

  /// Records what one operation writes.
  ///
  /// - Returns: the entities it touches, its parent among them; empty when it writes no facet.
  mutating func apply(_ operation: Operation, chain: Int64) throws -> [Int64] {
    guard let target = operation.target else { return [] }
    let entity = try entities.number(of: target.entity, target.kind)
    var touched = [entity]
    if let parent = target.parent, let kind = target.parentKind {
      let number = try entities.number(of: parent, kind)
      try setParent.run(.int(number), .int(entity))
      touched.append(number)
    }
    let facet = target.facet.text
    try record.run(
      .int(entity), .text(facet), .id(operation.id), .int(chain), .int(Int64(operation.number)),
      .optional(operation.value))
    for replaced in operation.over where replaced != operation.id {
      try replace.run(.int(entity), .text(facet), .id(replaced))
      if replace.changes == 0 { try expect.run(.int(entity), .text(facet), .id(replaced)) }
    }
    return touched
  }
}
