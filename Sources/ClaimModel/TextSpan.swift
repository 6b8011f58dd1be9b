/// A half-open stretch of a document's text: `start` is inside, `end` is not.
///
/// **Unit.** Unicode scalars of the document's text, counted from 0. Not bytes, not UTF-16 units,
/// not `Character`s.
///
/// **Source.** The counting rule is the text position selector's in the W3C Web Annotation Data
/// Model, so spans travel to other tools unchanged.
public struct TextSpan: Hashable, Sendable {
  public let start: Int
  public let end: Int

  /// - Throws: ``ModelError/impossibleSpan(start:end:)`` unless `0 <= start < end`. An empty stretch
  ///   selects nothing, so it is no span.
  public init(start: Int, end: Int) throws(ModelError) {
    guard 0 <= start, start < end else { throw .impossibleSpan(start: start, end: end) }
    self.start = start
    self.end = end
  }

  /// Makes a span of bounds that are known to be in order.
  ///
  /// - Returns: `nil` unless `0 <= start < end`.
  public init?(_ start: Int, _ end: Int) {
    guard 0 <= start, start < end else { return nil }
    self.start = start
    self.end = end
  }

  /// The number of scalars selected; at least 1.
  public var length: Int { end - start }

  /// The stretch as a range of scalar offsets.
  public var range: Range<Int> { start..<end }

  /// Whether the two stretches share a scalar.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// Whether every scalar of `other` is inside.
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// The selected words, or `nil` when `text` is shorter than the span.
  public func quote(in text: String) -> String? {
    let scalars = text.unicodeScalars
    guard
      let lower = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
      let upper = scalars.index(lower, offsetBy: length, limitedBy: scalars.endIndex)
    else { return nil }
    return String(scalars[lower..<upper])
  }
}

extension TextSpan: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }
}

extension TextSpan: CustomStringConvertible {
  public var description: String { "\(start)–\(end)" }
}
