public import ClaimModel
public import TextAnchoring

/// Where in its document a stretch is, in words that a reader can follow with a finger.
public struct ReadablePlace: Hashable, Sendable {
  /// Such as `headline`, `paragraph 4` or `paragraphs 4–5`; paragraphs of the article are counted from 1,
  /// menus and captions are none.
  public let words: String
  /// Whether it is the stretch by which the document as a whole is named: its headline, else how it begins.
  public let isOfWholeDocument: Bool

  public init(words: String, isOfWholeDocument: Bool = false) {
    self.words = words
    self.isOfWholeDocument = isOfWholeDocument
  }
}

/// The places of one document.
public struct PlaceTable: Sendable {
  private let blocks: [(span: TextSpan, name: String, paragraph: Int?)]
  private let naming: TextSpan?

  /// - Parameter blocks: all of the document's, in order of place.
  public init(_ blocks: [Block]) {
    var paragraphs = 0
    self.blocks = blocks.map { block in
      switch block.kind {
      case .headline: return (block.span, "headline", nil)
      case .deck: return (block.span, "standfirst", nil)
      case .byline: return (block.span, "byline", nil)
      case .caption: return (block.span, "caption", nil)
      case .boilerplate: return (block.span, "outside of the article", nil)
      case .body:
        paragraphs += 1
        return (block.span, "paragraph \(paragraphs)", paragraphs)
      }
    }
    let named =
      blocks.first { $0.kind == .headline } ?? blocks.first { $0.kind.isContent } ?? blocks.first
    naming = named?.span
  }

  /// Where a stretch is; `nil` where it touches nothing that is a block.
  public func place(of span: TextSpan) -> ReadablePlace? {
    let start = blocks.partitioningIndex { $0.span.end > span.start }
    let touched = blocks[start...].prefix { $0.span.start < span.end }
    guard let first = touched.first, let last = touched.last else { return nil }
    return ReadablePlace(words: Self.words(first, last), isOfWholeDocument: span == naming)
  }

  private static func words(
    _ first: (span: TextSpan, name: String, paragraph: Int?),
    _ last: (span: TextSpan, name: String, paragraph: Int?)
  ) -> String {
    if first.span == last.span { return first.name }
    if let one = first.paragraph, let other = last.paragraph { return "paragraphs \(one)–\(other)" }
    return "\(first.name) to \(last.name)"
  }
}

extension Array {
  /// Where the first element stands that has the property, in an array in which all that follow have it too.
  fileprivate func partitioningIndex(_ hasProperty: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if hasProperty(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
