/// The items of a table by the labels they were given: those that were given the same ones as often are
/// of one pattern, whoever gave them.
///
/// What a pattern adds to each figure is reckoned once, so that drawing the items anew is a sum over the
/// patterns. Patterns are sorted by their labels: sums do not depend on the order of the ratings.
struct PatternTable: Sendable {
  /// How many items are of each pattern.
  private(set) var weights: [Int] = []
  private(set) var patterns: [Pattern] = []
  /// The labels of all patterns, those of one in order.
  private(set) var cells: [Cell] = []
  let order: LabelOrder

  /// A label in a pattern.
  struct Cell: Sendable {
    let label: Int
    /// How often it was given.
    let count: Double
    /// Its share of the item's ratings.
    let share: Double
  }

  /// What one pattern adds to the figures.
  struct Pattern: Sendable {
    let cells: Range<Int>
    /// Those of the cells whose labels have a place in the order.
    let placed: Range<Int>
    /// How many ratings the item has, and how many with a place.
    let size: Double
    let placedSize: Double
    /// The share of pairs of ratings that are alike; 0 where there is one rating.
    var alike = 0.0
    /// Pairs of ratings that differ, counted in both directions, over the size less 1.
    var differing = 0.0
    /// Squared differences of values, likewise.
    var squares = 0.0
    /// Of the values with a place: their sum, and that of their squares.
    var valueSum = 0.0
    var valueSquares = 0.0
  }

  init(_ table: RatingTable) {
    order = table.order
    var kinds = NameTable()
    var counts: [Int] = []
    var labels: [Int32] = []
    for item in 0..<table.itemCount {
      labels.removeAll(keepingCapacity: true)
      for entry in table.entries(of: item) { labels.append(entry.label) }
      guard !labels.isEmpty else { continue }
      Self.sort(&labels)
      let kind = labels.withUnsafeBytes { kinds.number(of: $0.bindMemory(to: UInt8.self)) }
      if kind == counts.count { counts.append(0) }
      counts[kind] += 1
    }
    let rows = counts.indices.map { Self.row(kinds.bytes(of: $0)) }
    let sorted = rows.indices.sorted { rows[$0].lexicographicallyPrecedes(rows[$1]) }
    for kind in sorted { add(rows[kind], weight: counts[kind]) }
  }

  /// How much work one drawing of the items is.
  var cost: Int { cells.count + 2 * patterns.count }

  /// Rows are mostly short: then inserting beats the library's sort.
  private static func sort(_ labels: inout [Int32]) {
    guard labels.count <= 16 else { return labels.sort() }
    for end in labels.indices.dropFirst() {
      let label = labels[end]
      var place = end
      while place > 0, labels[place - 1] > label {
        labels[place] = labels[place - 1]
        place -= 1
      }
      labels[place] = label
    }
  }

  private static func row(_ bytes: ArraySlice<UInt8>) -> [Int32] {
    bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: 4).map {
        raw.loadUnaligned(fromByteOffset: $0, as: Int32.self)
      }
    }
  }

  private mutating func add(_ row: [Int32], weight: Int) {
    let start = cells.count
    var place = 0
    while place < row.count {
      let end = row[place...].firstIndex { $0 != row[place] } ?? row.count
      let count = Double(end - place)
      cells.append(
        Cell(label: Int(row[place]), count: count, share: count / Double(row.count)))
      place = end
    }
    let placed = cells[start...].firstIndex { $0.label >= order.placed } ?? cells.count
    var pattern = Pattern(
      cells: start..<cells.count, placed: start..<placed, size: Double(row.count),
      placedSize: cells[start..<placed].reduce(0) { $0 + $1.count })
    reckon(&pattern)
    patterns.append(pattern)
    weights.append(weight)
  }

  private func reckon(_ pattern: inout Pattern) {
    if pattern.size > 1 {
      let alike = cells[pattern.cells].reduce(0) { $0 + $1.count * ($1.count - 1) }
      let pairs = pattern.size * (pattern.size - 1)
      pattern.alike = alike / pairs
      pattern.differing = (pairs - alike) / (pattern.size - 1)
    }
    // Values are taken from the middle of the scale, which keeps their squares small and exact.
    for cell in cells[pattern.placed] {
      let value = order.values[cell.label] - order.middle
      pattern.valueSum += cell.count * value
      pattern.valueSquares += cell.count * value * value
    }
    if pattern.placedSize > 1, pattern.placed.count > 1 {
      let squares = pattern.placedSize * pattern.valueSquares - pattern.valueSum * pattern.valueSum
      pattern.squares = 2 * squares / (pattern.placedSize - 1)
    }
  }
}

extension LabelOrder {
  /// The middle between the least and the greatest value.
  var middle: Double {
    guard placed > 0, let low = values.min(), let high = values.max() else { return 0 }
    return (low + high) / 2
  }
}
