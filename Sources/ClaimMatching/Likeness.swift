/// How much two word lists have in common, and whether that makes them one utterance.
struct Likeness {
  /// The longest row of words that both hold.
  let run: Int
  /// The words in that row that say something.
  let contentInRun: Int
  /// Of the content words of the shorter side, the share that the other has too, 0…1; words that
  /// differ only in their ending count half.
  let coverage: Double
  /// The same for the longer side.
  let coverageOfLonger: Double
  /// The content words of the shorter side.
  let shorterContent: Int
  /// Of the stretch of the longer side that holds what both have, the share that is paired, 0…1.
  let density: Double

  /// - Parameter moved: content words that both hold, but not in the order of the pairs.
  init(a: [Word], b: [Word], pairs: [(a: Int, b: Int)], moved: Int) {
    (run, contentInRun) = Self.longestRun(a, pairs)
    let contentInA = a.count { $0.isContent }
    let contentInB = b.count { $0.isContent }
    let aIsShorter = (contentInA, a.count) <= (contentInB, b.count)
    let paired = pairs.count { a[$0.a].isContent }
    let near = Self.nearHalves(a, b, pairs)
    shorterContent = min(contentInA, contentInB)
    let held = Double(paired + moved) + Double(near) / 2
    coverage = min(1, held / Double(max(1, shorterContent)))
    coverageOfLonger = min(1, held / Double(max(1, contentInA, contentInB)))
    let places = pairs.map { aIsShorter ? $0.b : $0.a }
    let stretch = (places.last ?? 0) - (places.first ?? 0) + 1
    density = Double(pairs.count) / Double(max(1, stretch))
  }

  /// Whether the two give one utterance.
  ///
  /// A long row of words is not said twice by chance, nor is a shorter one that is nearly all
  /// telling words. Otherwise it may be a set phrase, so there the shorter quotation must be held
  /// almost whole; where no row is long, each must hold the other.
  var isOneUtterance: Bool {
    if run >= 8, contentInRun >= 2 { return true }
    if run >= 6, contentInRun >= 5 || contentInRun >= 2 && coverage >= 0.85 { return true }
    if run >= 3, shorterContent >= 3, coverage >= 0.95, density >= 0.5 { return true }
    return run >= 2 && shorterContent >= 2 && min(coverage, coverageOfLonger) >= 0.75
  }

  private static func longestRun(_ a: [Word], _ pairs: [(a: Int, b: Int)]) -> (Int, Int) {
    var longest = (words: 0, content: 0)
    var current = longest
    for (index, pair) in pairs.enumerated() {
      if index == 0 || pairs[index - 1].a + 1 != pair.a || pairs[index - 1].b + 1 != pair.b {
        current = (0, 0)
      }
      current.words += 1
      if a[pair.a].isContent { current.content += 1 }
      if (current.words, current.content) > (longest.words, longest.content) { longest = current }
    }
    return longest
  }

  /// What stands between the pairs and is nearly the same, in half words: words that differ only in
  /// their ending count one, words that are merely joined or parted otherwise count two.
  private static func nearHalves(_ a: [Word], _ b: [Word], _ pairs: [(a: Int, b: Int)]) -> Int {
    var halves = 0
    var (fromA, fromB) = (0, 0)
    for pair in pairs + [(a.count, b.count)] {
      if fromA < pair.a, fromB < pair.b {
        let left = a[fromA..<pair.a]
        let right = b[fromB..<pair.b]
        if ChangeKind.areGlued(left, right) {
          halves += 2 * min(left.count { $0.isContent }, right.count { $0.isContent })
        } else {
          let stems = Set(left.filter(\.isContent).map { WordStem.stem($0.key) })
          halves +=
            stems.intersection(right.filter(\.isContent).map { WordStem.stem($0.key) }).count
        }
      }
      (fromA, fromB) = (pair.a + 1, pair.b + 1)
    }
    return halves
  }
}
