import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// Works out anew what follows from the facets of entities that were touched: what is contested, how
/// claims stand, where they appear, and what can be searched.
struct Settlement {
  private let view: StoreView
  private let findEntity: Statement
  private let findValues: Statement
  private let findNaming: Statement
  private let clearContests: BulkStatement
  private let addContest: BulkStatement
  private let setClaim: BulkStatement
  private let addAppearance: BulkStatement
  private let setSearchable: BulkStatement
  private let removeSearchable: BulkStatement

  init(db: Database) throws {
    view = StoreView(db: db)
    findEntity = try db.cachedStatement(sql: "SELECT name, kind FROM entity WHERE number = ?")
    findValues = try db.cachedStatement(
      sql: """
        SELECT facet, value, max(id), count(*) AS heads FROM facet_operation
        WHERE entity = ? AND replaced = 0 AND chain IS NOT NULL GROUP BY facet ORDER BY facet
        """)
    findNaming = try db.cachedStatement(
      sql: """
        SELECT value FROM facet_operation
        WHERE entity = ? AND facet = 'existence' AND id = ? AND replaced = 0
        """)
    clearContests = try BulkStatement(
      db, "DELETE FROM contest WHERE entity = ?")
    addContest = try BulkStatement(
      db, "INSERT INTO contest VALUES (?, ?, ?)")
    setClaim = try BulkStatement(
      db,
      """
      INSERT INTO claim VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE
      SET known = excluded.known, status = excluded.status, wording = excluded.wording
      """)
    addAppearance = try BulkStatement(
      db, "INSERT OR IGNORE INTO appearance VALUES (?, ?, ?, ?)")
    setSearchable = try BulkStatement(
      db,
      """
      INSERT INTO searchable VALUES (?, ?)
      ON CONFLICT DO UPDATE SET body = excluded.body WHERE body <> excluded.body
      """)
    removeSearchable = try BulkStatement(
      db, "DELETE FROM searchable WHERE entity = ?")
  }

  /// The shown value of a facet: of several heads, that of the greatest id.
  private struct Shown {
    let facet: Facet
    let value: String?
    let heads: Int
  }

  /// Settles the entities, in order of number.
  func settle(_ touched: some Sequence<Int64>) throws {
    // The full-text index comes last: once it was written to, every other statement of the transaction
    // costs SQLite a savepoint in it.
    var bodies: [(entity: Int64, body: String?)] = []
    for entity in touched.sorted() {
      guard let row = try Row.fetchOne(findEntity, arguments: [entity]) else { continue }
      let name: String = row["name"]
      let shown = try Row.fetchAll(findValues, arguments: [entity]).map {
        Shown(facet: Facet(recorded: $0["facet"]), value: $0["value"], heads: $0["heads"])
      }
      try settleContests(entity, shown)
      switch EntityKind(rawValue: row["kind"]) {
      case .claim: bodies.append((entity, try settleClaim(entity, name: name, shown)))
      case .document: bodies.append((entity, try documentBody(name, shown)))
      case .note: bodies.append((entity, shown.first { $0.facet.kind == .note }?.value))
      case .evidence, .query, .publication, .annotator, .desk, .chain, nil: break
      }
    }
    for (entity, body) in bodies { try search(entity, body) }
  }

  private func settleContests(_ entity: Int64, _ shown: [Shown]) throws {
    try clearContests.run(.int(entity))
    for several in shown where several.heads > 1 {
      let heads = try view.heads(of: entity, facet: several.facet)
      guard several.facet.isContested(by: heads) else { continue }
      try addContest.run(
        .int(entity), .text(several.facet.text), .int(Int64(heads.distinctContents.count)))
    }
  }

  /// - Returns: the words by which the claim is found; `nil` when no operation here added it.
  private func settleClaim(_ entity: Int64, name: String, _ shown: [Shown]) throws -> String? {
    func value(_ kind: Facet.Kind) -> String? {
      shown.first { $0.facet.kind == kind }.flatMap(\.value)
    }
    let appearances = shown.filter { $0.facet.kind == .appearance }
    let isKnown = !appearances.isEmpty || shown.contains { $0.facet.kind == .existence }
    let wording =
      try value(.wording) ?? naming(entity, name) ?? original(name, appearances)
      ?? value(.existence) ?? ""
    let status = Claim.Status(
      decision: value(.decision).flatMap(Decision.Outcome.init), isCandidate: false,
      isRuled: value(.ruling) != nil,
      ratings: shown.filter { $0.facet.kind == .verdict }.compactMap(\.value))
    try setClaim.run(
      .int(entity), .int(isKnown ? 1 : 0), .text(status.rawValue), .text(wording))
    // A facet that was written once keeps a head for ever: appearances only come.
    for case let (document, span)? in appearances.map({ Self.place($0.facet) }) {
      try addAppearance.run(
        .text(document.text), .int(Int64(span.start)), .int(Int64(span.end)), .int(entity))
    }
    return isKnown ? "\(wording)\n\(value(.attribution) ?? "")" : nil
  }

  /// The words of the operation that named the claim; `nil` when a place in a document did.
  private func naming(_ entity: Int64, _ name: String) throws -> String? {
    guard let id = OperationID(name) else { return nil }
    return try String.fetchOne(findNaming, arguments: [entity, Data(id.bytes)])
  }

  /// The words of the appearance that named the claim; else those of the first one.
  private func original(_ name: String, _ appearances: [Shown]) -> String? {
    let naming = appearances.first { Self.place($0.facet).flatMap(Self.claimName) == name }
    return (naming ?? appearances.first)?.value
  }

  private static func place(_ facet: Facet) -> (DocumentID, TextSpan)? {
    let parts = (facet.key ?? "").split(separator: ":")
    guard parts.count == 3, let document = DocumentID(parts[0]), let start = Int(parts[1]),
      let end = Int(parts[2]), let span = TextSpan(start, end)
    else { return nil }
    return (document, span)
  }

  private static func claimName(_ place: (DocumentID, TextSpan)) -> String? {
    ClaimID(naming: place.0, span: place.1)?.text
  }

  /// The words by which a document is found.
  private func documentBody(_ name: String, _ shown: [Shown]) throws -> String? {
    guard let id = DocumentID(name) else { return nil }
    let titles = shown.filter { [.takingIn, .description].contains($0.facet.kind) }
      .compactMap(\.value)
    return (titles + [try view.text(of: id) ?? ""]).joined(separator: "\n")
  }

  /// Makes `body` findable as the entity's, or the entity unfindable when it is `nil`.
  private func search(_ entity: Int64, _ body: String?) throws {
    guard let body else { return try removeSearchable.run(.int(entity)) }
    try setSearchable.run(
      .int(entity), .text(body.utf8.contains(0) ? body.replacing("\0", with: " ") : body))
  }
}
