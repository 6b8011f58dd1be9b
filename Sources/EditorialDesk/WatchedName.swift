/// A name of a source that is kept sealed, as texts are searched for it.
///
/// It is what stands on its line before a comma, a bracket or a dash; what follows there is a description,
/// such as `White House official`. A text has the name where it has
///
/// - all its words, one behind the other, in their order or the last one first, also glued together;
/// - or one of its words that begins with a capital letter, or all of them where none does: not titles such
///   as `Dr.`, no single letters, and one of two letters only where it is written with a capital.
///
/// Compared are ``FoldedWord``s; in scripts without gaps a name is found within a word.
struct WatchedName: Sendable {
  /// Each with its letters in order; three letters or more, two in scripts without gaps.
  private let words: [String]
  /// Too short to be told from other words, but for their capital letter.
  private let shortWords: [String]
  private let runs: [[String]]
  private let glued: [String]
  /// Whether something behind the name on its line was taken for a description.
  let hasDescription: Bool

  /// How many single words are watched.
  var wordCount: Int { words.count + shortWords.count }
  /// Whether there is nothing to look for.
  var isEmpty: Bool { words.isEmpty && shortWords.isEmpty && runs.isEmpty }

  /// - Parameter line: the name, and perhaps a description behind it.
  init(_ line: String) {
    let (name, description) = Self.parted(line)
    let (parts, isInverted) = Self.ordered(name, description)
    hasDescription = !isInverted && !FoldedWord.words(of: description).isEmpty
    let capital = parts.filter { !$0.isSmall }
    let chosen = (capital.isEmpty ? parts : capital).filter { !Self.isTitle($0, among: parts) }
    let single = chosen.isEmpty ? parts : chosen
    words = single.filter(Self.isLong).map(\.text)
    let short = single.filter { !Self.isLong($0) }
    shortWords = short.filter { $0.text.count == 2 || parts.count == 1 }.map(\.text)
    let named = parts.filter { !Self.isTitle($0, among: parts) }.map(\.text)
    guard named.count > 1, let last = named.last else {
      (runs, glued) = ([], [])
      return
    }
    let lastFirst = [last] + named.dropLast()
    runs = [named, lastFirst]
    let pieces = Self.pieces(of: name).filter { $0.count > 1 }
    glued = (runs + pieces).map { $0.joined() }
  }

  /// Where in a text the name stands: the place of the first of its words, from 1; `nil` where it does not.
  ///
  /// - Parameter isCommon: whether a word that is written small is one that everybody uses.
  func place(in text: [FoldedWord], isCommon: (String) -> Bool = { _ in false }) -> Int? {
    text.indices.first { index in
      isRun(at: index, of: text) || isGlued(text[index]) || isWord(text[index], isCommon)
    }.map { $0 + 1 }
  }

  /// Whether a text has the name as a whole.
  func isWhole(in text: [FoldedWord]) -> Bool {
    // A name of one word is whole wherever that stands.
    guard !runs.isEmpty else { return place(in: text) != nil }
    return text.indices.contains { isRun(at: $0, of: text) || isGlued(text[$0]) }
  }

  private func isRun(at index: Int, of text: [FoldedWord]) -> Bool {
    runs.contains { run in
      index + run.count <= text.count && zip(run, text[index...]).allSatisfy { $0 == $1.text }
    }
  }

  /// From how many letters on a name is looked for within what is written without gaps.
  private static let leastWithin = 6

  private func isGlued(_ word: FoldedWord) -> Bool {
    glued.contains { name in
      word.text == name
        || name.count >= (word.isUngapped ? 2 : Self.leastWithin) && word.text.contains(name)
    }
  }

  private func isWord(_ word: FoldedWord, _ isCommon: (String) -> Bool) -> Bool {
    let isNamed =
      words.contains { Self.isSame(word, $0) } || !word.isSmall && shortWords.contains(word.text)
    return isNamed && !(word.isSmall && isCommon(word.text))
  }

  /// Whether a word is a name, also with the ending of a genitive, or a particle before it where there are no
  /// capital letters.
  private static func isSame(_ word: FoldedWord, _ name: String) -> Bool {
    if word.text == name { return true }
    if word.isUngapped { return word.text.contains(name) }
    if word.hasCase { return name.count >= 4 && word.text == name + "s" }
    return word.text.hasSuffix(name) && word.text.count - name.count <= 2
  }
}

extension WatchedName {
  /// What stands between a name and what is said of its bearer.
  private static let ends: Set<Character> = [
    ",", ";", ":", "(", "[", "<", "|", "/", "–", "—", "，", "、", "；", "：", "（",
  ]

  /// The name, and what stands behind it on its line.
  private static func parted(_ line: String) -> (name: String, description: String) {
    let end = line.indices.first { index in
      ends.contains(line[index]) || line[index...].hasPrefix(" - ")
    }
    guard let end, !FoldedWord.words(of: String(line[..<end])).isEmpty else { return (line, "") }
    return (String(line[..<end]), String(line[line.index(after: end)...]))
  }

  /// The words of the name in their order: `Roe, Dana` has the surname first.
  private static func ordered(
    _ name: String, _ description: String
  ) -> (parts: [FoldedWord], isInverted: Bool) {
    let (first, behind) = (FoldedWord.words(of: name), FoldedWord.words(of: description))
    let isInverted =
      first.count == 1 && (1...2).contains(behind.count)
      && behind.allSatisfy { !$0.isSmall && !isTitle($0, among: behind + first) }
    return isInverted ? (behind + first, true) : (first, false)
  }

  /// The words that stand together without a space, as in `Doe-Roe`.
  private static func pieces(of name: String) -> [[String]] {
    name.split(whereSeparator: \.isWhitespace).map {
      FoldedWord.words(of: String($0)).map(\.text)
    }
  }

  private static let titles: Set<String> = [
    "dr", "mr", "mrs", "ms", "mx", "prof", "professor", "doctor", "sir", "dame", "lord", "lady",
    "president", "minister", "senator", "governor", "general", "colonel", "captain", "judge",
    "ambassador", "secretary", "director", "herr", "frau", "monsieur", "madame", "pan", "pani",
    "jr", "sr", "official", "spokesman", "spokeswoman",
  ]

  private static func isTitle(_ word: FoldedWord, among parts: [FoldedWord]) -> Bool {
    guard parts.count > 1 else { return false }
    return titles.contains(word.text) || word.isBeforeStop && word.text.count <= 4
  }

  private static func isLong(_ word: FoldedWord) -> Bool {
    word.text.count >= (word.isUngapped ? 2 : 3)
  }
}
