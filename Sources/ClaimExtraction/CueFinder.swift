import TextAnchoring

/// Finds the words of saying in a sentence.
struct CueFinder {
  let passage: Passage

  struct Cue {
    /// The whole group: auxiliaries, adverbs, verb and particle.
    let range: Range<Int>
    /// The verb.
    let verb: Int
    let kind: Kind
  }

  enum Kind: Equatable {
    case according
    case verb(ReportingVerbs.Frame)
    /// "Survey: more people walk to work" in a headline.
    case colon
  }

  /// The cues of a sentence, in order; none from within quotations of more than three words.
  func cues(in sentence: Range<Int>) -> [Cue] {
    var cues: [Cue] = []
    for index in sentence where passage.isWord(index) && !isWithinQuotation(index) {
      if let last = cues.last, index < last.range.upperBound { continue }
      if let cue = cue(at: index, in: sentence) { cues.append(cue) }
      if cues.count == CueFinder.mostCues { break }
    }
    return cues
  }

  /// No sentence that somebody wrote to be read has more.
  private static let mostCues = 24

  private func cue(at index: Int, in sentence: Range<Int>) -> Cue? {
    let word = passage.lower(index)
    if word == "according", passage.lower(index + 1) == "to" {
      return Cue(range: index..<index + 2, verb: index, kind: .according)
    }
    if let phrase = CueFinder.phrases.first(where: { starts(at: index, with: $0, in: sentence) }) {
      let range = groupStart(of: index, from: sentence.lowerBound)..<index + phrase.count
      return Cue(range: range, verb: index, kind: .verb(.object))
    }
    guard let entry = ReportingVerbs.entries[word], isUsedAsVerb(index, entry, in: sentence) else {
      return nil
    }
    var end = index + 1
    if let particles = CueFinder.particles[word] {
      if particles.contains(passage.lower(end)) {
        end += 1
      } else if CueFinder.needsParticle.contains(word) {
        return nil
      }
    }
    guard CueFinder.needsQuotation.contains(word) == false || isBesideQuotation(index) else {
      return nil
    }
    let start = groupStart(of: index, from: sentence.lowerBound)
    return Cue(range: start..<end, verb: index, kind: .verb(entry.frame))
  }

  /// Whether the surroundings make the word a verb with a subject rather than a noun or a participle.
  private func isUsedAsVerb(
    _ index: Int, _ entry: ReportingVerbs.Entry, in sentence: Range<Int>
  ) -> Bool {
    let before = index > sentence.lowerBound ? passage.lower(index - 1) : ""
    // Within a sentence a capital makes a name of it: "the United States".
    if passage.isCapital(index), index > sentence.lowerBound, passage.kind != .headline {
      return false
    }
    if CueFinder.needsThat.contains(passage.lower(index)),
      passage.lower(index + 1) != "that"
    {
      return false
    }
    if CueFinder.adjectives.contains(before) { return false }
    if passage.lower(index + 1) == "on", passage.lower(index + 2) == "anonymity" { return false }
    if ClosedClasses.determiners.contains(before), before != "that", before != "some",
      before != "many",
      before != "most", before != "both"
    {
      return false
    }
    if before == "to" { return ["on", "continued"].contains(passage.lower(index - 2)) }
    if ClosedClasses.prepositions.contains(before), !before.isEmpty, before != "as" { return false }
    return takesContent(index, entry, before: before, from: sentence.lowerBound)
      && (!entry.isDoubtful || hasSubject(index, entry, before: before, from: sentence.lowerBound))
  }

  /// Whether what follows can be the content of the verb.
  private func takesContent(
    _ index: Int, _ entry: ReportingVerbs.Entry, before: String, from start: Int
  ) -> Bool {
    let after = passage.lower(index + 1)
    let isPassive = isPassive(index, from: start)
    if entry.frame == .seeming {
      return (passage.lower(index) == "expected") == isPassive
        && !ClosedClasses.relatives.contains(before)
        && ["to", "like", "as", "that", "more", "less", "most"].contains(after)
    }
    if isPassive { return false }
    if passage.lower(index) == "agreed", after != "that", passage.isWord(index + 1) { return false }
    if passage.lower(index) == "continued", after == "to" { return false }
    switch entry.frame {
    case .clause: if !opensClause(index + 1) { return false }
    case .infinitive:
      if after != "to" && after != "that" && !passage.isQuoted(index + 1) { return false }
    case .object: if !passage.isWord(index + 1) && !passage.isQuoted(index + 1) { return false }
    case .speech, .seeming: break
    }
    return true
  }

  /// Whether what stands before can be the subject of a form that may be a noun too.
  private func hasSubject(
    _ index: Int, _ entry: ReportingVerbs.Entry, before: String, from start: Int
  ) -> Bool {
    guard index > start else { return false }
    if passage.isQuoted(index - 1), entry.frame == .speech {
      return passage.isCapital(index + 1)
        || ClosedClasses.determiners.contains(passage.lower(index + 1))
        || ClosedClasses.subjects.contains(passage.lower(index + 1))
    }
    let hasSubject = passage.isWord(index - 1) || before == "," || before == ")" || before == "."
    return hasSubject && !ClosedClasses.conjunctions.contains(before) && !before.hasSuffix("'s")
      && (entry.frame == .clause || passage.isQuoted(index - 1) || before == "," || before == ")"
        || opensClause(index + 1) || !passage.isWord(index + 1) || passage.isCapital(index - 1))
  }

  /// Whether a clause, a quotation or a noun phrase may begin here.
  private func opensClause(_ index: Int) -> Bool {
    let word = passage.lower(index)
    if passage.isQuoted(index) || passage.isCapital(index) { return true }
    return ClosedClasses.determiners.contains(word) || ClosedClasses.subjects.contains(word)
      || ["that", "there", "if", "whether", ",", ":"].contains(word)
  }

  private func isPassive(_ index: Int, from start: Int) -> Bool {
    let word = passage.lower(index)
    guard word.hasSuffix("ed") || CueFinder.participles.contains(word) else { return false }
    var at = index - 1
    while at >= start, ClosedClasses.isAdverb(passage.lower(at)) || passage.lower(at) == "not" {
      at -= 1
    }
    guard at >= start else { return false }
    return ["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"].contains(
      passage.lower(at))
  }

  private func groupStart(of verb: Int, from start: Int) -> Int {
    var at = verb
    while at > start, verb - at < 6 {
      let word = passage.lower(at - 1)
      guard ClosedClasses.auxiliaries.contains(word) || ClosedClasses.isAdverb(word),
        passage.isWord(at - 1)
          || word.hasPrefix("'")
      else {
        break
      }
      at -= 1
    }
    // "went on to say", "continued to insist"
    if at == verb, at - start >= 2, passage.lower(at - 1) == "to" {
      at -= passage.lower(at - 2) == "on" ? min(3, at - start) : 2
    }
    return at
  }

  private func isWithinQuotation(_ index: Int) -> Bool {
    let quotation = passage.quotationAt[index]
    return quotation >= 0 && passage.quotations[quotation].wordCount > 3
  }

  private func isBesideQuotation(_ index: Int) -> Bool {
    (max(0, index - 8)..<min(passage.tokens.count, index + 8)).contains { passage.isQuoted($0) }
      || passage.lower(index + 1) == ":"
  }

  private func starts(at index: Int, with phrase: [String], in sentence: Range<Int>) -> Bool {
    guard index + phrase.count <= sentence.upperBound else { return false }
    return phrase.indices.allSatisfy { passage.lower(index + $0) == phrase[$0] }
  }

  private static let phrases: [[String]] = [
    ["made", "clear"], ["made", "it", "clear"], ["makes", "clear"], ["makes", "it", "clear"],
    ["spoke", "in", "favor", "of"], ["spoke", "in", "favour", "of"], ["spoke", "out", "against"],
    ["came", "out", "against"], ["came", "out", "in", "favor", "of"], ["took", "issue", "with"],
    ["put", "it"], ["spoke", "about"], ["talking", "about"], ["talks", "about"], ["hinted", "at"],
    ["asked", "about"], ["calling", "on"], ["shot", "back"], ["ticked", "off"],
    ["railed", "against"], ["talked", "about"], ["spoke", "of"], ["called", "for"],
    ["called", "on"], ["calls", "for"], ["calling", "for"], ["did", "not", "mention"],
    ["made", "no", "mention", "of"],
  ]
  private static let particles: [String: Set<String>] = [
    "pointed": ["out", "to"], "points": ["out", "to"], "brought": ["up"], "referred": ["to"],
    "referring": ["to"], "elaborated": ["on"],
  ]
  private static let needsParticle: Set<String> = [
    "pointed", "points", "brought", "referred", "referring",
  ]
  private static let needsQuotation: Set<String> = [
    "continued", "reads", "repeated", "offered", "quoted",
  ]
  private static let needsThat: Set<String> = [
    "show", "states", "decided", "ruled", "assumed", "determined", "learned", "found", "showing",
    "believe", "think", "believed", "alleged", "feared",
  ]
  private static let adjectives: Set<String> = [
    "other", "such", "phone", "new", "recent", "same", "own", "public", "previous", "news", "media",
  ]
  private static let participles: Set<String> = [
    "said", "told", "shown", "known", "thought", "found",
  ]
}
