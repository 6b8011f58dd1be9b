import ClaimModel
import TextAnchoring

/// Looks for words that do not stand where a file says, as where a corpus counts bytes or other units.
struct WordSearch {
  /// How many scalars of texts may still be searched: a file with nothing but wrong places must not be
  /// searched for ever.
  private var left = 200_000_000

  /// What a loss report calls places that were set right.
  static let found = "positions that were wrong, found again by their words"

  /// Whether two texts have the same words; line ends and other white space are written as spaces by some.
  static func isSame(_ one: String, _ other: String) -> Bool { spaced(one) == spaced(other) }

  private static func spaced(_ words: String) -> ExactText {
    ExactText(
      words.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        .map { String($0) }.joined(separator: " "))
  }

  /// The one place where the words stand; `nil` when there is none or several.
  mutating func place(of words: String, in text: DocumentText) -> TextSpan? {
    guard left >= text.scalars.count else { return nil }
    left -= text.scalars.count
    let hits = text.find(words.trimmedOfSpace)
    return hits.count == 1 ? hits[0] : nil
  }
}
