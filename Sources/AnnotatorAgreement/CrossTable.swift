/// The labels that two annotators gave to the items both rated, and how often each two came together.
struct CrossTable {
  /// In order of the two labels.
  let cells: [Cell]
  private let order: LabelOrder
  /// The labels that either gave, in their order; cells name them by their place here.
  private let labels: [Int]

  struct Cell {
    let first: Int
    let second: Int
    let count: Int
  }

  init(_ table: RatingTable, _ one: Int, _ other: Int) {
    order = table.order
    var keys: [UInt64] = []
    for item in 0..<table.itemCount {
      var (mine, yours): (Int32, Int32) = (-1, -1)
      for entry in table.entries(of: item) {
        if entry.annotator == Int32(one) { mine = entry.label }
        if entry.annotator == Int32(other) { yours = entry.label }
      }
      if mine >= 0, yours >= 0 { keys.append(UInt64(mine) << 32 | UInt64(yours)) }
    }
    let counted = Self.counted(keys, labels: table.order.labels.count)
    let used = Set(counted.flatMap { [Int($0.key >> 32), Int($0.key & 0xFFFF_FFFF)] }).sorted()
    var place: [Int: Int] = [:]
    for (index, label) in used.enumerated() { place[label] = index }
    labels = used
    cells = counted.map { key, count in
      Cell(
        first: place[Int(key >> 32)] ?? 0, second: place[Int(key & 0xFFFF_FFFF)] ?? 0, count: count)
    }
  }

  /// How often each key comes, in order of the keys.
  private static func counted(_ keys: [UInt64], labels: Int) -> [(key: UInt64, count: Int)] {
    var counted: [(key: UInt64, count: Int)] = []
    guard labels > 256 else {
      var dense = [Int](repeating: 0, count: labels * labels)
      for key in keys { dense[Int(key >> 32) * labels + Int(key & 0xFFFF_FFFF)] += 1 }
      for (cell, count) in dense.enumerated() where count > 0 {
        counted.append((UInt64(cell / labels) << 32 | UInt64(cell % labels), count))
      }
      return counted
    }
    for key in keys.sorted() {
      if let last = counted.indices.last, counted[last].key == key {
        counted[last].count += 1
      } else {
        counted.append((key, 1))
      }
    }
    return counted
  }

  private func isPlaced(_ cell: Cell) -> Bool {
    labels[cell.first] < order.placed && labels[cell.second] < order.placed
  }

  private func distance(_ one: Int, _ other: Int) -> Double {
    abs(order.places[labels[one]] - order.places[labels[other]])
  }
}

// MARK: - κ

extension CrossTable {
  func figure(_ statistic: AgreementStatistic, in table: RatingTable) -> AgreementFigure {
    let counted = statistic.asksForOrder ? cells.filter { isPlaced($0) } : cells
    let items = counted.reduce(0) { $0 + $1.count }
    let all = cells.reduce(0) { $0 + $1.count }
    let basis = AgreementFigure.Basis(
      items: items, annotators: items > 0 ? 2 : 0, pairable: 2 * items,
      offScale: statistic.asksForOrder && order.noOrder == nil ? all - items : 0)
    if let reason = table.whyUndefined(statistic, basis) {
      return AgreementFigure(statistic, basis: basis, reading: .undefined(reason))
    }
    let weights = cells.map(\.count)
    let reading: AgreementFigure.Reading
    if statistic == .percentAgreement {
      reading = value(statistic, weights).map { .share($0) } ?? .undefined("")
    } else {
      reading = disagreement(statistic, weights).map { .corrected($0) } ?? .undefined("")
    }
    return AgreementFigure(statistic, basis: basis, reading: reading)
  }

  /// The statistic for some number of items in each cell; `nil` where it is undefined.
  func value(_ statistic: AgreementStatistic, _ weights: [Int]) -> Double? {
    let disagreement = disagreement(statistic, weights)
    return statistic == .percentAgreement
      ? disagreement?.observedAgreement : disagreement?.coefficient
  }

  private func disagreement(_ statistic: AgreementStatistic, _ weights: [Int]) -> Disagreement? {
    switch statistic {
    case .percentAgreement, .unweightedKappa: unweighted(weights)
    case .linearKappa: linear(weights)
    case .quadraticKappa: quadratic(weights)
    case .nominalAlpha, .ordinalAlpha, .intervalAlpha, .fleiss, .gwetAC1: nil
    }
  }

  /// How often each of the two gave each label, and how many items that are.
  private struct Margins {
    var first: [Double]
    var second: [Double]
    var items = 0.0
  }

  private func margins(_ weights: [Int], placedOnly: Bool) -> Margins {
    let empty = [Double](repeating: 0, count: labels.count)
    var margins = Margins(first: empty, second: empty)
    for (cell, weight) in zip(cells, weights) where !placedOnly || isPlaced(cell) {
      margins.first[cell.first] += Double(weight)
      margins.second[cell.second] += Double(weight)
      margins.items += Double(weight)
    }
    return margins
  }

  private func unweighted(_ weights: [Int]) -> Disagreement? {
    let margins = margins(weights, placedOnly: false)
    guard margins.items > 0 else { return nil }
    var differing = 0
    for (cell, weight) in zip(cells, weights) where cell.first != cell.second {
      differing += weight
    }
    let squared = margins.items * margins.items
    let alike = zip(margins.first, margins.second).reduce(0) { $0 + $1.0 * $1.1 }
    return Disagreement(
      observed: Double(differing) / margins.items, expected: (squared - alike) / squared)
  }

  private func linear(_ weights: [Int]) -> Disagreement? {
    weighted(weights, power: { $0 }) { margins in
      // Σ over all label pairs of their distance = Σ over the gaps between neighbours of the gap times
      // the pairs that lie on different sides of it.
      var (below, belowToo, sum) = (0.0, 0.0, 0.0)
      for label in labels.indices.dropLast() where labels[label + 1] < order.placed {
        below += margins.first[label]
        belowToo += margins.second[label]
        let apart = below * (margins.items - belowToo) + belowToo * (margins.items - below)
        sum += apart * distance(label, label + 1)
      }
      return sum
    }
  }

  private func quadratic(_ weights: [Int]) -> Disagreement? {
    weighted(weights, power: { $0 * $0 }) { margins in
      func moments(_ margin: [Double]) -> (sum: Double, squares: Double) {
        var (sum, squares) = (0.0, 0.0)
        for (label, count) in margin.enumerated() where labels[label] < order.placed {
          let place = distance(0, label)
          sum += place * count
          squares += place * place * count
        }
        return (sum, squares)
      }
      let (mine, yours) = (moments(margins.first), moments(margins.second))
      return margins.items * (mine.squares + yours.squares) - 2 * mine.sum * yours.sum
    }
  }

  private func weighted(
    _ weights: [Int], power: (Double) -> Double, expected: (Margins) -> Double
  ) -> Disagreement? {
    let margins = margins(weights, placedOnly: true)
    guard margins.items > 0 else { return nil }
    var observed = 0.0
    for (cell, weight) in zip(cells, weights) where isPlaced(cell) {
      observed += Double(weight) * power(distance(cell.first, cell.second))
    }
    let squared = margins.items * margins.items
    let placed = labels.prefix { $0 < order.placed }
    return Disagreement(
      observed: observed / margins.items, expected: expected(margins) / squared,
      furthest: placed.isEmpty ? 0 : power(distance(0, placed.count - 1)))
  }
}
