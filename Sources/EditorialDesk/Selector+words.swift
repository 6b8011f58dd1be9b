import ClaimModel

extension Selector {
  /// Whether it begins and ends where words do: `state` in `the state of`, not in `statement`.
  var isOfWholeWords: Bool {
    !Self.goOn(prefix.last, exact.first) && !Self.goOn(exact.last, suffix.first)
  }

  /// Whether two characters that stand side by side belong to one word.
  private static func goOn(_ left: Character?, _ right: Character?) -> Bool {
    [left, right].allSatisfy { $0.map { $0.isLetter || $0.isNumber } ?? false }
  }
}

extension [Selector] {
  /// Those that are whole words; where none is, all: in scraped texts words are glued together.
  var wholeWordsFirst: [Selector] {
    let whole = filter(\.isOfWholeWords)
    return whole.isEmpty ? self : whole
  }
}
