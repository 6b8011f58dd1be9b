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

  private static let keys = WordKeys(all)
  /// The most bytes that one of them takes.
  private static let longest = all.map(\.utf8.count).max() ?? 0

  /// Whether a word in small letters is one of them.
  ///
  /// - Parameter key: the word's, where it has one.
  static func holds(_ word: String, _ key: WordKey?) -> Bool {
    if let key { return keys.holds(key) && (key.isWhole || all.contains(word)) }
    return word.utf8.count <= longest && all.contains(word)
  }
}
