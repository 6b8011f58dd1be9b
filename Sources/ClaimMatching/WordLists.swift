/// The few English words that matching has to know.
enum WordLists {
  /// Words that say little by themselves.
  static let stopWords: Set<String> = Set(
    """
    a about after again all also am an and any are as at be because been before being between both
    but by can could d did do does doing down during each few for from further had has have having since
    he her here hers him himself his how i if in into is it its itself just ll me more most my
    myself no nor not of off on once only or other our ours out over own re s said same say says she
    should so some such t than that the their theirs them themselves then there these they this
    those through to too under until up us ve very was we were what when where which while who whom
    why will with would you your yours yourself 's
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words that turn a statement round.
  static let negations: Set<String> = [
    "no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere",
  ]

  /// Words that make a statement weaker.
  static let hedges: Set<String> = [
    "about", "allegedly", "almost", "apparently", "approximately", "around", "could", "likely",
    "may", "maybe", "might", "nearly", "perhaps", "possibly", "probably", "reportedly", "roughly",
    "seemingly", "should", "some", "suggests", "supposedly",
  ]

  static let magnitudes: Set<String> = [
    "dozen", "hundred", "thousand", "million", "billion", "trillion", "percent", "half", "third",
    "quarter",
  ]

  /// Endings that stand for a word, and that word's key.
  static let contractions: [(ending: String, key: String)] = [
    ("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'s", "'s"),
  ]

  /// What is left of a verb before `n't`, and the verb.
  static let shortenedStems = ["ca": "can", "wo": "will", "sha": "shall", "ai": "is"]
}
