public import ClaimModel
import GRDB

extension StoreView {
  /// A document in which claims appear and whose text is not on this desk.
  public struct AbsentDocument: Sendable {
    public let document: DocumentID
    /// The claims that stand and appear in it; counted up to ``mostClaims``.
    public let claims: Int

    /// How many claims are counted in one document at most.
    public static let mostClaims = 1_000
  }

  /// The documents in which standing claims appear and whose texts are not here, in byte order.
  ///
  /// Goes from document to document and counts in those that are given, however many claims there are.
  ///
  /// - Parameter limit: how many at most.
  public func absentDocuments(limit: Int) throws -> [AbsentDocument] {
    var texts = try TextPresence(db: db)
    let next = try BulkStatement(db, "SELECT min(document) FROM appearance WHERE document > ?")
    let count = try BulkStatement(
      db,
      """
      SELECT count(*) FROM (
        SELECT 1 FROM appearance CROSS JOIN claim ON claim.entity = appearance.claim
        WHERE document = ? AND known AND status IN ('open', 'agreed', 'disputed', 'ruled')
        LIMIT \(AbsentDocument.mostClaims))
      """)
    var (found, place): ([AbsentDocument], String?) = ([], "")
    while let known = place, found.count < limit {
      place = nil
      try next.forEachRow(.text(known)) { place = $0.text(0) }
      guard let document = place.flatMap({ DocumentID($0) }), try !texts.isHere(document) else {
        continue
      }
      let claims = Int(try count.firstInt(.text(document.text)) ?? 0)
      if claims > 0 { found.append(AbsentDocument(document: document, claims: claims)) }
    }
    return found
  }
}
