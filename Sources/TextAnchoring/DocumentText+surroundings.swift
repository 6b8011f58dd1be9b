public import ClaimModel

extension DocumentText {
  /// The places of words that have the given words before and behind them, of all places where they stand.
  ///
  /// All of the surroundings agree, white space, quotation marks and dashes apart: a sentence that differs by a
  /// word may say the contrary.
  ///
  /// - Returns: in order of place; empty where the words do not stand, and where they stand otherwise.
  public func places(
    of words: String, after prefix: String, before suffix: String
  ) -> [TextSpan] {
    let before = prefix.unicodeScalars.filter { !$0.properties.isWhitespace }.reversed()
    let behind = suffix.unicodeScalars.filter { !$0.properties.isWhitespace }
    let wanted = before.count + behind.count
    guard wanted > 0 else { return [] }
    return find(words).filter { span in
      agreement(Array(before), from: span.start - 1, by: -1)
        + agreement(Array(behind), from: span.end, by: 1) == wanted
    }
  }

  /// How many of the scalars stand from a place on, in one direction, white space passed over.
  private func agreement(_ wanted: [Unicode.Scalar], from start: Int, by step: Int) -> Int {
    var (at, count) = (start, 0)
    while count < wanted.count, scalars.indices.contains(at) {
      let scalar = scalars[at]
      at += step
      if scalar.properties.isWhitespace { continue }
      guard scalar == wanted[count] || Self.isAlike(scalar, wanted[count]) else { break }
      count += 1
    }
    return count
  }

  /// Whether two marks differ in print alone: straight and curly quotation marks, hyphens and dashes.
  private static func isAlike(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    one.isSingleQuote && other.isSingleQuote || one.isDoubleQuote && other.isDoubleQuote
      || one.properties.generalCategory == .dashPunctuation
        && other.properties.generalCategory == .dashPunctuation
  }
}
