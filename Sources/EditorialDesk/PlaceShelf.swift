import ClaimModel
import ReportExport
import TextAnchoring

/// Says where in their documents stretches are; each document is read once.
struct PlaceShelf {
  private var tables: [DocumentID: PlaceTable?] = [:]

  /// - Returns: `nil` where the document's text is not on this desk.
  mutating func place(
    of selector: Selector, in texts: inout TextShelf
  ) throws -> ReadablePlace? {
    if let known = tables[selector.document] { return known?.place(of: selector.span) }
    let table = try texts.text(of: selector.document).map { PlaceTable($0.blocks()) }
    tables[selector.document] = .some(table)
    return table?.place(of: selector.span)
  }
}
