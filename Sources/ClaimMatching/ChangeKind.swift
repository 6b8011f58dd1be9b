/// Says what was changed where words differ.
enum ChangeKind {
  /// The longest stretch of words, left out or put in, that is called after one of its words.
  private static let telling = 6

  /// What differs between two stretches of words, one of which may be empty.
  static func kind(of left: [Word], and right: [Word]) -> Alignment.Change.Kind {
    if areGlued(left[...], right[...]) { return .spelling }
    if left.isEmpty || right.isEmpty, left.count + right.count > telling { return .word }
    if differ(left, right, \.isNegation) { return .negation }
    if differ(left, right, \.isNumber) { return .number }
    if differ(left, right, \.isCapitalised) { return .name }
    return .word
  }

  /// Whether both have the same letters, joined or parted otherwise: `cooperation`, `co-operation`.
  static func areGlued(_ left: ArraySlice<Word>, _ right: ArraySlice<Word>) -> Bool {
    guard !left.isEmpty, !right.isEmpty else { return false }
    return left.lazy.flatMap(\.key.utf8).elementsEqual(right.lazy.flatMap(\.key.utf8))
  }

  private static func differ(
    _ left: [Word], _ right: [Word], _ isOfKind: (Word) -> Bool
  ) -> Bool {
    left.filter(isOfKind).map(\.key) != right.filter(isOfKind).map(\.key)
  }
}
