import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// Works out anew what follows from the facets of entities that were touched: what is contested, how
/// claims stand, where they appear, and what can be searched.
struct Settlement {
  let view: StoreView

  init(db: Database) { view = StoreView(db: db) }

  private var db: Database { view.db }

  /// Settles the entities, and those that they belong to, in order of number.
  func settle(_ touched: some Sequence<Int64>) throws {
    let kinds = try db.cachedStatement(
      sql: "SELECT name, kind, parent FROM entity WHERE number = ?")
    for entity in touched.sorted() {
      guard let row = try Row.fetchOne(kinds, arguments: [entity]) else { continue }
      try settleContests(entity)
      let name: String = row["name"]
      switch EntityKind(rawValue: row["kind"]) {
      case .claim: try settleClaim(entity, name: name)
      case .document: try settleDocument(entity, name: name)
      case .note: try settleNote(entity, name: name)
      case .evidence, .query, .publication, .annotator, .desk, .chain, nil: break
      }
    }
  }

  private func settleContests(_ entity: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM contest WHERE entity = ?").execute(arguments: [entity])
    let several = try db.cachedStatement(
      sql: """
        SELECT facet FROM facet_operation
        WHERE entity = ? AND replaced = 0 AND chain IS NOT NULL
        GROUP BY facet HAVING count(*) > 1
        """)
    for name in try String.fetchAll(several, arguments: [entity]) {
      let facet = Facet(recorded: name)
      let heads = try view.heads(of: entity, facet: facet)
      guard facet.isContested(by: heads) else { continue }
      try db.cachedStatement(sql: "INSERT INTO contest VALUES (?, ?, ?)")
        .execute(arguments: [entity, name, heads.distinctContents.count])
    }
  }

  /// The shown value of each facet: of several heads, that of the greatest id.
  private func shownValues(_ entity: Int64) throws -> [(facet: Facet, value: String?)] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT facet, value, max(id) FROM facet_operation
        WHERE entity = ? AND replaced = 0 AND chain IS NOT NULL GROUP BY facet ORDER BY facet
        """)
    return try Row.fetchAll(statement, arguments: [entity]).map {
      (Facet(recorded: $0["facet"]), $0["value"])
    }
  }

  private func settleClaim(_ entity: Int64, name: String) throws {
    let values = try shownValues(entity)
    func value(_ kind: Facet.Kind) -> String? {
      values.first { $0.facet.kind == kind }.flatMap(\.value)
    }
    let appearances = values.filter { $0.facet.kind == .appearance }
    let isKnown = !appearances.isEmpty || values.contains { $0.facet.kind == .existence }
    let wording =
      try value(.wording) ?? naming(entity, name) ?? original(name, appearances)
      ?? value(.existence) ?? ""
    let status = Claim.Status(
      decision: value(.decision).flatMap(Decision.Outcome.init), isCandidate: false,
      isRuled: value(.ruling) != nil,
      ratings: values.filter { $0.facet.kind == .verdict }.compactMap(\.value))
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?)")
      .execute(arguments: [entity, isKnown, status.rawValue, wording])
    try settleAppearances(entity, appearances.map(\.facet))
    let notes = values.first { $0.facet.kind == .attribution }?.value ?? ""
    try search(.claim, name, isKnown ? "\(wording)\n\(notes)" : nil)
  }

  /// The words of the operation that named the claim; `nil` when a place in a document did.
  private func naming(_ entity: Int64, _ name: String) throws -> String? {
    guard let id = OperationID(name) else { return nil }
    return try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT value FROM facet_operation
          WHERE entity = ? AND facet = 'existence' AND id = ? AND replaced = 0
          """), arguments: [entity, Data(id.bytes)])
  }

  /// The words of the appearance that named the claim; else those of the first one.
  private func original(
    _ name: String, _ appearances: [(facet: Facet, value: String?)]
  ) -> String? {
    let naming = appearances.first { Self.place($0.facet).flatMap(Self.claimName) == name }
    return (naming ?? appearances.first)?.value
  }

  private func settleAppearances(_ entity: Int64, _ facets: [Facet]) throws {
    try db.cachedStatement(sql: "DELETE FROM appearance WHERE claim = ?")
      .execute(arguments: [entity])
    let add = try db.cachedStatement(sql: "INSERT OR IGNORE INTO appearance VALUES (?, ?, ?, ?)")
    for case let (document, span)? in facets.map(Self.place) {
      try add.execute(arguments: [document.text, span.start, span.end, entity])
    }
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

  private func settleDocument(_ entity: Int64, name: String) throws {
    guard let id = DocumentID(name) else { return }
    let values = try shownValues(entity)
    let titles = values.filter { [.takingIn, .description].contains($0.facet.kind) }
      .compactMap(\.value)
    let text = try view.text(of: id) ?? ""
    try search(.document, name, (titles + [text]).joined(separator: "\n"))
  }

  private func settleNote(_ entity: Int64, name: String) throws {
    try search(.note, name, shownValues(entity).first { $0.facet.kind == .note }?.value)
  }

  /// Makes `body` findable under the name, or unfindable when it is `nil`.
  private func search(_ kind: EntityKind, _ name: String, _ body: String?) throws {
    guard let body else {
      try db.cachedStatement(sql: "DELETE FROM searchable WHERE kind = ? AND name = ?")
        .execute(arguments: [kind.rawValue, name])
      return
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO searchable (kind, name, body) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET body = excluded.body WHERE body <> excluded.body
        """
    )
    .execute(arguments: [kind.rawValue, name, body.replacing("\0", with: " ")])
  }
}
