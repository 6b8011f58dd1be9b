import ClaimModel
import GRDB

/// Knows which documents' texts are on the desk.
struct TextPresence {
  /// How many documents are remembered at most.
  private static let limit = 16_384

  private let find: BulkStatement
  private let findAny: BulkStatement
  // Most merges are into desks that have no documents at all.
  private var hasAny: Bool?
  private var known: [DocumentID: Bool] = [:]

  init(db: Database) throws {
    findAny = try BulkStatement(
      db,
      """
      SELECT EXISTS (SELECT 1 FROM document_bytes)
             OR EXISTS (SELECT 1 FROM entity WHERE kind = 'document')
      """)
    find = try BulkStatement(
      db,
      """
      SELECT EXISTS (SELECT 1 FROM document_bytes WHERE document = ?1)
             OR EXISTS (SELECT 1 FROM entity
                        JOIN facet_operation ON facet_operation.entity = entity.number
                        WHERE kind = 'document' AND name = ?1 AND facet = 'text')
      """)
  }

  /// Whether a document's text is here, read from its bytes or shared.
  ///
  /// Documents are settled before claims, so what a merge brings is known here when it is asked.
  mutating func isHere(_ document: DocumentID) throws -> Bool {
    if hasAny == nil { hasAny = try findAny.firstInt() == 1 }
    guard hasAny == true else { return false }
    if let known = known[document] { return known }
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    let isHere = try find.firstInt(.text(document.text)) == 1
    known[document] = isHere
    return isHere
  }
}
