import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

/// What the extractor saw at one place of a document, kept beside it.
public struct StoredCandidate: Sendable {
  public let document: DocumentID
  public let span: TextSpan
  /// The name that the claim will have when it is accepted.
  public let claim: ClaimID
  /// 0…1, how much it is worth checking.
  public let worth: Double
  /// What the extractor saw, as JSON.
  public let body: String

  public init(document: DocumentID, span: TextSpan, claim: ClaimID, worth: Double, body: String) {
    self.document = document
    self.span = span
    self.claim = claim
    self.worth = worth
    self.body = body
  }
}

extension ActWriter {
  /// Keeps the bytes of a document, and the text that `reader` read from them.
  ///
  /// - Returns: whether they were not here before.
  public func keep(
    _ bytes: [UInt8], text: String, reader: String, of document: DocumentID
  ) throws -> Bool {
    try view.db.execute(
      sql: "INSERT OR IGNORE INTO document_bytes VALUES (?, ?, ?, ?)",
      arguments: [document.text, Data(bytes), text, reader])
    guard view.db.changesCount > 0 else { return false }
    // What a colleague's file said of the document before may now be searched by its text.
    var settlement = try Settlement(db: view.db)
    try settlement.settleAgain(document.text, .document)
    return true
  }
}

extension Store {
  /// Puts what the extractor sees now in the place of what it saw before, for one document.
  public func replaceCandidates(
    of document: DocumentID, extractor: String, with candidates: [StoredCandidate]
  ) throws {
    try write { db in
      try db.execute(
        sql: "DELETE FROM candidate WHERE document = ?", arguments: [document.text])
      let add = try db.cachedStatement(sql: "INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?, 1)")
      for one in candidates {
        try add.execute(arguments: [
          document.text, one.span.start, one.span.end, one.claim.text, one.worth, extractor,
          one.body,
        ])
      }
      try CandidateTable(db: db).refresh(document)
    }
  }
}

extension StoreView {
  /// What the extractor saw and nobody has decided about, in order of document and place.
  ///
  /// - Parameters:
  ///   - document: only in this document; `nil` for all.
  ///   - includingDecided: whether those that became claims are listed too.
  public func candidates(
    in document: DocumentID? = nil, claim: ClaimID? = nil, includingDecided: Bool = false
  ) throws -> [StoredCandidate] {
    // Each wish is a condition of its own, so that it is looked up.
    let wishes: [(String, (any DatabaseValueConvertible)?)] = [
      ("document = ?", document?.text), ("claim = ?", claim?.text),
      ("waits = ?", includingDecided ? nil : 1),
    ]
    let conditions = wishes.filter { $0.1 != nil }.map(\.0).joined(separator: " AND ")
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT document, start, end, claim, worth, body FROM candidate
          \(conditions.isEmpty ? "" : "WHERE \(conditions)") ORDER BY document, start, end
          """), arguments: StatementArguments(wishes.compactMap(\.1))
    ).compactMap { row in
      guard let document = DocumentID(row["document"] as String),
        let span = TextSpan(row["start"], row["end"]), let claim = ClaimID(row["claim"] as String)
      else { return nil }
      return StoredCandidate(
        document: document, span: span, claim: claim, worth: row["worth"], body: row["body"])
    }
  }
}
