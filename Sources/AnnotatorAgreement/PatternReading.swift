/// The figures of a table with some number of items of each pattern: the table's own, or those drawn.
struct PatternReading {
  private let table: PatternTable
  // What was added up over the items.
  private var items = 0.0
  private var pairableItems = 0.0
  private var alike = 0.0
  private var whole: Sums
  private var placed: Sums
  private var shares: [Double]
  private var squares = 0.0
  private var valueSum = 0.0
  private var valueSquares = 0.0
  private var weights: [Int]

  /// The pairable ratings, and by label.
  private struct Sums {
    var number = 0.0
    var differing = 0.0
    var margins: [Double]

    /// Whether there is one label at most.
    var isUniform: Bool { margins.count { $0 > 0 } < 2 }
  }

  init(_ table: PatternTable) {
    self.table = table
    weights = []
    let empty = [Double](repeating: 0, count: table.order.labels.count)
    (whole, placed, shares) = (Sums(margins: empty), Sums(margins: empty), empty)
    take(table.weights)
  }

  /// Reads the figures for these numbers of items.
  mutating func take(_ weights: [Int]) {
    reset()
    self.weights = weights
    for (pattern, weight) in zip(table.patterns, weights) where weight > 0 {
      add(pattern, Double(weight))
    }
  }

  private mutating func reset() {
    (items, pairableItems, alike, squares, valueSum, valueSquares) = (0, 0, 0, 0, 0, 0)
    (whole.number, whole.differing, placed.number) = (0, 0, 0)
    for label in shares.indices {
      shares[label] = 0
      whole.margins[label] = 0
      placed.margins[label] = 0
    }
  }

  private mutating func add(_ pattern: PatternTable.Pattern, _ weight: Double) {
    items += weight
    for cell in table.cells[pattern.cells] { shares[cell.label] += weight * cell.share }
    guard pattern.size > 1 else { return }
    pairableItems += weight
    alike += weight * pattern.alike
    whole.number += weight * pattern.size
    whole.differing += weight * pattern.differing
    for cell in table.cells[pattern.cells] { whole.margins[cell.label] += weight * cell.count }
    guard pattern.placedSize > 1 else { return }
    placed.number += weight * pattern.placedSize
    squares += weight * pattern.squares
    valueSum += weight * pattern.valueSum
    valueSquares += weight * pattern.valueSquares
    for cell in table.cells[pattern.placed] { placed.margins[cell.label] += weight * cell.count }
  }
}

extension PatternReading {
  /// The mean over pairable items of the share of pairs that agree; `nil` without one.
  var percentAgreement: Double? { pairableItems > 0 ? alike / pairableItems : nil }

  /// Krippendorff's, where labels are the same or not.
  var nominal: Disagreement? {
    guard whole.number > 0 else { return nil }
    let number = whole.number
    let same = whole.margins.reduce(0) { $0 + $1 * $1 }
    return Disagreement(
      observed: whole.differing / number,
      expected: whole.isUniform ? 0 : (number * number - same) / (number * (number - 1)))
  }

  /// Krippendorff's, by the order of the labels.
  var ordinal: Disagreement? {
    guard placed.number > 0 else { return nil }
    // The ordinal distance of two labels is that of the middles of their ranks.
    var before = -placed.number / 2
    var (least, greatest, sum, all) = (0.0, 0.0, 0.0, 0.0)
    var middles = placed.margins
    for (label, count) in placed.margins.enumerated() where count > 0 {
      let middle = before + count / 2
      if all == 0 { least = middle }
      greatest = middle
      middles[label] = middle
      before += count
      sum += count * middle
      all += count * middle * middle
    }
    return disagreement(
      observed: ordinalSquares(middles), sum: sum, squares: all, furthest: greatest - least)
  }

  /// Krippendorff's, by the distance of the values that the labels stand for.
  var interval: Disagreement? {
    guard placed.number > 0 else { return nil }
    let used = placed.margins.indices.filter { placed.margins[$0] > 0 }.map {
      table.order.values[$0]
    }
    return disagreement(
      observed: squares, sum: valueSum, squares: valueSquares,
      furthest: (used.max() ?? 0) - (used.min() ?? 0))
  }

  /// Fleiss' κ.
  var fleiss: Disagreement? {
    guard let agreement = percentAgreement else { return nil }
    let chance = shares.reduce(0) { $0 + ($1 / items) * ($1 / items) }
    return Disagreement(observed: 1 - agreement, expected: isUniform ? 0 : 1 - chance)
  }

  /// Gwet's AC1.
  var gwetAC1: Disagreement? {
    guard let agreement = percentAgreement else { return nil }
    guard !isUniform else { return Disagreement(observed: 1 - agreement, expected: 0) }
    let spread = shares.reduce(0) { $0 + ($1 / items) * (1 - $1 / items) }
    return Disagreement(
      observed: 1 - agreement, expected: 1 - spread / Double(table.order.labels.count - 1))
  }

  /// Whether all ratings of all items are alike.
  private var isUniform: Bool { shares.count { $0 > 0 } < 2 }

  private func ordinalSquares(_ middles: [Double]) -> Double {
    var observed = 0.0
    for (pattern, weight) in zip(table.patterns, weights)
    where weight > 0 && pattern.placedSize > 1 && pattern.placed.count > 1 {
      var (sum, squares) = (0.0, 0.0)
      for cell in table.cells[pattern.placed] {
        let middle = middles[cell.label]
        sum += cell.count * middle
        squares += cell.count * middle * middle
      }
      observed +=
        Double(weight) * 2 * (pattern.placedSize * squares - sum * sum) / (pattern.placedSize - 1)
    }
    return observed
  }

  private func disagreement(
    observed: Double, sum: Double, squares: Double, furthest: Double
  ) -> Disagreement {
    let number = placed.number
    let expected = 2 * (number * squares - sum * sum) / (number * (number - 1))
    return Disagreement(
      observed: max(0, observed / number),
      expected: placed.isUniform ? 0 : max(0, expected), furthest: furthest * furthest)
  }
}
