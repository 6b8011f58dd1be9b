import AnnotationSync
public import ClaimModel
import GRDB

extension StoreView {
  /// A claim that operations added, with the place of its first appearance.
  public struct ClaimPlace: Sendable {
    public let claim: ClaimID
    public let status: Claim.Status
    /// `nil` when it has no appearance.
    public let document: DocumentID?
    public let span: TextSpan?
  }

  /// The claims that operations added, with their first places, in no order.
  ///
  /// - Parameter documents: only claims that appear in one of these; empty for all.
  public func claimPlaces(in documents: Set<DocumentID> = []) throws -> [ClaimPlace] {
    var places: [ClaimPlace] = []
    let statement = try BulkStatement(
      db,
      """
      SELECT entity.name, status, document, start, end, claim.entity FROM claim
      JOIN entity ON entity.number = claim.entity
      LEFT JOIN appearance ON appearance.claim = claim.entity
      WHERE known ORDER BY claim.entity, document, start, end
      """)
    var last: (entity: Int64, isListed: Bool)?
    var latest: DocumentID?
    try statement.forEachRow { row in
      let entity = row.int(5) ?? 0
      // Claims were added document by document as a rule.
      let document =
        row.bytes(2).isText(of: latest) ? latest : row.text(2).flatMap { DocumentID($0) }
      latest = document
      let isMeant = documents.isEmpty || document.map { documents.contains($0) } ?? false
      if let seen = last, seen.entity == entity {
        guard isMeant, !seen.isListed else { return }
      }
      last = (entity, isMeant)
      guard isMeant, let claim = row.text(0).flatMap({ ClaimID($0) }),
        let status = row.text(1).flatMap({ Claim.Status(rawValue: $0) })
      else { return }
      places.append(
        ClaimPlace(
          claim: claim, status: status, document: document,
          span: row.int(3).flatMap { start in
            row.int(4).flatMap { TextSpan(Int(start), Int($0)) }
          }))
    }
    return places
  }

  /// The claims of which something went out, in byte order of name.
  public func publishedClaims() throws -> [ClaimID] {
    var claims: [ClaimID] = []
    let statement = try BulkStatement(
      db,
      """
      SELECT DISTINCT claim.name FROM entity JOIN entity AS claim ON claim.number = entity.parent
      WHERE entity.kind = 'publication' AND claim.kind = 'claim' ORDER BY claim.name
      """)
    try statement.forEachRow { row in
      row.text(0).flatMap { ClaimID($0) }.map { claims.append($0) }
    }
    return claims
  }

  /// All that is known of the documents, by name.
  public func documentTable() throws -> [DocumentID: SourceDocument] {
    Dictionary(try documents().map { ($0.id, $0) }) { first, _ in first }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these are the digits of a document's name.
  fileprivate func isText(of document: DocumentID?) -> Bool {
    guard var text = document?.text else { return false }
    return text.withUTF8 { isSame(as: UnsafeRawBufferPointer($0)) }
  }
}
