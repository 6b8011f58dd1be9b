import ClaimModel

/// How often each label was given to each item.
struct LabelCounts {
  let scale: LabelOrder
  /// For each item, the labels it was given and how often, in order of item and label.
  let rows: [[(label: Int, count: Int)]]
  /// Those of the rows that two annotators rated or more.
  let pairableRows: [[(label: Int, count: Int)]]
  /// How often each label was given in all.
  let totals: [Int]
  let annotators: [ExactText]
  /// Of two annotators, the labels each gave to the items both rated; empty for other numbers.
  private let crossed: [(first: Int, second: Int)]

  init(_ ratings: [(item: String, annotator: String, label: String)], scale: LabelOrder) {
    self.scale = scale
    var given: [ExactText: [ExactText: Int]] = [:]
    for rating in ratings {
      let label = scale.index[ExactText(rating.label)] ?? 0
      given[ExactText(rating.item), default: [:]][ExactText(rating.annotator)] = label
    }
    let byItem = given.sorted { $0.key < $1.key }.map(\.value)
    annotators = Set(byItem.flatMap(\.keys)).sorted()
    rows = byItem.map { labels in
      Dictionary(labels.values.map { ($0, 1) }, uniquingKeysWith: +)
        .sorted { $0.key < $1.key }.map { (label: $0.key, count: $0.value) }
    }
    pairableRows = rows.filter { Self.size($0) > 1 }
    var totals = [Int](repeating: 0, count: scale.labels.count)
    for (label, count) in rows.joined() { totals[label] += count }
    self.totals = totals
    if annotators.count == 2 {
      let (first, second) = (annotators[0], annotators[1])
      crossed = byItem.compactMap { labels in
        guard let mine = labels[first], let yours = labels[second] else { return nil }
        return (mine, yours)
      }
    } else {
      crossed = []
    }
  }

  var itemCount: Int { rows.count }
  var ratingCount: Int { totals.reduce(0, +) }
  var pairableCount: Int { pairableRows.reduce(0) { $0 + Self.size($1) } }

  /// The table of Cohen's κ; `nil` unless there are exactly two annotators.
  var cohenPairs: CohenPairs? {
    annotators.count == 2 ? CohenPairs(pairs: crossed, scale: scale) : nil
  }

  static func size(_ row: [(label: Int, count: Int)]) -> Int { row.reduce(0) { $0 + $1.count } }
}

// MARK: - Krippendorff's α

extension LabelCounts {
  /// α where labels are the same or not.
  ///
  /// - Parameter chosen: places among the pairable rows, each counted as often as it comes.
  func nominalAlpha(of chosen: some Sequence<Int>) -> Statistic {
    var observed = 0.0
    var totals = [Int](repeating: 0, count: totals.count)
    var number = 0
    for place in chosen {
      let row = pairableRows[place]
      var (size, alike) = (0, 0)
      for (label, count) in row {
        size += count
        alike += count * count
        totals[label] += count
      }
      observed += Double(size * size - alike) / Double(size - 1)
      number += size
    }
    guard number > 0 else { return .nothingPairable }
    let alike = totals.reduce(0) { $0 + $1 * $1 }
    return .chanceCorrected(
      observed: observed, expected: Double(number * number - alike) / Double(number - 1))
  }

  /// α where labels are the same or not, of all items.
  var nominalAlpha: Statistic { nominalAlpha(of: pairableRows.indices) }

  /// α by the order of the labels.
  var ordinalAlpha: Statistic {
    if let reason = scale.noOrder { return .undefined(reason) }
    var pairable = [Int](repeating: 0, count: totals.count)
    for (label, count) in pairableRows.joined() { pairable[label] += count }
    // The ordinal distance of two labels is that of the middles of their ranks.
    var before = 0
    let middles = pairable.map { count in
      defer { before += count }
      return Double(before) + Double(count) / 2
    }
    return alpha(values: middles)
  }

  /// α by the distance of the values that the labels stand for.
  var intervalAlpha: Statistic {
    guard let values = scale.values else {
      return .undefined(scale.noOrder ?? "the labels are no numbers")
    }
    return alpha(values: values)
  }

  /// α with the square of the difference of two labels' values as their distance.
  private func alpha(values: [Double]) -> Statistic {
    var observed = 0.0
    var all = Moments()
    for row in pairableRows {
      var moments = Moments()
      for (label, count) in row { moments.add(values[label], count) }
      observed += moments.squaredDifferences / (moments.number - 1)
      all.merge(moments)
    }
    guard all.number > 0 else { return .nothingPairable }
    return .chanceCorrected(
      observed: observed, expected: all.squaredDifferences / (all.number - 1))
  }

  /// What is needed to add up squared differences without looking at every pair.
  private struct Moments {
    var number = 0.0
    var sum = 0.0
    var squares = 0.0

    mutating func add(_ value: Double, _ count: Int) {
      number += Double(count)
      sum += value * Double(count)
      squares += value * value * Double(count)
    }

    mutating func merge(_ other: Moments) {
      number += other.number
      sum += other.sum
      squares += other.squares
    }

    /// Over ordered pairs; at least 0.
    var squaredDifferences: Double { max(0, 2 * (number * squares - sum * sum)) }
  }
}

// MARK: - Shares of agreeing pairs

extension LabelCounts {
  /// The mean over pairable items of the share of agreeing pairs.
  var percentAgreement: Statistic {
    let rows = pairableRows
    guard !rows.isEmpty else { return .nothingPairable }
    let shares = rows.map { row in
      let size = Self.size(row)
      return Double(row.reduce(0) { $0 + $1.count * ($1.count - 1) }) / Double(size * (size - 1))
    }
    return .value(shares.reduce(0, +) / Double(rows.count))
  }

  /// The mean over items of the share of their ratings that each label has.
  private var meanShares: [Double] {
    var shares = [Double](repeating: 0, count: totals.count)
    for row in rows {
      let size = Double(Self.size(row))
      for (label, count) in row { shares[label] += Double(count) / size }
    }
    return shares.map { $0 / Double(max(1, rows.count)) }
  }

  var fleiss: Statistic {
    corrected(expectedAgreement: meanShares.reduce(0) { $0 + $1 * $1 })
  }

  var gwetAC1: Statistic {
    guard totals.count > 1 else { return corrected(expectedAgreement: 1) }
    let spread = meanShares.reduce(0) { $0 + $1 * (1 - $1) }
    return corrected(expectedAgreement: spread / Double(totals.count - 1))
  }

  private func corrected(expectedAgreement: Double) -> Statistic {
    guard case .value(let agreement) = percentAgreement else { return .nothingPairable }
    // Rounding must not turn a table of one label into a huge figure.
    let expected = totals.count > 1 ? 1 - expectedAgreement : 0
    return .chanceCorrected(observed: 1 - agreement, expected: expected)
  }
}
