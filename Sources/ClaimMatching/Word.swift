import TextAnchoring

/// One word of a text, with the key by which it is found in another.
struct Word: Sendable {
  /// The word in lowercase and in one spelling: `colour` and `color` share a key, and so do `n't`
  /// and `not`.
  let key: String
  /// Where it stands, in scalars of the text; the parts of a contraction stand side by side.
  let range: Range<Int>
  /// Whether it opens with a capital though no sentence begins there.
  let isCapitalised: Bool

  /// Whether the word is a figure or a word for one.
  var isNumber: Bool {
    key.unicodeScalars.first.map { $0.properties.numericType != nil } ?? false
      || WordLists.magnitudes.contains(key)
  }

  var isNegation: Bool { WordLists.negations.contains(key) }

  /// Whether the word says something by itself, as `sanctions` does and `among` does not.
  var isContent: Bool { !WordLists.stopWords.contains(key) }
}

extension Word {
  /// The words of a text, in order.
  ///
  /// Words glued by the loss of a space are taken apart where a capital or a figure shows it:
  /// `onSaturday`, `2.6million`.
  static func words(of text: [Unicode.Scalar]) -> [Word] {
    var words: [Word] = []
    var at = 0
    var opensSentence = true
    while at < text.count {
      if text[at] == "%" {
        words.append(Word(key: "percent", range: at..<at + 1, isCapitalised: false))
        at += 1
        continue
      }
      guard text[at].isWordScalar else {
        if [".", "!", "?", "\n", "“", "\""].contains(text[at]) { opensSentence = true }
        at += 1
        continue
      }
      let end = endOfWord(from: at, in: text)
      let isCapitalised = !opensSentence && text[at].properties.isUppercase && end - at > 1
      words += parts(of: text, at..<end, isCapitalised: isCapitalised)
      opensSentence = false
      at = end
    }
    return words
  }

  private static func endOfWord(from start: Int, in text: [Unicode.Scalar]) -> Int {
    var at = start + 1
    while at < text.count {
      let before = text[at - 1]
      let scalar = text[at]
      if scalar.isWordScalar {
        let isGlued =
          before.properties.isLowercase && scalar.properties.isUppercase
          || before.isDigit && scalar.properties.isAlphabetic
            && !isOrdinalEnding(from: at, in: text)
        if isGlued { return at }
        at += 1
      } else if at + 1 < text.count, text[at + 1].isWordScalar,
        scalar.isApostrophe && before.properties.isAlphabetic
          || (scalar == "." || scalar == ",") && before.isDigit && text[at + 1].isDigit
      {
        at += 2
      } else {
        return at
      }
    }
    return at
  }

  /// Whether `st`, `nd`, `rd`, `th` or a plural `s` ends the word here: `20th`, `1990s`.
  private static func isOrdinalEnding(from at: Int, in text: [Unicode.Scalar]) -> Bool {
    let end = text[at...].prefix(3).prefix { $0.properties.isAlphabetic }
    return ["st", "nd", "rd", "th", "s"].contains(String(String.UnicodeScalarView(end)))
  }

  /// One word, or the two that a contraction is made of.
  private static func parts(
    of text: [Unicode.Scalar], _ range: Range<Int>, isCapitalised: Bool
  ) -> [Word] {
    let folded = text[range].map { $0.isApostrophe ? "'" : $0 }
    let lowered = String(String.UnicodeScalarView(folded)).lowercased()
    for (ending, key) in WordLists.contractions where lowered.hasSuffix(ending) {
      let cut = range.upperBound - ending.unicodeScalars.count
      guard cut > range.lowerBound else { break }
      let stem = String(lowered.dropLast(ending.count))
      let first = key == "not" ? WordLists.shortenedStems[stem] ?? stem : stem
      return [
        Word(
          key: SpellingKey.key(of: first), range: range.lowerBound..<cut,
          isCapitalised: isCapitalised),
        Word(key: key, range: cut..<range.upperBound, isCapitalised: false),
      ]
    }
    let key = SpellingKey.key(of: lowered)
    return [Word(key: key, range: range, isCapitalised: isCapitalised)]
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is part of a word: a letter, a mark on one, or a figure.
  var isWordScalar: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0...0x7F: false
    default:
      properties.isAlphabetic || properties.numericType != nil
        || properties.canonicalCombiningClass != .notReordered
    }
  }

  var isApostrophe: Bool { self == "'" || self == "’" || self == "‘" || self == "ʼ" }
}
