/// Words that may be shortened to any beginning that only one of them has.
public enum Prefix {
  /// The word meant by `text`: the one spelt so, else all that begin so; case makes no difference.
  static func matches<Word>(
    _ text: String, among words: [Word], named name: (Word) -> String
  ) -> [Word] {
    let typed = Array(text.lowercased().utf8)
    let exact = words.first { name($0).lowercased().utf8.elementsEqual(typed) }
    if let exact { return [exact] }
    return words.filter { name($0).lowercased().utf8.starts(with: typed) }
  }

  /// The one word meant by `text`.
  ///
  /// - Parameter kind: what the words are, for the message.
  static func one<Word>(
    _ text: String, among words: [Word], kind: String, named name: (Word) -> String
  ) throws(ConsoleError) -> Word {
    let matches = matches(text, among: words, named: name)
    guard let match = matches.first, !text.isEmpty else {
      throw .unknownWord(text, kind: kind, known: words.map(name))
    }
    guard matches.count == 1 else {
      throw .ambiguous(text, matches: matches.map(name))
    }
    return match
  }

  /// The words that `text` may be a slip for, nearest first, five at most.
  public static func near(_ text: String, among words: [String]) -> [String] {
    let typed = Array(text.lowercased().unicodeScalars.prefix(24))
    let ranked = words.map { ($0, distance(typed, Array($0.lowercased().unicodeScalars))) }
    let close = ranked.enumerated().filter {
      $0.element.1 <= max(1, typed.count / 2) && $0.element.1 <= 2
    }
    return close.sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
      .prefix(5).map(\.element.0)
  }

  /// How many scalars must be put in, left out or changed to turn one into the other.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let changed = left == right ? diagonal : diagonal + 1
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j + 1] + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
