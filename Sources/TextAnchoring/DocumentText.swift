public import ClaimModel

/// The text of a document, held so that any stretch of it can be reached in one step.
///
/// **Unit.** Every offset counts Unicode scalars from 0.
public struct DocumentText: Sendable {
  /// The words as a string.
  public let text: String
  /// The same words, one scalar after the other.
  public let scalars: [Unicode.Scalar]

  public init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// The words of a stretch, as far as the text reaches; empty when it lies beyond the end.
  public func quote(_ span: TextSpan) -> String { words(span.range) }

  /// How the stretch is found again.
  ///
  /// Prefix and suffix are ``Selector/contextLength`` scalars long, fewer at the ends of the text.
  /// A span that runs beyond the text keeps its position and has the words that are there.
  public func selector(for span: TextSpan, in document: DocumentID) -> Selector {
    let context = Selector.contextLength
    return Selector(
      document: document, span: span, exact: words(span.range),
      prefix: words(max(0, span.start - context)..<span.start),
      suffix: words(span.end..<(span.end > Int.max - context ? Int.max : span.end + context)))
  }

  /// The stretch that covers the whole text; `nil` for an empty one.
  public var whole: TextSpan? { TextSpan(0, scalars.count) }

  func words(_ range: Range<Int>) -> String {
    String(scalars: scalars[range.clamped(to: 0..<scalars.count)])
  }

  /// The range without white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, scalars[start].isSpace { start += 1 }
    while end > start, scalars[end - 1].isSpace { end -= 1 }
    return start..<end
  }
}

extension DocumentText: Hashable {
  /// Whether both have the same scalars; canonical equivalence does not count.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.text.utf8.elementsEqual(rhs.text.utf8)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(scalars) }
}
