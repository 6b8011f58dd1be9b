/// What is seen of a line without knowing its neighbours.
struct LineTraits {
  let range: Range<Int>
  /// The line's words in lowercase, at most the first 64.
  let words: [String]
  let wordCount: Int
  /// The share of words that are articles, pronouns, prepositions and the like, 0…1.
  let functionShare: Double
  /// The share of words that begin with a capital, 0…1.
  let capitalShare: Double
  /// The share of scalars that are neither letters nor spaces, 0…1.
  let otherShare: Double
  /// Whether the line ends as a sentence does, closing quotation marks aside.
  let endsSentence: Bool
  /// The number of sentence ends inside the line, before its last word.
  let innerStops: Int
  let hasQuotes: Bool
  /// Whether a template's marks or a separator of a menu stand in the line.
  let hasMachineMarks: Bool
  /// Whether two braces stand side by side, as in a template's placeholder.
  let hasTemplateCode: Bool
  /// Whether the line begins with the mark of rights.
  let opensWithRights: Bool
  let opensSmall: Bool
  /// How many phrases of notices stand in the line, at most 3.
  let noticeCount: Int
  /// Which of ``words`` carry matter rather than grammar: the bit of each.
  let matterMask: UInt64
  /// Whether the line ends in a picture's credit, such as "(Name/Agency)".
  let endsInCredit: Bool

  init(_ range: Range<Int>, of text: DocumentText) {
    let scalars = text.scalars
    let tally = Tally(range, of: text)
    self.range = range
    words = tally.words
    wordCount = tally.count
    functionShare = tally.count == 0 ? 0 : Double(tally.functions) / Double(tally.count)
    capitalShare = tally.count == 0 ? 1 : Double(tally.capitals) / Double(tally.count)
    otherShare = Double(tally.others) / Double(max(1, range.count))
    innerStops = tally.stops
    hasQuotes = tally.hasQuotes
    hasMachineMarks = tally.hasMachineMarks
    hasTemplateCode = tally.hasTemplateCode
    opensWithRights = scalars[range.lowerBound] == "©"
    opensSmall = scalars[range.lowerBound].isLower
    var end = range.upperBound
    while end > range.lowerBound, scalars[end - 1].closesAfterStop { end -= 1 }
    endsSentence = end > range.lowerBound && scalars[end - 1].endsSentence
    noticeCount = NoticePhrases.count(in: tally.words, at: tally.openers)
    matterMask = tally.matter
    endsInCredit = LineTraits.endsInCredit(range, of: scalars)
  }
}

/// The words and marks of a line, counted.
private struct Tally {
  var words: [String] = []
  /// The places of words that a phrase of notices may begin with.
  var openers: [Int] = []
  /// The bits of words that carry matter.
  var matter: UInt64 = 0
  var (count, functions, capitals, others, stops) = (0, 0, 0, 0, 0)
  var (hasQuotes, hasMachineMarks, hasTemplateCode) = (false, false, false)

  init(_ range: Range<Int>, of text: DocumentText) {
    let scalars = text.scalars
    var at = range.lowerBound
    while at < range.upperBound {
      guard scalars[at].isWordPart else {
        countMark(at, range, scalars)
        at += 1
        continue
      }
      let start = at
      while at < range.upperBound,
        scalars[at].isWordPart
          || (scalars[at].isSingleQuote && at + 1 < range.upperBound && scalars[at + 1].isLetter)
      {
        at += 1
      }
      count += 1
      if scalars[start].isUpper { capitals += 1 }
      if at - start <= 24 { take(scalars[start..<at], of: text) }
    }
  }

  /// Takes a word; what is asked of it is told by its first letters, as lists and lines are full of words.
  private mutating func take(_ letters: ArraySlice<Unicode.Scalar>, of text: DocumentText) {
    let key = WordKey(letters)
    let plain = key == nil ? nil : Tally.lowercased(letters)
    let word = plain ?? text.words(letters.startIndex..<letters.endIndex).lowercased()
    let isFunction = FunctionWords.holds(word, key)
    if isFunction { functions += 1 }
    guard words.count < 64 else { return }
    if !isFunction, key.map({ $0.length > 2 }) ?? (word.unicodeScalars.count > 2) {
      matter |= 1 << UInt64(words.count)
    }
    if NoticePhrases.mayBegin(with: key) { openers.append(words.count) }
    words.append(word)
  }

  /// A word of ASCII in small letters.
  private static func lowercased(_ word: ArraySlice<Unicode.Scalar>) -> String {
    String(unsafeUninitializedCapacity: word.count) { letters in
      for (at, scalar) in word.enumerated() {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        letters[at] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      }
      return word.count
    }
  }

  private mutating func countMark(_ at: Int, _ range: Range<Int>, _ scalars: [Unicode.Scalar]) {
    let scalar = scalars[at]
    if !scalar.isSpace { others += 1 }
    if scalar.isDoubleQuote { hasQuotes = true }
    if Tally.machineMarks.contains(scalar) { hasMachineMarks = true }
    if scalar == "{" || scalar == "}", at > range.lowerBound, scalars[at - 1] == scalar {
      hasTemplateCode = true
    }
    if scalar.endsSentence, at + 2 < range.upperBound, scalars[at + 1].isSpace { stops += 1 }
  }

  private static let machineMarks: Set<Unicode.Scalar> = [
    "|", "{", "}", "©", "›", "»", "→", "•", "·", "▼", "×", "✓", "<", ">", "=", "^", "_", "\\", "@",
    "#",
  ]
}
