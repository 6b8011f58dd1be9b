public import ClaimModel

/// Finds earlier claims that are worded alike.
///
/// **Source.** Okapi BM25, Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009,
/// over lower-cased words without their endings.
public struct SimilarityIndex: Sendable {
  private let entries: [(claim: ClaimID, length: Int)]
  /// For each stem the entries that hold it, and how often.
  private let holders: [String: [(entry: Int, count: Int)]]
  private let meanLength: Double

  /// How soon a repeated word stops adding to the score.
  private static let saturation = 1.2
  /// How much long entries are held back, 0…1.
  private static let lengthPenalty = 0.75

  /// Takes the texts by which each claim is found; a claim may come several times and counts by its
  /// best text.
  public init(_ entries: [(ClaimID, String)]) {
    var lengths: [(claim: ClaimID, length: Int)] = []
    var holders: [String: [(entry: Int, count: Int)]] = [:]
    for (index, entry) in entries.enumerated() {
      let stems = Self.stems(of: entry.1)
      lengths.append((entry.0, stems.count))
      let counts = Dictionary(stems.map { ($0, 1) }, uniquingKeysWith: +)
      for (stem, count) in counts { holders[stem, default: []].append((index, count)) }
    }
    self.entries = lengths
    self.holders = holders
    meanLength =
      Double(max(1, lengths.reduce(0) { $0 + $1.length })) / Double(max(1, lengths.count))
  }

  /// The claims most alike, best first, those of equal score in order of name; only claims that
  /// share a word are among them.
  ///
  /// - Returns: at most `limit` claims, each once, with a score above 0 that has no upper bound.
  public func similar(to text: String, limit: Int) -> [(ClaimID, Double)] {
    guard limit > 0 else { return [] }
    let wanted = Dictionary(Self.stems(of: text).map { (ExactText($0), 1) }, uniquingKeysWith: +)
    var scores: [Int: Double] = [:]
    // In a fixed order, because sums of fractions depend on it.
    for (stem, times) in wanted.sorted(by: { $0.key < $1.key }) {
      guard let found = holders[stem.text] else { continue }
      let rarity = rarity(of: found.count) * Double(min(times, 2))
      for holder in found {
        scores[holder.entry, default: 0] += rarity * frequency(holder.count, in: holder.entry)
      }
    }
    var best: [ClaimID: Double] = [:]
    for (entry, score) in scores {
      best[entries[entry].claim] = max(score, best[entries[entry].claim] ?? 0)
    }
    return best.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
      .prefix(limit).map { ($0.key, $0.value) }
  }

  private func frequency(_ count: Int, in entry: Int) -> Double {
    let relativeLength = Double(entries[entry].length) / meanLength
    let norm = 1 - Self.lengthPenalty + Self.lengthPenalty * relativeLength
    let times = Double(count)
    return times * (Self.saturation + 1) / (times + Self.saturation * norm)
  }

  /// The weight of a word that `holders` entries have; never below 0.
  private func rarity(of holders: Int) -> Double {
    naturalLogarithm(
      1 + (Double(entries.count - holders) + 0.5) / (Double(holders) + 0.5))
  }

  private static func stems(of text: String) -> [String] {
    Word.words(of: Array(text.unicodeScalars)).filter(\.isContent).map { WordStem.stem($0.key) }
  }
}

/// The natural logarithm of a positive number, to about twelve digits.
///
/// The standard library has none, and a C library's differs in the last digit between machines.
func naturalLogarithm(_ number: Double) -> Double {
  guard number > 0, number.isFinite else { return 0 }
  // The significand lies in 1..<2, where the series of 2·artanh converges by a ninth a step.
  let fraction = (number.significand - 1) / (number.significand + 1)
  var power = fraction
  var sum = 0.0
  for odd in stride(from: 1, through: 27, by: 2) {
    sum += power / Double(odd)
    power *= fraction * fraction
  }
  return 2 * sum + Double(number.exponent) * 0.693_147_180_559_945_3
}
