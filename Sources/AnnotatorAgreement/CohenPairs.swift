/// The labels two annotators gave to the items that both rated.
struct CohenPairs {
  let pairs: [(first: Int, second: Int)]
  let scale: LabelOrder

  /// κ where labels are the same or not.
  var unweighted: Statistic {
    guard !pairs.isEmpty else { return .nothingPairable }
    let observed = pairs.count { $0.first != $0.second }
    let number = pairs.count
    let (left, right) = margins
    let alike = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    return .chanceCorrected(
      observed: Double(observed) / Double(number),
      expected: Double(number * number - alike) / Double(number * number))
  }

  /// κ with disagreement weighed by the distance of the labels' places.
  var linear: Statistic {
    weighted { left, right in
      // Σ over all label pairs of |i − j| = Σ over cuts of what lies on different sides of them.
      var (below, belowToo, sum) = (0, 0, 0)
      let (all, allToo) = (left.reduce(0, +), right.reduce(0, +))
      for (mine, yours) in zip(left, right) {
        below += mine
        belowToo += yours
        sum += below * (allToo - belowToo) + belowToo * (all - below)
      }
      return Double(sum)
    } distance: {
      abs($0 - $1)
    }
  }

  /// κ with disagreement weighed by the square of that distance.
  var quadratic: Statistic {
    weighted { left, right in
      func moments(_ margin: [Int]) -> (number: Double, sum: Double, squares: Double) {
        margin.enumerated().reduce((0, 0, 0)) { moments, entry in
          let (place, count) = (Double(entry.offset), Double(entry.element))
          return (
            moments.0 + count, moments.1 + place * count, moments.2 + place * place * count
          )
        }
      }
      let (mine, yours) = (moments(left), moments(right))
      return mine.number * yours.squares + yours.number * mine.squares - 2 * mine.sum * yours.sum
    } distance: {
      ($0 - $1) * ($0 - $1)
    }
  }

  private func weighted(
    expected: ([Int], [Int]) -> Double, distance: (Int, Int) -> Int
  ) -> Statistic {
    if let reason = scale.noOrder { return .undefined(reason) }
    guard !pairs.isEmpty else { return .nothingPairable }
    let observed = pairs.reduce(0) { $0 + distance($1.first, $1.second) }
    let (left, right) = margins
    return .chanceCorrected(
      observed: Double(observed) * Double(pairs.count), expected: expected(left, right))
  }

  /// How often each of the two gave each label.
  private var margins: (first: [Int], second: [Int]) {
    var first = [Int](repeating: 0, count: scale.labels.count)
    var second = first
    for pair in pairs {
      first[pair.first] += 1
      second[pair.second] += 1
    }
    return (first, second)
  }
}
