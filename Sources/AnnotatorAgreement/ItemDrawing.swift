import ClaimModel

/// Draws items with replacement, where many items are alike: how often each kind of item is drawn.
///
/// The counts have the multinomial distribution that drawing the items one by one gives. They are found
/// by halving: how many of all draws fall on the first half of the kinds, how many of those on its first
/// half, and so on.
struct ItemDrawing {
  private let itemCount: Int
  // The tree of halves in preorder: the left branch follows its node.
  private var nodes: [Node] = []
  private var drawn: [Int] = []
  private var bits: SeededBits

  private struct Node {
    let weight: Int
    /// The weight of the left branch; 0 on a leaf.
    var leftWeight = 0
    /// Where the right branch begins; on a leaf, which kind it is.
    var target: Int
  }

  /// - Parameter weights: how many items there are of each kind; above 0.
  init(weights: [Int], seed: UInt64) {
    bits = SeededBits(seed: seed)
    itemCount = weights.reduce(0, +)
    let order = weights.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    var before = [0]
    for kind in order { before.append(before[before.count - 1] + weights[kind]) }
    nodes.reserveCapacity(2 * order.count)
    if !order.isEmpty { split(0..<order.count, order, before) }
    drawn = Array(repeating: 0, count: nodes.count)
  }

  /// Draws as many items as there are.
  ///
  /// - Parameter counts: set to how often each kind came.
  mutating func draw(into counts: inout [Int]) {
    guard !nodes.isEmpty else { return }
    drawn[0] = itemCount
    for place in nodes.indices {
      let (node, number) = (nodes[place], drawn[place])
      guard node.leftWeight > 0 else {
        counts[node.target] = number
        continue
      }
      let left =
        number == 0
        ? 0 : bits.successes(of: number, part: node.leftWeight, whole: node.weight)
      drawn[place + 1] = left
      drawn[node.target] = number - left
    }
  }

  /// Adds the branch for some places of the order; the lists say which kind lies where, and what all
  /// before it weigh.
  private mutating func split(_ places: Range<Int>, _ order: [Int], _ before: [Int]) {
    let weight = before[places.upperBound] - before[places.lowerBound]
    guard places.count > 1 else {
      return nodes.append(Node(weight: weight, target: order[places.lowerBound]))
    }
    let middle = before[places.lowerBound] + (weight + 1) / 2
    let inner = places.lowerBound + 1..<places.upperBound - 1
    let border = inner.partitioningIndex { before[$0] >= middle }
    let node = nodes.count
    nodes.append(
      Node(
        weight: weight, leftWeight: before[border] - before[places.lowerBound], target: 0))
    split(places.lowerBound..<border, order, before)
    nodes[node].target = nodes.count
    split(border..<places.upperBound, order, before)
  }
}
