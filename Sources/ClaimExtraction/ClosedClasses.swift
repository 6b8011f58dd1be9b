/// The small words of English that hold sentences together.
enum ClosedClasses {
  static let subjects: Set<String> = [
    "he", "she", "they", "we", "i", "you", "it", "who", "some", "others", "many", "both", "one",
    "critics", "officials", "experts", "sources", "everyone", "nobody", "none",
  ]
  static let relatives: Set<String> = ["who", "which", "that", "whom"]
  static let determiners: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my",
    "your", "some", "any", "no", "each", "every", "another", "several", "many", "most", "both",
    "few", "one", "two", "three", "four", "five",
  ]
  static let prepositions: Set<String> = [
    "in", "on", "at", "by", "with", "from", "to", "of", "for", "after", "before", "during", "about",
    "against", "between", "under", "over", "through", "since", "as", "into", "despite", "amid",
    "among", "following", "without", "within", "until", "like", "near", "per", "than", "outside",
    "inside", "toward", "towards", "via", "throughout", "upon", "regarding",
  ]
  static let conjunctions: Set<String> = [
    "and", "but", "or", "nor", "so", "yet", "because", "while", "when", "if", "although", "though",
    "whereas", "where", "as", "since", "unless", "until", "whether", "once", "that", "how", "why",
    "what", "than",
  ]
  static let auxiliaries: Set<String> = [
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "did", "does", "do",
    "will", "would", "could", "can", "may", "might", "should", "must", "shall", "not", "never",
    "hasn't", "haven't", "hadn't", "didn't", "doesn't", "don't", "won't", "wouldn't", "couldn't",
    "can't", "cannot", "isn't", "wasn't", "weren't", "aren't", "'s", "'ve", "'d", "'ll",
  ]
  static let adverbs: Set<String> = [
    "also", "now", "then", "later", "once", "often", "again", "still", "even", "just", "always",
    "soon", "already", "ever", "further", "instead", "too", "meanwhile", "however", "earlier",
    "only", "first", "long", "further", "sometimes", "perhaps", "thus", "indeed", "today",
    "yesterday", "late", "early", "here", "there", "moreover", "nevertheless", "nonetheless",
    "therefore", "otherwise", "afterward", "afterwards", "besides", "plus", "well", "yet",
  ]

  static func isAdverb(_ word: String) -> Bool {
    adverbs.contains(word)
      || (word.utf8.count > 4 && word.hasSuffix("ly") && !notAdverbs.contains(word))
  }

  private static let notAdverbs: Set<String> = [
    "family", "reply", "july", "italy", "ally", "rally", "supply", "assembly", "apply", "anomaly",
    "billy", "kelly", "sally", "emily", "daily", "weekly", "monthly", "early", "only",
  ]
}
