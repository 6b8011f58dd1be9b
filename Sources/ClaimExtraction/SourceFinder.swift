import TextAnchoring

/// Finds the words that name who is speaking, left or right of a verb of saying.
struct SourceFinder {
  let passage: Passage

  struct Source {
    let range: Range<Int>
    let confidence: Double
  }

  /// The noun phrase that ends where the verb group begins; `nil` when none is there.
  func left(of end: Int, from start: Int) -> Source? {
    guard end > start else { return nil }
    let last = end - 1
    let word = passage.lower(last)
    if ClosedClasses.relatives.contains(word) { return relative(at: last, from: start) }
    if ClosedClasses.subjects.contains(word), !isDetermined(last, from: start) {
      return Source(range: last..<end, confidence: 0.9)
    }
    if word == "," { return beforeApposition(endingAt: last, from: start) }
    if SourceFinder.dashes.contains(word) { return beforeDashes(endingAt: last, from: start) }
    guard passage.isWord(last) || word == ")" || word == "." else { return nil }
    return phrase(endingAt: end, from: start).map {
      Source(range: $0, confidence: sureness(of: $0))
    }
  }

  /// The noun phrase that begins after the verb.
  ///
  /// - Parameter isWhole: whether everything up to the next comma or stop belongs to it, as after
  ///   "according to".
  /// - Parameter takesApposition: whether what follows a comma may belong to it too.
  func right(
    of start: Int, before end: Int, isWhole: Bool = false, takesApposition: Bool = true
  ) -> Source? {
    var at = start
    if ClosedClasses.subjects.contains(passage.lower(at)), !isWhole,
      !passage.isWord(at + 1)
        || ["he", "she", "they", "we", "i", "it"].contains(passage.lower(at))
    {
      return Source(range: at..<at + 1, confidence: 0.9)
    }
    while at < end, at - start < 24, goesOn(at, start: start, isWhole: isWhole) { at += 1 }
    guard at > start, at > start + 1 || passage.isWord(start) else { return nil }
    if ClosedClasses.prepositions.contains(passage.lower(at - 1)) { at -= 1 }
    guard at > start else { return nil }
    let range = start..<(takesApposition ? apposition(after: at, before: end) : at)
    return Source(range: range, confidence: sureness(of: range))
  }

  private func goesOn(_ at: Int, start: Int, isWhole: Bool) -> Bool {
    let word = passage.lower(at)
    if passage.isQuoted(at) { return false }
    guard passage.isWord(at) else {
      if word == "." { return isAbbreviationStop(at) && passage.isWord(at + 1) }
      return word == "(" ? closing(at) != nil : word == ")" || word == "/"
    }
    if isWhole { return true }
    if ClosedClasses.auxiliaries.contains(word) || CalendarTerms.isDay(word) { return false }
    if word == "and" || word == "&" {
      return passage.isCapital(at + 1) && passage.isCapital(at - 1)
    }
    if ClosedClasses.conjunctions.contains(word) || ClosedClasses.relatives.contains(word) {
      return false
    }
    if ClosedClasses.prepositions.contains(word) {
      return at > start && ["of", "for", "from", "at", "with"].contains(word)
    }
    return !ClosedClasses.isAdverb(word) || passage.isCapital(at)
  }

  /// The end of "Name, a role with a house," when something of the kind follows; `at` otherwise.
  private func apposition(after at: Int, before end: Int) -> Int {
    guard passage.lower(at) == ",", at + 1 < end, !passage.isQuoted(at) else { return at }
    let opener = passage.lower(at + 1)
    let opens = ["a", "an", "the", "who", "whose", "his", "her", "which"].contains(opener)
    guard opens else { return at }
    var stop = at + 1
    while stop < end, stop - at < 30, !passage.isQuoted(stop) {
      let word = passage.lower(stop)
      if word == "," || word == ";" || word == ":" { return stop }
      if word == ".", !isAbbreviationStop(stop) { return stop }
      stop += 1
    }
    return stop >= end ? end : at
  }

  private func relative(at index: Int, from start: Int) -> Source? {
    let hasComma = passage.lower(index - 1) == ","
    let end = hasComma ? index - 1 : index
    let antecedent = end > start ? phrase(endingAt: end, from: start).map(nearest) : nil
    guard let antecedent, antecedent.count <= 8 else {
      return passage.lower(index) == "who" ? Source(range: index..<index + 1, confidence: 0.6) : nil
    }
    return Source(range: antecedent.lowerBound..<index + 1, confidence: 0.8)
  }

  /// The last name of a phrase alone, with what stands directly before it as its title.
  private func nearest(_ phrase: Range<Int>) -> Range<Int> {
    guard phrase.count > 4, passage.isCapital(phrase.upperBound - 1) else { return phrase }
    var at = phrase.upperBound
    while at > phrase.lowerBound, passage.isCapital(at - 1) || passage.lower(at - 1) == "." {
      at -= 1
    }
    return at..<phrase.upperBound
  }

  /// "Name, a role with a house, said": from the name to the second comma.
  private func beforeApposition(endingAt comma: Int, from start: Int) -> Source? {
    var at = comma - 1
    while at > start, comma - at < 30, passage.lower(at) != ",", !passage.isQuoted(at) { at -= 1 }
    guard at > start, passage.lower(at) == ",", comma - at > 1,
      let head = phrase(endingAt: at, from: start)
    else { return nil }
    let opener = passage.lower(at + 1)
    let isAside =
      ClosedClasses.prepositions.contains(opener) || ClosedClasses.isAdverb(opener)
      || ClosedClasses.conjunctions.contains(opener) || opener.hasSuffix("ing")
    return Source(
      range: isAside ? head : head.lowerBound..<comma, confidence: sureness(of: head) - 0.1)
  }

  /// "Name — known for a role — said": from the name to the second dash.
  private func beforeDashes(endingAt dash: Int, from start: Int) -> Source? {
    var at = dash - 1
    if SourceFinder.dashes.contains(passage.lower(at)) { at -= 1 }
    while at > start, dash - at < 30, !SourceFinder.dashes.contains(passage.lower(at)) { at -= 1 }
    guard at > start, SourceFinder.dashes.contains(passage.lower(at)) else { return nil }
    if SourceFinder.dashes.contains(passage.lower(at - 1)) { at -= 1 }
    guard let head = phrase(endingAt: at, from: start) else { return nil }
    return Source(range: head.lowerBound..<dash, confidence: sureness(of: head) - 0.1)
  }

  private func opening(_ close: Int, from least: Int) -> Int? {
    (max(least, close - 10)..<close).last { passage.lower($0) == "(" }
  }

  private static let dashes: Set<String> = ["—", "–", "-", "―"]

  /// The noun phrase that ends before `end`, with what belongs to it on the left.
  func phrase(endingAt end: Int, from start: Int) -> Range<Int>? {
    var at = end
    let least = max(start, end - 28)
    while at > least {
      if passage.lower(at - 1) == ")", let open = opening(at - 1, from: least), open > least {
        at = open
      } else if belongs(at - 1, end: end, from: start) {
        at -= 1
      } else {
        break
      }
    }
    if at > least, let opener = relativeOpener(before: at, from: least),
      let head = phrase(endingAt: opener, from: start)
    {
      return head.lowerBound..<end
    }
    at = afterOpeners(at, before: end)
    let range = at..<end
    guard !range.isEmpty, passage.wordCount(range) > 0 else { return nil }
    let onlyWord = range.count == 1 ? passage.lower(at) : ""
    if ClosedClasses.prepositions.contains(onlyWord) || ClosedClasses.auxiliaries.contains(onlyWord)
    {
      return nil
    }
    return range
  }

  private func belongs(_ at: Int, end: Int, from start: Int) -> Bool {
    if passage.isQuoted(at) { return false }
    let word = passage.lower(at)
    guard passage.isWord(at) else {
      if word == "." { return isAbbreviationStop(at) }
      return word == "(" || word == ")" || word == "/" || word == "$" || word == "%"
    }
    if word == "and" || word == "&" {
      return at > start && passage.isCapital(at - 1)
        && (passage.isCapital(at + 1) || ClosedClasses.determiners.contains(passage.lower(at + 1)))
    }
    if ClosedClasses.auxiliaries.contains(word) { return false }
    if word == "that" || word == "like" { return false }
    if ClosedClasses.conjunctions.contains(word), !ClosedClasses.prepositions.contains(word) {
      return false
    }
    if ["because", "as", "since", "until", "than", "by"].contains(word) { return false }
    if let entry = ReportingVerbs.entries[word], !entry.isDoubtful, !passage.isCapital(at) {
      return false
    }
    return !["he", "she", "they", "we", "i", "it", "him", "them", "who", "which", "whom"].contains(
      word)
  }

  /// "the official who spoke after the vote was taken said": the place of "who".
  private func relativeOpener(before at: Int, from least: Int) -> Int? {
    var index = at - 1
    let furthest = max(least, at - 14)
    while index > furthest {
      let word = passage.lower(index)
      if word == "who" || word == "which" { return passage.lower(index - 1) == "," ? nil : index }
      guard passage.isWord(index), !passage.isQuoted(index) else { return nil }
      index -= 1
    }
    return nil
  }

  /// Leaves out what opens a sentence without belonging to its subject: "But", "Meanwhile", "In Iowa".
  private func afterOpeners(_ start: Int, before end: Int) -> Int {
    var at = start
    while at < end - 1 {
      let word = passage.lower(at)
      let isOpener =
        !passage.isWord(at) || ClosedClasses.isAdverb(word)
        || (ClosedClasses.conjunctions.contains(word)
          && !ClosedClasses.prepositions.contains(word))
        || CalendarTerms.isDay(word)
      if isOpener {
        at += 1
      } else if ClosedClasses.prepositions.contains(word) {
        at = afterPrepositionalPhrase(at, before: end)
      } else {
        break
      }
    }
    return at
  }

  private func afterPrepositionalPhrase(_ start: Int, before end: Int) -> Int {
    for at in stride(from: start + 2, to: end, by: 1) {
      let word = passage.lower(at)
      let opens = ClosedClasses.determiners.contains(word) || passage.isCapital(at)
      let before = passage.lower(at - 1)
      let closes =
        passage.isWord(at - 1) && !passage.isCapital(at - 1)
        && !ClosedClasses.determiners.contains(before)
        && !ClosedClasses.prepositions.contains(before)
      if opens, closes { return at }
    }
    return start + 1
  }

  /// Whether a word such as "some" stands after a determiner or adjective, so that it is no pronoun.
  private func isDetermined(_ at: Int, from start: Int) -> Bool {
    let plain: Set = ["he", "she", "they", "we", "i", "you", "it", "who"]
    guard at > start, !plain.contains(passage.lower(at)) else { return false }
    return passage.isWord(at - 1) && !ClosedClasses.conjunctions.contains(passage.lower(at - 1))
  }

  private func isAbbreviationStop(_ at: Int) -> Bool {
    let word = passage.lower(at - 1)
    return passage.isWord(at - 1)
      && (word.unicodeScalars.count <= 2 || SourceFinder.titles.contains(word))
  }

  private func closing(_ open: Int) -> Int? {
    (open..<min(open + 8, passage.tokens.count)).first { passage.lower($0) == ")" }
  }

  private func sureness(of range: Range<Int>) -> Double {
    let first = passage.lower(range.lowerBound)
    if range.contains(where: { passage.isCapital($0) }) { return range.count <= 12 ? 0.9 : 0.7 }
    return ClosedClasses.determiners.contains(first) ? 0.8 : 0.6
  }

  static let titles: Set<String> = [
    "mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "gen", "lt", "col", "sgt", "capt",
    "prof", "rev", "hon", "jr", "sr", "st", "inc", "corp", "co", "ltd", "messrs", "det", "maj",
  ]
}

/// Words of the calendar that stand beside verbs without being their subject.
enum CalendarTerms {
  /// Whether the word names a day, of the week or by its distance.
  static func isDay(_ word: String) -> Bool { days.contains(word) }

  private static let days = CalendarWords.days.union(["yesterday", "today", "tonight", "tomorrow"])
}
