import AnnotationSync
import ClaimModel
import GRDB

/// Compares what follows from an entity's facets with what stands: to whom it belongs, what is contested,
/// where it appears, and by which words it is found.
struct DerivedInspection {
  private let db: Database
  private let settlement: Settlement
  private let findParent: BulkStatement
  private let findContest: BulkStatement
  private let findAppearance: BulkStatement
  private let findBody: BulkStatement
  private let versions: VersionTable
  private var contests = 0
  private var appearances = 0
  private var bodies = 0

  init(db: Database) throws {
    self.db = db
    settlement = try Settlement(db: db)
    findParent = try BulkStatement(db, "SELECT parent FROM entity WHERE number = ?")
    findContest = try BulkStatement(
      db, "SELECT heads FROM contest WHERE kind = ? AND name = ? AND facet = ?")
    findAppearance = try BulkStatement(
      db,
      "SELECT 1 FROM appearance WHERE document = ? AND start = ? AND end = ? AND claim = ?")
    versions = try VersionTable(db: db)
    findBody = try BulkStatement(db, "SELECT body FROM searchable WHERE entity = ?")
  }

  /// Whether what follows from the group stands so.
  mutating func isAsMade(_ entity: Int64, _ group: EntityGroup) throws -> Bool {
    let shown = group.shown
    let parent = try group.parent.flatMap { try settlement.number(of: $0.name, $0.kind) }
    return try findParent.firstInt(.int(entity)) == parent && areContestsAsMade(group, shown)
      && (group.kind != .document || versions.isAsMade(entity, group.name))
      && areAppearancesAsMade(entity, group, shown) && isBodyAsMade(entity, group, shown)
  }

  private mutating func areContestsAsMade(
    _ group: EntityGroup, _ shown: [ShownFacet]
  ) throws -> Bool {
    for (facet, contents) in try settlement.contests(in: group, shown) {
      contests += 1
      let stored = try findContest.firstInt(
        .text(group.kind.rawValue), .text(group.name), .text(facet.text))
      guard stored == Int64(contents) else { return false }
    }
    return true
  }

  private mutating func areAppearancesAsMade(
    _ entity: Int64, _ group: EntityGroup, _ shown: [ShownFacet]
  ) throws -> Bool {
    guard group.kind == .claim else { return true }
    for facet in shown where facet.isStandingAppearance {
      guard let (document, span) = facet.facet.place else { continue }
      appearances += 1
      let stored = try findAppearance.firstInt(
        .text(document.text), .int(Int64(span.start)), .int(Int64(span.end)), .int(entity))
      guard stored != nil else { return false }
    }
    return true
  }

  private mutating func isBodyAsMade(
    _ entity: Int64, _ group: EntityGroup, _ shown: [ShownFacet]
  ) throws -> Bool {
    let wanted = SearchTable.safe(try settlement.words(of: group, shown) ?? "")
    if !wanted.isEmpty { bodies += 1 }
    var stored = ""
    try findBody.forEachRow(.int(entity)) { stored = $0.text(0) ?? "" }
    return stored.utf8.elementsEqual(wanted.utf8)
  }

  /// What stands beside that, in words; `nil` when nothing does.
  func surplus() throws -> String? {
    let expected = [
      ("contest", contests), ("appearance", appearances), ("searchable", bodies),
    ]
    for (table, count) in expected {
      let condition = table == "searchable" ? " WHERE body <> ''" : ""
      let stored = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)\(condition)")
      if stored != count { return "there are rows of '\(table)' that no operation wrote" }
    }
    return nil
  }
}
