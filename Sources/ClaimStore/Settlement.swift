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
  private var claims: ClaimSettlement
  private var versions: VersionTable

  init(db: Database) throws {
    self.db = db
    view = StoreView(db: db)
    search = try SearchTable(db: db)
    findEntity = try BulkStatement(db, "SELECT number FROM entity WHERE name = ? AND kind = ?")
    addEntity = try BulkStatement(db, "INSERT INTO entity (name, kind, parent) VALUES (?, ?, ?)")
    setParent = try BulkStatement(db, "UPDATE entity SET parent = ? WHERE number = ?")
    findRows = try view.findingFacetRows()
    addRow = try BulkStatement(db, "INSERT INTO facet_operation VALUES (?, ?, ?, ?, ?, ?)")
    alterRow = try BulkStatement(
      db,
      """
      UPDATE facet_operation SET operation = ?, value = ?, replaced = ?
      WHERE entity = ? AND facet = ? AND id = ?
      """)
    findLine = try BulkStatement(db, "SELECT line FROM operation WHERE row = ?")
    clearContests = try BulkStatement(db, "DELETE FROM contest WHERE kind = ? AND name = ?")
    addContest = try BulkStatement(db, "INSERT INTO contest VALUES (?, ?, ?, ?)")
    claims = try ClaimSettlement(db: db)
    versions = try VersionTable(db: db)
  }

  /// Settles one entity with what is new of it.
  ///
  /// - Returns: what is missing of it and where it was named; `nil` when all is here.
  mutating func settle(_ group: inout EntityGroup) throws -> (missing: String, place: LinePlace)? {
    // Where the desk had no entity, every one is new: names come once each.
    let known = search.lastBefore == 0 ? nil : try number(of: group.name, group.kind)
    let parent = try group.parent.flatMap { try number(of: $0.name, $0.kind) }
    let entity: Int64
    var former: [FacetRow]?
    if let known {
      entity = known
      let rows = try rows(of: known)
      group.join(rows)
      former = rows
      if let parent { try setParent.run(.int(parent), .int(known)) }
      try clearContests.run(.text(group.kind.rawValue), .text(group.name))
    } else {
      try addEntity.run(.text(group.name), .text(group.kind.rawValue), .optional(parent))
      entity = db.lastInsertedRowID
    }
    try write(group.rows, of: entity)
    try derive(entity, group, former: former)
    return group.missing.flatMap { missing in group.place.map { (missing, $0) } }
  }

  /// The scale by which claims are settled.
  var scale: Scale { claims.scale }

  /// Brings the counts and the full-text index up to date with what was settled.
  mutating func finish() throws {
    try claims.followScale()
    try claims.finish()
    try versions.finish()
    try search.finish()
  }

  /// Settles an entity anew although nothing was written: what it says may now be found by more.
  mutating func settleAgain(_ name: String, _ kind: EntityKind) throws {
    guard let entity = try number(of: name, kind) else { return }
    var group = EntityGroup(kind, name)
    group.join(try rows(of: entity))
    try clearContests.run(.text(kind.rawValue), .text(name))
    try derive(entity, group, former: group.rows)
    try finish()
  }

  func number(of name: String, _ kind: EntityKind) throws -> Int64? {
    try findEntity.firstInt(.text(name), .text(kind.rawValue))
  }

  func rows(of entity: Int64) throws -> [FacetRow] { try view.facetRows(of: entity, findRows) }

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
  ///
  /// - Parameter former: its rows before; `nil` when it is new.
  private mutating func derive(
    _ entity: Int64, _ group: EntityGroup, former: [FacetRow]?
  ) throws {
    let shown = group.shown
    for (facet, contents) in try contests(in: group, shown) {
      try addContest.run(
        .text(group.kind.rawValue), .text(group.name), .text(facet.text), .int(Int64(contents)))
    }
    let body: String?
    switch group.kind {
    case .claim:
      body = try claims.settle(
        entity,
        ClaimReading(name: group.name, rows: group.rows, shown: shown),
        former: former.map { ClaimReading(name: group.name, rows: $0) })
    case .document:
      try versions.settle(entity, group)
      body = try documentBody(group.name, shown)
    case .note: body = shown.first { $0.kind == .note }?.value
    case .query:
      return try claims.settleQuery(
        entity, QueryReading(name: group.name, shown: shown),
        former: former.map { QueryReading(name: group.name, rows: $0) })
    case .evidence: return try claims.noteEvidence(entity)
    case .publication, .annotator, .desk, .chain, .operation: return
    }
    try search.set(body, of: entity, isNew: former == nil)
  }

  /// The contested facets of an entity with how many different contents their heads have, in order of facet.
  func contests(
    in group: EntityGroup, _ shown: [ShownFacet]
  ) throws -> [(facet: Facet, contents: Int)] {
    var found: [(facet: Facet, contents: Int)] = []
    for several in shown where several.heads > 1 && several.facet.canBeContested {
      let contents = try contents(of: group.heads(of: several))
      if contents > 1 { found.append((several.facet, contents)) }
    }
    return found
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

  /// The words by which an entity is found; `nil` when it is not.
  func words(of group: EntityGroup, _ shown: [ShownFacet]) throws -> String? {
    switch group.kind {
    case .claim:
      try claims.completed(ClaimReading(name: group.name, rows: group.rows, shown: shown)).words
    case .document: try documentWords(group.name, shown)
    case .note: shown.first { $0.kind == .note }?.value
    case .evidence, .query, .publication, .annotator, .desk, .chain, .operation: nil
    }
  }

  /// The words by which a document is found.
  private func documentWords(_ name: String, _ shown: [ShownFacet]) throws -> String? {
    guard let id = DocumentID(name) else { return nil }
    let titles = shown.filter { $0.kind == .takingIn || $0.kind == .description }
      .compactMap(\.value)
    return (titles + [try view.text(of: id) ?? ""]).joined(separator: "\n")
  }

  private func documentBody(_ name: String, _ shown: [ShownFacet]) throws -> String? {
    if let id = DocumentID(name), try view.text(of: id) != nil {
      try claims.seekAppearances(in: id)
    }
    return try documentWords(name, shown)
  }
}
