/// Where a content begins and ends on the right of its cue.
struct ContentBounds {
  let passage: Passage

  init(_ passage: Passage) { self.passage = passage }

  /// The first token after the cue that belongs to what is said, after addressee, time and place.
  func start(
    after cue: CueFinder.Cue, _ frame: ReportingVerbs.Frame, in sentence: Range<Int>
  ) -> Int {
    let start = cue.range.upperBound
    guard frame == .speech || frame == .clause else { return start }
    if passage.lower(start) == "that" { return start }
    if ContentBounds.addressing.contains(passage.lower(cue.verb)) {
      return afterAddressee(start, in: sentence)
    }
    let word = passage.lower(start)
    let isDay = CalendarTerms.isDay(word)
    let isAside =
      isDay || ClosedClasses.prepositions.contains(word) || ClosedClasses.isAdverb(word)
      || word == ","
    guard isAside else { return start }
    for at in start..<min(start + 16, sentence.upperBound) {
      if passage.lower(at) == "that" && passage.lower(at - 1) != "in" { return at }
      if passage.isQuoted(at) { return at > start + 1 && opensAfterComma(at) ? at : start }
      if passage.lower(at) == ":" { return at + 1 }
    }
    return isDay ? start + 1 : afterDay(start)
  }

  /// The end of a thing or person and what is said of it: the first comma outside quotations.
  func objectEnd(from start: Int, before end: Int) -> Int {
    for at in start..<max(start, end) where !passage.isQuoted(at) {
      let word = passage.lower(at)
      if word == "," || word == ";" || word == "—" || word == "–" { return at }
    }
    return end
  }

  /// The range without commas, colons, dashes and opening conjunctions at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, !passage.isWord(start), !passage.isQuoted(start), !keepsOpening(start) {
      start += 1
    }
    while end > start, !passage.isWord(end - 1), !passage.isQuoted(end - 1),
      ![")", "%"].contains(passage.lower(end - 1))
    {
      end -= 1
    }
    return start..<end
  }

  private func keepsOpening(_ index: Int) -> Bool {
    ["$", "£", "€", "(", "#", "@"].contains(passage.lower(index))
  }

  private func opensAfterComma(_ at: Int) -> Bool {
    let before = passage.lower(at - 1)
    return before == "," || before == ":"
  }

  /// "on Monday", "late on Saturday".
  private func afterDay(_ start: Int) -> Int {
    for at in start..<min(start + 3, passage.tokens.count)
    where CalendarTerms.isDay(passage.lower(at)) {
      return at + 1
    }
    return start
  }

  private func afterAddressee(_ start: Int, in sentence: Range<Int>) -> Int {
    for at in start..<min(start + 14, sentence.upperBound) {
      let word = passage.lower(at)
      if word == "that" { return at }
      if word == ":" || (word == "," && passage.isQuoted(at + 1)) { return at + 1 }
      if passage.isQuoted(at) { return at }
      if word == "to" || word == "about" || word == "if" || word == "whether" || word == "how" {
        return at
      }
      // "told the paper he would go": the clause begins with its own subject.
      if at > start, ["he", "she", "they", "it", "we", "i", "there"].contains(word) { return at }
      if at > start, ClosedClasses.determiners.contains(word), passage.isWord(at - 1),
        !ClosedClasses.prepositions.contains(passage.lower(at - 1))
      {
        return at
      }
      if word == "," || word == ";" { break }
    }
    return start
  }

  private static let addressing: Set<String> = [
    "told", "tells", "tell", "telling", "assured", "reminded", "informed", "convinced",
  ]
}
