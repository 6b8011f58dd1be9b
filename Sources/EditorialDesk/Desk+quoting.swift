import ClaimMatching
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Words where they stand in a document.
  public struct FoundWords: Sendable {
    public let document: SourceDocument
    public let span: TextSpan
    /// Up to 32 scalars before.
    public let before: String
    public let words: String
    /// Up to 32 scalars behind.
    public let after: String
  }

  /// Where words stand in the desk's documents, in order of document and place; at most 100.
  ///
  /// Places inside longer words are left out, unless there are no others.
  ///
  /// - Parameter document: only in this one; `nil` for all.
  public func places(of words: String, in document: DocumentID? = nil) throws -> [FoundWords] {
    try store.read { view in
      var (whole, parts): ([FoundWords], [FoundWords]) = ([], [])
      try view.forEachText(in: document) { source, text in
        for span in text.find(words) {
          let place = FoundWords(span, of: source, in: text)
          let isWhole = text.selector(for: span, in: source.id).isOfWholeWords
          if isWhole { whole.append(place) } else if parts.count < 100 { parts.append(place) }
        }
        return whole.count < 100
      }
      return whole.isEmpty ? parts : Array(whole.prefix(100))
    }
  }

  /// A passage that comes near to words that stand nowhere.
  public struct NearWords: Sendable {
    public let place: FoundWords
    /// What is otherwise there, such as `step → start (word)`.
    public let changes: [String]
  }

  /// The passage of the desk's documents that comes nearest to words; `nil` when none does.
  ///
  /// - Parameter document: only in this one; `nil` for all.
  public func nearest(to words: String, in document: DocumentID? = nil) throws -> NearWords? {
    try store.read { view in
      var best: (distance: Int, place: FoundWords)?
      try view.forEachText(in: document) { source, text in
        if let near = text.nearest(to: words), near.distance < best?.distance ?? .max {
          best = (near.distance, FoundWords(near.span, of: source, in: text))
        }
        return true
      }
      return best.map { NearWords(place: $0.place, changes: Self.changes(words, $0.place.words)) }
    }
  }

  private static func changes(_ words: String, _ other: String) -> [String] {
    let (left, right) = (DocumentText(words), DocumentText(other))
    let aligned = align(words, other).changes.compactMap { change -> String? in
      guard change.what != .punctuation else { return nil }
      let sides = [(left, change.a), (right, change.b)].map { text, range in
        TextSpan(range.lowerBound, range.upperBound).map { text.quote($0) } ?? "–"
      }
      return "\(sides[0]) → \(sides[1]) (\(change.what.rawValue))"
    }
    return aligned.isEmpty ? [middles(words, other)] : aligned
  }

  /// What stands between the words that both begin with and those that both end with.
  private static func middles(_ words: String, _ other: String) -> String {
    var left = words.split(whereSeparator: \.isWhitespace)[...]
    var right = other.split(whereSeparator: \.isWhitespace)[...]
    while let first = left.first, right.first?.utf8.elementsEqual(first.utf8) ?? false {
      (left, right) = (left.dropFirst(), right.dropFirst())
    }
    while let last = left.last, right.last?.utf8.elementsEqual(last.utf8) ?? false {
      (left, right) = (left.dropLast(), right.dropLast())
    }
    return [left, right].map { $0.isEmpty ? "–" : $0.joined(separator: " ") }
      .joined(separator: " → ")
  }
}

extension Desk.FoundWords {
  fileprivate init(_ span: TextSpan, of document: SourceDocument, in text: DocumentText) {
    let selector = text.selector(for: span, in: document.id)
    self.init(
      document: document, span: span, before: selector.prefix, words: selector.exact,
      after: selector.suffix)
  }
}

extension StoreView {
  /// Gives each document that has a text to `body`, in byte order of name, until it gives `false`.
  fileprivate func forEachText(
    in document: DocumentID?, _ body: (SourceDocument, DocumentText) throws -> Bool
  ) throws {
    if let document {
      _ = try body(self.document(document), documentText(document))
      return
    }
    for source in try documents() where source.hasText {
      guard try body(source, documentText(source.id)) else { return }
    }
  }
}
