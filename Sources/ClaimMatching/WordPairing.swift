import ClaimModel

/// Which words of one text stand for which of another, in the order of both.
struct WordPairing {
  /// Places in both word lists that hold the same word, rising on both sides.
  let pairs: [(a: Int, b: Int)]

  /// The largest table that is filled for one stretch, in cells; longer stretches are first cut at
  /// words that occur once on each side.
  fileprivate static let cellLimit = 1_000_000

  /// How often a stretch is cut into smaller ones before it is left unpaired.
  fileprivate static let deepestCut = 8

  init(_ a: [Word], _ b: [Word]) {
    var numbers: [String: Int32] = [:]
    func number(_ word: Word) -> Int32 {
      if let known = numbers[word.key] { return known }
      let next = Int32(numbers.count)
      numbers[word.key] = next
      return next
    }
    let left = a.map(number)
    let right = b.map(number)
    let weights = a.map { Int32($0.isContent ? 4 : 2) }
    var search = Search(a: left, b: right, weights: weights)
    search.pair(0..<left.count, 0..<right.count, depth: 0)
    pairs = search.pairs
  }

  fileprivate struct Search {
    let a: [Int32]
    let b: [Int32]
    let weights: [Int32]
    var pairs: [(a: Int, b: Int)] = []

    mutating func pair(_ left: Range<Int>, _ right: Range<Int>, depth: Int) {
      guard !left.isEmpty, !right.isEmpty else { return }
      let (rows, overflow) = left.count.multipliedReportingOverflow(by: right.count)
      if !overflow, rows <= WordPairing.cellLimit {
        pairInTable(left, right)
        return
      }
      let anchors = depth < WordPairing.deepestCut ? uniqueAnchors(left, right) : []
      guard !anchors.isEmpty else { return }
      var fromA = left.lowerBound
      var fromB = right.lowerBound
      for anchor in anchors {
        pair(fromA..<anchor.a, fromB..<anchor.b, depth: depth + 1)
        pairs.append(anchor)
        (fromA, fromB) = (anchor.a + 1, anchor.b + 1)
      }
      pair(fromA..<left.upperBound, fromB..<right.upperBound, depth: depth + 1)
    }
  }
}

extension WordPairing.Search {
  /// Words that occur once in each stretch, the most of them that are in one order on both sides.
  fileprivate func uniqueAnchors(_ left: Range<Int>, _ right: Range<Int>) -> [(a: Int, b: Int)] {
    func places(_ words: [Int32], _ range: Range<Int>) -> [Int32: Int] {
      var places: [Int32: Int] = [:]
      for index in range { places[words[index]] = places[words[index]] == nil ? index : -1 }
      return places
    }
    let onceInA = places(a, left)
    let onceInB = places(b, right)
    let shared = left.compactMap { index -> (a: Int, b: Int)? in
      guard onceInA[a[index]] == index, let other = onceInB[a[index]], other >= 0 else {
        return nil
      }
      return (index, other)
    }
    return longestRising(shared)
  }

  /// The longest choice whose places in `b` rise; patience sorting.
  private func longestRising(_ candidates: [(a: Int, b: Int)]) -> [(a: Int, b: Int)] {
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      let place = tops.partitioningIndex { candidates[$0].b >= candidate.b }
      if place > 0 { before[index] = tops[place - 1] }
      if place == tops.count { tops.append(index) } else { tops[place] = index }
    }
    var chosen: [(a: Int, b: Int)] = []
    var at = tops.last ?? -1
    while at >= 0 {
      chosen.append(candidates[at])
      at = before[at]
    }
    return chosen.reversed()
  }

  /// The heaviest pairing by dynamic programming; words in a row weigh more than scattered ones.
  fileprivate mutating func pairInTable(_ left: Range<Int>, _ right: Range<Int>) {
    let width = right.count + 1
    let unpaired = Int32.min / 2
    var best = [Int32](repeating: 0, count: (left.count + 1) * width)
    var ending = [Int32](repeating: unpaired, count: (left.count + 1) * width)
    for row in 1...left.count {
      let word = a[left.lowerBound + row - 1]
      let weight = weights[left.lowerBound + row - 1]
      for column in 1...right.count {
        let cell = row * width + column
        let diagonal = cell - width - 1
        if word == b[right.lowerBound + column - 1] {
          ending[cell] = weight + max(best[diagonal], ending[diagonal] + Self.rowBonus)
        }
        best[cell] = max(ending[cell], best[cell - width], best[cell - 1])
      }
    }
    var found: [(a: Int, b: Int)] = []
    var (row, column) = (left.count, right.count)
    var mustPair = false
    while row > 0, column > 0 {
      let cell = row * width + column
      if mustPair || ending[cell] == best[cell] {
        found.append((left.lowerBound + row - 1, right.lowerBound + column - 1))
        let diagonal = cell - width - 1
        mustPair = ending[diagonal] + Self.rowBonus > best[diagonal]
        (row, column) = (row - 1, column - 1)
      } else if best[cell - width] == best[cell] {
        row -= 1
      } else {
        column -= 1
      }
    }
    pairs += found.reversed()
  }

  /// What a pair gains by standing right after another.
  private static var rowBonus: Int32 { 3 }
}
