/// Weighs how much a claim deserves checking, by signs that can be named.
struct WorthReader {
  let passage: Passage

  struct Surroundings {
    var numbers: [NumberMention] = []
    var hasDate = false
    var hasSource = false
    var isUnnamed = false
    var isNegated = false
  }

  /// The signs seen in a stretch, in their fixed order.
  func signs(of ranges: [Range<Int>], _ around: Surroundings) -> [WorthSign] {
    let indices = ranges.flatMap { Array($0) }
    let words = indices.filter(passage.isWord).map(passage.lower)
    var seen: Set<WorthSign> = []
    func note(_ sign: WorthSign, _ holds: Bool) { if holds { seen.insert(sign) } }
    note(.number, !around.numbers.isEmpty)
    note(.severalNumbers, around.numbers.count > 1)
    note(.percentage, around.numbers.contains { $0.unit == "percent" })
    note(
      .money,
      around.numbers.contains { ["dollars", "pounds", "euros", "yen"].contains($0.unit ?? "") })
    note(.date, around.hasDate)
    note(.negation, around.isNegated)
    note(.namedSource, around.hasSource && !around.isUnnamed)
    note(.unnamedSource, around.isUnnamed)
    note(.quotation, around.hasSource && indices.contains { passage.isQuoted($0) })
    let names = nameCount(indices)
    note(.named, names > 0)
    note(.severalNames, names > 2)
    note(.length, words.count >= 12)
    note(.fragment, words.count < 6)
    note(
      .question,
      indices.last.map { passage.lower($0) == "?" || passage.lower($0 + 1) == "?" } ?? false)
    for word in words {
      if let signs = WorthLexicon.signs[word] { seen.formUnion(signs) }
    }
    note(.pastEvent, words.contains { $0.utf8.count > 4 && $0.hasSuffix("ed") })
    note(.firstPersonMind, hasPair(words, ["i", "we"], WorthLexicon.mind))
    note(
      .intention,
      hasPair(words, ["i", "we", "he", "she", "they", "i'm", "we're"], WorthLexicon.intention))
    note(
      .comparison,
      hasPair(words, ["more", "less", "fewer", "higher", "lower", "bigger", "larger"], ["than"]))
    return WorthSign.allCases.filter(seen.contains)
  }

  /// 0…1 from the signs, in steps of a ten-thousandth.
  static func worth(of signs: [WorthSign]) -> Double {
    let weight = signs.reduce(WorthSign.start) { $0 + $1.weight }
    let worth = 0.5 + 0.5 * weight / (1 + abs(weight))
    return (worth * 10000).rounded() / 10000
  }

  private func nameCount(_ indices: [Int]) -> Int {
    indices.count { index in
      passage.isCapital(index) && passage.lower(index) != "i"
        && !passage.lower(index).hasPrefix("i'")
        && index > 0 && passage.isWord(index - 1)
    }
  }

  /// Whether a word of the second set follows one of the first within three words.
  private func hasPair(_ words: [String], _ first: Set<String>, _ second: Set<String>) -> Bool {
    words.indices.contains { at in
      first.contains(words[at]) && words[(at + 1)...].prefix(3).contains(where: second.contains)
    }
  }
}

/// English words that are signs of worth, or of its absence.
enum WorthLexicon {
  /// The signs of each word.
  static let signs: [String: [WorthSign]] = {
    var signs: [String: [WorthSign]] = [:]
    for (sign, words) in all { for word in words { signs[word, default: []].append(sign) } }
    return signs
  }()

  private static let all: [(WorthSign, Set<String>)] = [
    (
      .change,
      [
        "rose", "fell", "increased", "decreased", "grew", "doubled", "tripled", "cut", "raised",
        "lost",
        "gained", "dropped", "declined", "reduced", "created", "added", "increase", "decrease",
        "growth", "decline", "rise", "jumped", "gone", "went", "up", "down", "expanded",
        "increasing",
      ]
    ),
    (
      .superlative,
      [
        "most", "least", "highest", "lowest", "largest", "biggest", "smallest", "first", "only",
        "worst", "best", "greatest", "never", "every", "record", "longest", "fastest", "ever",
      ]
    ),
    (
      .publicMatter,
      [
        "tax", "taxes", "jobs", "job", "deficit", "debt", "budget", "economy", "unemployment",
        "wages",
        "health", "insurance", "medicare", "social", "security", "education", "schools", "school",
        "oil", "energy", "trade", "war", "troops", "military", "nuclear", "weapons", "crime",
        "police",
        "immigration", "immigrants", "border", "welfare", "poverty", "income", "spending",
        "inflation",
        "interest", "rates", "rate", "prices", "abortion", "gun", "guns", "drugs", "prison", "law",
        "bill",
        "treaty", "sanctions", "aid", "exports", "imports", "manufacturing", "middle", "class",
        "terrorism", "terrorists", "election", "votes", "refugees", "climate", "emissions", "coal",
        "housing", "workers", "businesses", "companies", "families", "children", "government",
        "federal", "state", "states", "senate", "congress", "country", "world", "administration",
      ]
    ),
    (
      .group,
      [
        "americans", "people", "everyone", "nobody", "women", "men", "voters", "citizens", "nation",
        "countries", "republicans", "democrats", "percent",
      ]
    ),
    (
      .record,
      [
        "voted", "signed", "passed", "opposed", "supported", "vetoed", "proposed", "promised",
        "appointed", "introduced", "called", "said", "wrote", "told", "funded", "spent", "paid",
        "invaded", "built", "killed", "sent", "gave", "took", "bought", "sold", "vote", "plan",
        "record",
      ]
    ),
    (
      .decision,
      [
        "agreed", "decided", "approved", "ordered", "banned", "adopted", "ruled", "launched",
        "announced", "discussed", "won", "elected", "rejected",
      ]
    ),
    (
      .opinion,
      [
        "great", "wonderful", "terrible", "beautiful", "fantastic", "proud", "important",
        "tremendous",
        "amazing", "good", "bad", "right", "wrong", "believe", "hope", "feel", "strong", "better",
        "love", "honor", "fair", "ought", "should", "must", "disaster", "nice", "tough",
        "leadership",
      ]
    ),
    (
      .address,
      [
        "thank", "thanks", "hello", "welcome", "please", "ladies", "gentlemen", "yes", "yeah",
        "well",
        "ok", "okay", "sir", "sorry", "excuse", "let", "let's", "look", "listen", "applause",
      ]
    ),
    (.secondPerson, ["you", "your", "you're", "yours"]),
    (.firstPerson, ["i", "my", "i'm", "i've", "i'd", "i'll", "me"]),
    (.we, ["we", "our", "us", "we're", "we've", "we'll"]),
    (
      .vague,
      [
        "thing", "things", "something", "somebody", "kind", "sort", "maybe", "stuff", "lot",
        "that's",
        "what", "way",
      ]
    ),
    (.hypothetical, ["if", "would", "could", "might", "can", "may", "will", "'ll", "going"]),
  ]
  static let mind: Set<String> = [
    "think", "believe", "hope", "want", "feel", "know", "guess", "mean", "like", "love", "wish",
    "suppose", "don't", "understand", "say", "just",
  ]
  static let intention: Set<String> = [
    "will", "going", "want", "need", "should", "must", "ought", "can", "would", "'ll", "won't",
    "have",
  ]
}
