import AnnotationSync
import ClaimModel
import GRDB

/// Works out what follows from the facets of an entity: what is contested, how a claim stands, where it
/// appears, and what can be searched.
struct Settlement {
  private let db: Database
  private let view: StoreView
  private var search: SearchTable
  private let findEntity: BulkStatement
  private let addEntity: BulkStatement
  private let setParent: BulkStatement
  private let findRows: BulkStatement
  private let addRow: BulkStatement
  private let alterRow: BulkStatement
  private let findLine: BulkStatement
  private let clearContests: BulkStatement
  private let addContest: BulkStatement
  private let addClaim: BulkStatement
  private let setClaim: BulkStatement
  private let addAppearance: BulkStatement

  init(db: Database) throws {
    self.db = db
    view = StoreView(db: db)
    search = try SearchTable(db: db)
    findEntity = try BulkStatement(db, "SELECT number FROM entity WHERE name = ? AND kind = ?")
    addEntity = try BulkStatement(db, "INSERT INTO entity (name, kind, parent) VALUES (?, ?, ?)")
    setParent = try BulkStatement(db, "UPDATE entity SET parent = ? WHERE number = ?")
    findRows = try BulkStatement(
      db,
      """
      SELECT facet, id, operation, value, replaced FROM facet_operation
      WHERE entity = ? ORDER BY facet, id
      """)
    addRow = try BulkStatement(db, "INSERT INTO facet_operation VALUES (?, ?, ?, ?, ?, ?)")
    alterRow = try BulkStatement(
      db,
      """
      UPDATE facet_operation SET operation = ?, value = ?, replaced = ?
      WHERE entity = ? AND facet = ? AND id = ?
      """)
    findLine = try BulkStatement(db, "SELECT line FROM operation WHERE row = ?")
    clearContests = try BulkStatement(db, "DELETE FROM contest WHERE entity = ?")
    addContest = try BulkStatement(db, "INSERT INTO contest VALUES (?, ?, ?)")
    addClaim = try BulkStatement(db, "INSERT INTO claim VALUES (?, ?, ?, ?)")
    setClaim = try BulkStatement(
      db,
      """
      INSERT INTO claim VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE
      SET known = excluded.known, status = excluded.status, wording = excluded.wording
      """)
    addAppearance = try BulkStatement(db, "INSERT OR IGNORE INTO appearance VALUES (?, ?, ?, ?)")
  }

  /// Settles one entity with what is new of it.
  ///
  /// - Returns: what is missing of it and where it was named; `nil` when all is here.
  mutating func settle(_ group: inout EntityGroup) throws -> (missing: String, place: LinePlace)? {
    // Where the desk had no entity, every one is new: names come once each.
    let known = search.lastBefore == 0 ? nil : try number(of: group.name, group.kind)
    let parent = try group.parent.flatMap { try number(of: $0.name, $0.kind) }
    let entity: Int64
    if let known {
      entity = known
      group.join(try rows(of: known))
      if let parent { try setParent.run(.int(parent), .int(known)) }
      try clearContests.run(.int(known))
    } else {
      try addEntity.run(.text(group.name), .text(group.kind.rawValue), .optional(parent))
      entity = db.lastInsertedRowID
    }
    try write(group.rows, of: entity)
    try derive(entity, group, isNew: known == nil)
    return group.missing.flatMap { missing in group.place.map { (missing, $0) } }
  }

  /// Brings the full-text index up to date with what was settled.
  mutating func finish() throws { try search.finish() }

  /// Settles an entity anew although nothing was written: what it says may now be found by more.
  mutating func settleAgain(_ name: String, _ kind: EntityKind) throws {
    guard let entity = try number(of: name, kind) else { return }
    var group = EntityGroup(kind, name)
    group.join(try rows(of: entity))
    try clearContests.run(.int(entity))
    try derive(entity, group, isNew: false)
    try finish()
  }

  func number(of name: String, _ kind: EntityKind) throws -> Int64? {
    try findEntity.firstInt(.text(name), .text(kind.rawValue))
  }

  func rows(of entity: Int64) throws -> [FacetRow] {
    var rows: [FacetRow] = []
    try findRows.forEachRow(.int(entity)) { row in
      guard let id = row.id(1) else { return }
      let facet = Facet(recorded: row.text(0) ?? "")
      rows.append(
        FacetRow(
          facet: facet, kind: facet.kind, id: id, row: row.int(2), value: row.text(3),
          isReplaced: row.int(4) == 1, change: .none))
    }
    return rows
  }

  private func write(_ rows: [FacetRow], of entity: Int64) throws {
    for row in rows {
      let replaced = BulkStatement.Value.int(row.isReplaced ? 1 : 0)
      switch row.change {
      case .none: continue
      case .added:
        try add(row, of: entity)
      case .altered:
        try alterRow.run(
          .optional(row.row), .optional(row.value), replaced, .int(entity), .text(row.facet.text),
          .id(row.id))
      }
    }
  }

  private func add(_ row: FacetRow, of entity: Int64) throws {
    addRow.bind(.int(entity), at: 1)
    addRow.bind(.optional(row.row), at: 4)
    addRow.bind(.int(row.isReplaced ? 1 : 0), at: 6)
    try addRow.bind(lasting: row.facet.text, at: 2) {
      try row.id.withRawBytes { id in
        addRow.bind(lasting: id, at: 3)
        try addRow.bind(lasting: row.value, at: 5) { try addRow.run() }
      }
    }
  }

  /// Writes what follows from the facets of an entity.
  private mutating func derive(_ entity: Int64, _ group: EntityGroup, isNew: Bool) throws {
    let shown = group.shown
    for several in shown where several.heads > 1 && several.facet.canBeContested {
      let contents = try contents(of: group.heads(of: several))
      guard contents > 1 else { continue }
      try addContest.run(.int(entity), .text(several.facet.text), .int(Int64(contents)))
    }
    let body: String?
    switch group.kind {
    case .claim: body = try settleClaim(entity, group, shown, isNew: isNew)
    case .document: body = try documentBody(group.name, shown)
    case .note: body = shown.first { $0.kind == .note }?.value
    case .evidence, .query, .publication, .annotator, .desk, .chain, .operation: return
    }
    try search.set(body, of: entity, isNew: isNew)
  }

  /// How many different contents the heads of a facet have.
  private func contents(of rows: [Int64]) throws -> Int {
    var contents: Set<SHA256> = []
    var reader = OperationReader()
    for row in rows {
      try findLine.forEachRow(.int(row)) {
        let operation = try reader.read($0.bytes(0).bindMemory(to: UInt8.self))
        contents.insert(SHA256(of: operation.content))
      }
    }
    return contents.count
  }

  /// - Returns: the words by which the claim is found; `nil` when no operation here added it.
  private func settleClaim(
    _ entity: Int64, _ group: EntityGroup, _ shown: [ShownFacet], isNew: Bool
  ) throws -> String? {
    let claim = ClaimReading(name: group.name, rows: group.rows, shown: shown)
    let wording = claim.wording
    try (isNew ? addClaim : setClaim).run(
      .int(entity), .int(claim.isKnown ? 1 : 0), .text(claim.status.rawValue), .text(wording))
    // A facet that was written once keeps a head for ever: appearances only come.
    for row in group.rows where row.kind == .appearance && row.change != .none {
      guard let (document, span) = row.facet.place else { continue }
      try addAppearance.run(
        .text(document.text), .int(Int64(span.start)), .int(Int64(span.end)), .int(entity))
    }
    return claim.isKnown ? wording + "\n" + (claim.value(.attribution) ?? "") : nil
  }

  /// The words by which a document is found.
  private func documentBody(_ name: String, _ shown: [ShownFacet]) throws -> String? {
    guard let id = DocumentID(name) else { return nil }
    let titles = shown.filter { $0.kind == .takingIn || $0.kind == .description }
      .compactMap(\.value)
    return (titles + [try view.text(of: id) ?? ""]).joined(separator: "\n")
  }
}
