import AnnotationSync
public import ClaimModel
import GRDB

/// A document's text as the desk has it.
public struct DocumentReading: Sendable {
  public let text: String
  /// Whose desk read it; `nil` when the document's bytes are on this desk, or when the text is proven: its
  /// bytes have the document's name.
  public let readBy: Annotator?
}

extension StoreView {
  /// A document's text: as it was read here from its bytes, else as a colleague shared it; `nil` when there
  /// is neither.
  ///
  /// Of several texts that were shared, a proven one is given, else the one shown of the facet.
  public func reading(of document: DocumentID) throws -> DocumentReading? {
    let own = try String.fetchOne(
      db.cachedStatement(sql: "SELECT text FROM document_bytes WHERE document = ?"),
      arguments: [document.text])
    if let own { return DocumentReading(text: own, readBy: nil) }
    guard let number = try number(of: document.text, .document) else { return nil }
    let shared = try heads(of: number, facet: Facet(.text)).compactMap { head in
      head.with("text")?.string.map { (text: $0, by: head.by) }
    }
    if let proven = shared.first(where: { DocumentID(naming: Array($0.text.utf8)) == document }) {
      return DocumentReading(text: proven.text, readBy: nil)
    }
    return shared.first.map { DocumentReading(text: $0.text, readBy: $0.by) }
  }

  /// A document's text, as ``reading(of:)`` gives it.
  public func text(of document: DocumentID) throws -> String? {
    try reading(of: document)?.text
  }
}
