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
  /// Whether the line ends in a picture's credit, such as "(Name/Agency)".
  let endsInCredit: Bool

  init(_ range: Range<Int>, of text: DocumentText) {
    self.range = range
    let scalars = text.scalars
    var words: [String] = []
    var (count, functions, capitals, others, stops) = (0, 0, 0, 0, 0)
    var (quotes, marks, braces) = (false, false, false)
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = scalars[at]
      guard scalar.isWordPart else {
        if !scalar.isSpace { others += 1 }
        if scalar.isDoubleQuote { quotes = true }
        if LineTraits.machineMarks.contains(scalar) { marks = true }
        if scalar == "{" || scalar == "}", scalars[max(range.lowerBound, at - 1)] == scalar,
          at > range.lowerBound
        {
          braces = true
        }
        if scalar.endsSentence, at + 2 < range.upperBound, scalars[at + 1].isSpace { stops += 1 }
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
      if at - start <= 24 {
        let word = text.words(start..<at).lowercased()
        if FunctionWords.all.contains(word) { functions += 1 }
        if words.count < 64 { words.append(word) }
      }
    }
    self.words = words
    wordCount = count
    functionShare = count == 0 ? 0 : Double(functions) / Double(count)
    capitalShare = count == 0 ? 1 : Double(capitals) / Double(count)
    otherShare = Double(others) / Double(max(1, range.count))
    innerStops = stops
    hasQuotes = quotes
    hasMachineMarks = marks
    hasTemplateCode = braces
    opensWithRights = scalars[range.lowerBound] == "©"
    opensSmall = scalars[range.lowerBound].isLower
    var end = range.upperBound
    while end > range.lowerBound, scalars[end - 1].closesAfterStop { end -= 1 }
    endsSentence = end > range.lowerBound && scalars[end - 1].endsSentence
    noticeCount = NoticePhrases.count(in: words)
    endsInCredit = LineTraits.endsInCredit(range, of: scalars)
  }

  private static let machineMarks: Set<Unicode.Scalar> = [
    "|", "{", "}", "©", "›", "»", "→", "•", "·", "▼", "×", "✓", "<", ">", "=", "^", "_", "\\", "@",
    "#",
  ]
}

/// English words that carry grammar rather than matter: prose is full of them, menus are not.
enum FunctionWords {
  static let all: Set<String> = [
    "a", "about", "after", "all", "also", "although", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "but", "by", "can", "could", "did", "do", "does", "down",
    "during", "even", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "just", "may", "might", "more", "most", "much", "must",
    "my", "no", "not", "of", "off", "on", "only", "or", "other", "our", "out", "over", "she",
    "should", "since", "so", "some", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "through", "to", "under", "until", "up", "very",
    "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom",
    "whose", "why", "will", "with", "within", "without", "would", "you", "your", "it's", "it’s",
    "don't", "don’t", "didn't", "didn’t", "that's", "that’s", "i'm", "i’m", "we're", "we’re",
  ]
}
