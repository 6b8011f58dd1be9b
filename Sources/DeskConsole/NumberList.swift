/// Numbers from a list that was shown, as people type them: `1-4 7`, `1,3`.
public struct NumberList: Hashable, Sendable {
  /// Each once, in the order in which they were typed; every one is at least 1.
  public let numbers: [Int]

  /// The most numbers that may be meant at once.
  static let limit = 10_000

  /// Reads a text that holds numbers and ranges and nothing else, apart by white space or commas.
  ///
  /// - Returns: `nil` when something else is in it, nothing is, or more than 10,000 numbers are meant.
  public init?(_ text: String) {
    var numbers: [Int] = []
    var seen: Set<Int> = []
    for part in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      guard let range = Self.range(part), numbers.count + range.count <= Self.limit else {
        return nil
      }
      numbers += range.filter { seen.insert($0).inserted }
    }
    guard !numbers.isEmpty else { return nil }
    self.numbers = numbers
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count <= 2, ends.allSatisfy({ $0.utf8.count <= 6 }) else { return nil }
    let bounds = ends.compactMap { Int($0) }
    guard bounds.count == ends.count, let first = bounds.first, let last = bounds.last, first >= 1,
      first <= last
    else { return nil }
    return first...last
  }
}

extension Arguments {
  /// Takes the numbers that come next; `nil` when the line goes on otherwise.
  mutating func takeNumbers() -> NumberList? {
    var rest = self
    var words: [String] = []
    while let word = rest.nextWord, NumberList(word) != nil {
      words.append(word)
      _ = rest.takeWord()
    }
    guard let list = NumberList(words.joined(separator: " ")) else { return nil }
    self = rest
    return list
  }

  /// Takes `because` where it comes next, and gives what is left of the line.
  mutating func takeReason() -> String {
    if nextWord == "because" { _ = takeWord() }
    return text
  }
}
