public import ClaimModel

/// Finds earlier claims that are worded alike.
///
/// **Source.** Okapi BM25, Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009,
/// over words without their endings and, with less weight, over the words' runs of four letters,
/// which find what is misspelled, glued or inflected.
public struct SimilarityIndex: Sendable {
  private let claims: [ClaimID]
  private var words = PostingIndex<ExactText>()
  private var letters = PostingIndex<UInt64>()

  /// What a run of letters counts beside a word.
  private static let lettersWeight = 0.3

  /// Takes the texts by which each claim is found; a claim may come several times and counts by its
  /// best text.
  public init(_ entries: [(ClaimID, String)]) {
    claims = entries.map(\.0)
    for (_, text) in entries {
      let terms = Self.terms(of: text)
      words.append(terms.words)
      letters.append(terms.letters)
    }
  }

  /// The claims most alike, best first, those of equal score in order of name; only claims that
  /// share something with the text are among them.
  ///
  /// - Returns: at most `limit` claims, each once, with a score above 0 that has no upper bound.
  public func similar(to text: String, limit: Int) -> [(ClaimID, Double)] {
    guard limit > 0 else { return [] }
    let wanted = Self.terms(of: text)
    var scores = [Double](repeating: 0, count: claims.count)
    words.add(wanted.words, weight: 1, to: &scores)
    letters.add(wanted.letters, weight: Self.lettersWeight, to: &scores)
    var best: [ClaimID: Double] = [:]
    for (entry, score) in scores.enumerated() where score > 0 {
      best[claims[entry]] = max(score, best[claims[entry]] ?? 0)
    }
    return best.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
      .prefix(limit).map { ($0.key, $0.value) }
  }

  private static func terms(of text: String) -> (words: [ExactText], letters: [UInt64]) {
    let content = Word.words(of: Array(text.unicodeScalars)).filter(\.isContent)
    return (
      content.map { ExactText(WordStem.stem($0.key)) }, content.flatMap { runsOfFour($0.key) }
    )
  }

  /// The runs of four letters of a word, its beginning marked; of a shorter word, all of it.
  private static func runsOfFour(_ word: String) -> [UInt64] {
    // Sixteen bits a letter are enough to tell them apart; a rare mistake costs nothing here.
    let letters = [1] + word.unicodeScalars.map { UInt64($0.value & 0xFFFF) }
    guard letters.count > 4 else { return [letters.reduce(0) { $0 << 16 | $1 }] }
    return (0...letters.count - 4).map { start in
      letters[start..<start + 4].reduce(0) { $0 << 16 | $1 }
    }
  }
}
