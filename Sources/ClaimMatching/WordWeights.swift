/// How telling words are, among the claims that are compared: rare words weigh more.
struct WordWeights {
  private let holders: [String: Int]
  private let count: Int

  init(_ claims: [Set<String>]) {
    var holders: [String: Int] = [:]
    for claim in claims { for stem in claim { holders[stem, default: 0] += 1 } }
    self.holders = holders
    count = claims.count
  }

  struct Overlap {
    /// Of the weight of all words of either, the share that both have, 0…1.
    let jaccard: Double
    /// Of the weight of the lighter, the share that both have, 0…1.
    let containment: Double
    /// The words that both have.
    let shared: Int
  }

  func overlap(_ a: Set<String>, _ b: Set<String>) -> Overlap {
    let common = a.intersection(b)
    let shared = weight(of: common)
    let (left, right) = (weight(of: a), weight(of: b))
    let either = left + right - shared
    return Overlap(
      jaccard: either > 0 ? shared / either : 0,
      containment: min(left, right) > 0 ? shared / min(left, right) : 0,
      shared: common.count)
  }

  private func weight(of stems: Set<String>) -> Double {
    // Added up by count, so that a set's order cannot change the last digit.
    var tally: [Int: Int] = [:]
    for stem in stems { tally[holders[stem] ?? 0, default: 0] += 1 }
    return tally.sorted { $0.key < $1.key }.reduce(0) { sum, entry in
      // A harmonic weight needs no logarithm, which the core would have to import.
      sum + Double(entry.value) * Double(count + 1) / Double(count + 4 * entry.key)
    }
  }
}
