import TextAnchoring

/// A word or a mark of an article.
struct Token {
  /// Scalars of the document's text.
  let start: Int
  let end: Int
  /// The word in lowercase, with plain apostrophes; marks stand as they are.
  let lower: String
  let isWord: Bool
  let isCapital: Bool
  /// The word as it is written, at most 40 scalars of it; empty for a mark.
  let written: String

  /// Splits a stretch into words and marks.
  ///
  /// A word may hold apostrophes, hyphens, ampersands and stops between letters: "Trump's", "co-op",
  /// "U.S". A stop after a single letter belongs to it.
  static func all(of scalars: [Unicode.Scalar], in range: Range<Int>) -> [Token] {
    var tokens: [Token] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = scalars[at]
      if scalar.isSpace {
        at += 1
        continue
      }
      if scalar == "'", at + 1 < range.upperBound, scalars[at + 1] == "'" {
        // Two apostrophes are a typewriter's double quotation mark.
        tokens.append(
          Token(start: at, end: at + 2, lower: "''", isWord: false, isCapital: false, written: ""))
        at += 2
        continue
      }
      guard scalar.isWordPart else {
        tokens.append(
          Token(
            start: at, end: at + 1, lower: String(Character(scalar)), isWord: false,
            isCapital: false, written: ""))
        at += 1
        continue
      }
      let end = wordEnd(of: scalars, from: at, before: range.upperBound)
      tokens.append(
        Token(
          start: at, end: end, lower: lowered(scalars[at..<end]), isWord: true,
          isCapital: scalar.isUpper, written: written(scalars[at..<end])))
      at = end
    }
    return tokens
  }

  private static func wordEnd(of scalars: [Unicode.Scalar], from start: Int, before end: Int) -> Int
  {
    var at = start
    var sinceJoint = 0
    while at < end {
      let scalar = scalars[at]
      if scalar.isWordPart {
        sinceJoint += 1
        at += 1
        continue
      }
      guard at + 1 < end, scalars[at + 1].isWordPart else {
        let isInitial = scalar == "." && sinceJoint == 1 && scalars[at - 1].isLetter
        return isInitial && at - start > 1 ? at + 1 : at
      }
      let isJoint =
        scalar.isSingleQuote || scalar == "&" || scalar == "-" || scalar.value == 0x2010
        || scalar.value == 0x2011
      // "U.S." and "3.5" are words; "end.The" and "U.S.President" are two.
      let isStop =
        scalar == "." && (scalars[at + 1].isDigit || sinceJoint == 1)
        && !(scalars[at + 1].isUpper && at + 2 < end && scalars[at + 2].isLower)
      let isGroup = scalar == "," && scalars[at - 1].isDigit && scalars[at + 1].isDigit
      guard isJoint || isStop || isGroup else {
        return scalar == "." && sinceJoint == 1 && at - start > 1 ? at + 1 : at
      }
      sinceJoint = 0
      at += 1
    }
    return at
  }

  private static func written(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(scalars: scalars.prefix(40))
  }

  private static func lowered(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    let lowered = scalars.prefix(40).map { $0.isSingleQuote ? "'" : $0.lowercased }
    return String(scalars: lowered[...])
  }
}
