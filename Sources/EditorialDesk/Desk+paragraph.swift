public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// A claim's appearance in its paragraph.
  ///
  /// - Returns: what stands before the words in the block where they begin, the words, and what stands
  ///   behind them in the block where they end; of an orphan, what its selector remembers.
  /// - Throws: ``DeskError/documentAbsent(_:)`` when its text is not on this desk.
  public func paragraph(around selector: Selector) throws -> Passage {
    let text = try store.read { try $0.documentText(selector.document) }
    guard let anchor = text.anchor(selector) else {
      return Passage(before: selector.prefix, words: selector.exact, after: selector.suffix)
    }
    let touched = text.blocks().map(\.span).filter { $0.overlaps(anchor.span) }
    func words(_ start: Int, _ end: Int) -> String {
      TextSpan(start, end).map { text.quote($0) } ?? ""
    }
    return Passage(
      before: words(touched.first?.start ?? anchor.span.start, anchor.span.start),
      words: text.quote(anchor.span),
      after: words(anchor.span.end, touched.last?.end ?? anchor.span.end))
  }
}
