/// Which entries hold which terms and how often, with the weights of Okapi BM25.
struct PostingIndex<Term: Hashable & Comparable & Sendable>: Sendable {
  private var holders: [Term: [(entry: Int, count: Int)]] = [:]
  private var lengths: [Int] = []
  private var wholeLength = 0

  /// How soon a repeated term stops adding to the score.
  private static var saturation: Double { 1.2 }
  /// How much long entries are held back, 0…1.
  private static var lengthPenalty: Double { 0.4 }

  /// Adds the next entry.
  mutating func append(_ terms: [Term]) {
    for (term, count) in Dictionary(terms.map { ($0, 1) }, uniquingKeysWith: +) {
      holders[term, default: []].append((lengths.count, count))
    }
    lengths.append(terms.count)
    wholeLength += terms.count
  }

  /// Adds to each entry's score what the terms wanted are worth there, times `weight`.
  func add(_ wanted: [Term], weight: Double, to scores: inout [Double]) {
    let meanLength = Double(max(1, wholeLength)) / Double(max(1, lengths.count))
    let counts = Dictionary(wanted.map { ($0, 1) }, uniquingKeysWith: +)
    // In a fixed order, because the last digit of a sum of fractions depends on it.
    for (term, times) in counts.sorted(by: { $0.key < $1.key }) {
      guard let found = holders[term] else { continue }
      let rarity = weight * rarity(of: found.count) * Double(min(times, 2))
      for (entry, count) in found {
        let relativeLength = Double(lengths[entry]) / meanLength
        let norm = 1 - Self.lengthPenalty + Self.lengthPenalty * relativeLength
        let often = Double(count)
        scores[entry] += rarity * often * (Self.saturation + 1) / (often + Self.saturation * norm)
      }
    }
  }

  /// The weight of a term that `holders` entries have; above 0.
  private func rarity(of holders: Int) -> Double {
    naturalLogarithm(1 + (Double(lengths.count - holders) + 0.5) / (Double(holders) + 0.5))
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
