public import ClaimModel

/// The passage of a text that comes nearest to words that do not stand in it.
public struct NearPassage: Hashable, Sendable {
  public let span: TextSpan
  /// How unlike it is: 2 for each word that is changed, left out or put in, 1 for one that is changed
  /// from its fifth letter on only; at least 1.
  public let distance: Int
}

extension DocumentText {
  /// The most words of a quotation that are looked for so.
  static let nearestLimit = 200

  /// Finds the passage that differs least from `quote`.
  ///
  /// Case, punctuation and white space make no difference. Of passages that are equally near the first
  /// one is found.
  ///
  /// **Source.** P. H. Sellers, The theory and computation of evolutionary distances (1980): the edit
  /// distance of a pattern to any part of a text, here over words.
  ///
  /// - Returns: `nil` when more than two words in five differ, fewer than two are the same, or the
  ///   quotation has more than 200 words.
  public func nearest(to quote: String) -> NearPassage? {
    let pattern = DocumentText(quote).plainWords.map(\.key)
    let words = plainWords
    guard (1...Self.nearestLimit).contains(pattern.count), !words.isEmpty else { return nil }
    // The distance of the pattern's beginning, and the word where its passage starts.
    var column = (0...pattern.count).map { (distance: 2 * $0, start: 0) }
    var best: (distance: Int, start: Int, end: Int)?
    for (at, word) in words.enumerated() {
      Self.extend(&column, with: word.key, at: at, pattern)
      let end = column[pattern.count]
      let isLonger = end.distance == best?.distance && end.start == best?.start
      if end.start <= at, isLonger || end.distance < best?.distance ?? .max {
        best = (end.distance, end.start, at)
      }
    }
    guard let best, best.distance > 0, best.distance * 5 <= pattern.count * 4,
      2 * pattern.count - best.distance >= 4,
      let span = TextSpan(words[best.start].range.lowerBound, words[best.end].range.upperBound)
    else { return nil }
    return NearPassage(span: span, distance: best.distance)
  }

  /// Takes the next word of the text into the distances.
  private static func extend(
    _ column: inout [(distance: Int, start: Int)], with word: ExactText, at place: Int,
    _ pattern: [ExactText]
  ) {
    var diagonal = (distance: 0, start: place)
    column[0] = (0, place + 1)
    for row in 1...pattern.count {
      let before = column[row]
      let above = column[row - 1]
      var least = (
        distance: diagonal.distance + cost(pattern[row - 1], word), start: diagonal.start
      )
      // Of two ways that are equally near, the longer passage tells more.
      for other in [(before.distance + 2, before.start), (above.distance + 2, above.start)]
      where other < (least.distance, least.start) {
        least = other
      }
      column[row] = least
      diagonal = before
    }
  }

  private static func cost(_ left: ExactText, _ right: ExactText) -> Int {
    if left == right { return 0 }
    return left.text.count > 4 && left.text.prefix(4) == right.text.prefix(4) ? 1 : 2
  }

  /// The words with their places: letters and digits, with hyphens and apostrophes inside, in small
  /// letters.
  private var plainWords: [(key: ExactText, range: Range<Int>)] {
    var words: [(ExactText, Range<Int>)] = []
    var at = 0
    while at < scalars.count {
      guard scalars[at].isWordPart else {
        at += 1
        continue
      }
      let start = at
      while at < scalars.count, scalars[at].isWordPart || joins(at) { at += 1 }
      words.append((ExactText(String(scalars: scalars[start..<at]).lowercased()), start..<at))
    }
    return words
  }

  /// Whether a mark stands between two letters as part of one word.
  private func joins(_ at: Int) -> Bool {
    at > 0 && at + 1 < scalars.count && scalars[at - 1].isWordPart && scalars[at + 1].isWordPart
      && (scalars[at] == "-" || scalars[at] == "'" || scalars[at] == "’")
  }
}
