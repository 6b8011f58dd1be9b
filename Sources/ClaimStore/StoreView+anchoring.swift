import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// A document with the appearances in it that are still to be looked for.
  public struct UnsoughtDocument: Sendable {
    public let document: DocumentID
    /// By claim; several where a claim appears there more than once.
    public let selectors: [(claim: ClaimID, selector: Selector)]
    let entities: [Int64]
  }

  /// Whether appearances are still to be looked for.
  public func hasUnsought() throws -> Bool {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM unsought LIMIT 1")) != nil
  }

  /// The first document of which appearances are still to be looked for; `nil` when there is none.
  public func nextUnsought() throws -> UnsoughtDocument? {
    guard
      let name = try String.fetchOne(
        db.cachedStatement(sql: "SELECT document FROM unsought ORDER BY document LIMIT 1")),
      let document = DocumentID(name)
    else { return nil }
    let entities = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT claim, entity.name FROM unsought JOIN entity ON entity.number = unsought.claim
          WHERE document = ? LIMIT 1000
          """), arguments: [name])
    let selectors = try entities.flatMap { row in
      try self.selectors(of: row["claim"], in: document).compactMap { selector in
        ClaimID(row["name"] as String).map { ($0, selector) }
      }
    }
    return UnsoughtDocument(
      document: document, selectors: selectors, entities: entities.map { $0["claim"] })
  }

  /// The shown selectors of a claim's appearances in a document.
  private func selectors(of claim: Int64, in document: DocumentID) throws -> [Selector] {
    let prefix = Facet(.appearance, document.text).text + ":"
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT facet, line FROM facet_operation AS head
          JOIN operation ON operation.row = head.operation
          WHERE entity = ? AND facet >= ? AND facet < ? AND replaced = 0
          ORDER BY facet, head.id DESC
          """), arguments: [claim, prefix, prefix + ":"])
    var seen: Set<Facet> = []
    return try rows.compactMap { row in
      // The first head of a facet is the one shown.
      guard seen.insert(Facet(recorded: row["facet"])).inserted else { return nil }
      let shown = try Operation(line: [UInt8](row["line"] as Data))
      return shown.value == nil ? nil : shown.selector
    }
  }
}

extension StoreView {
  /// The appearances in a document that were looked for in its text, and those of them that stand as not
  /// found: both in no particular order.
  public func soughtAppearances(
    in document: DocumentID
  ) throws -> (sought: [(claim: ClaimID, selector: Selector)], lost: [SoughtPlace]) {
    let claims = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT DISTINCT claim, entity.name FROM appearance
          JOIN entity ON entity.number = appearance.claim
          WHERE document = ?1 AND NOT EXISTS (
            SELECT 1 FROM unsought WHERE unsought.document = ?1 AND unsought.claim = appearance.claim)
          """), arguments: [document.text])
    let sought = try claims.flatMap { row in
      try selectors(of: row["claim"], in: document).compactMap { selector in
        ClaimID(row["name"] as String).map { ($0, selector) }
      }
    }
    let lost = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT entity.name, start, end FROM orphan JOIN entity ON entity.number = orphan.claim
          WHERE document = ?1 AND NOT EXISTS (
            SELECT 1 FROM unsought WHERE unsought.document = ?1 AND unsought.claim = orphan.claim)
          """), arguments: [document.text])
    return (
      sought,
      lost.compactMap { row in
        guard let claim = ClaimID(row["name"] as String),
          let span = TextSpan(row["start"], row["end"])
        else { return nil }
        return SoughtPlace(claim: claim, span: span)
      }
    )
  }

  /// Where in a document a claim was looked for.
  public struct SoughtPlace: Hashable, Sendable {
    public let claim: ClaimID
    public let span: TextSpan

    public init(claim: ClaimID, span: TextSpan) {
      self.claim = claim
      self.span = span
    }
  }
}

extension Store {
  /// Writes down which of a document's appearances were not found.
  ///
  /// - Parameter lost: of those that were to be looked for, the ones that are not in its text.
  public func settleSought(
    _ sought: StoreView.UnsoughtDocument, lost: [(claim: ClaimID, span: TextSpan)]
  ) throws {
    try write { db in
      let view = StoreView(db: db)
      for entity in sought.entities {
        try db.execute(
          sql: "DELETE FROM orphan WHERE claim = ? AND document = ?",
          arguments: [entity, sought.document.text])
        try db.execute(
          sql: "DELETE FROM unsought WHERE document = ? AND claim = ?",
          arguments: [sought.document.text, entity])
      }
      for (claim, span) in lost {
        guard let entity = try view.number(of: claim.text, .claim) else { continue }
        try db.execute(
          sql: "INSERT OR IGNORE INTO orphan VALUES (?, ?, ?, ?)",
          arguments: [sought.document.text, span.start, span.end, entity])
      }
    }
  }
}
