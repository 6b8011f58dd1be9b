import ClaimModel
import TextAnchoring

/// Makes candidates of what was found in one passage.
struct CandidateBuilder {
  private let passage: Passage
  private let dates: DateReader
  private let numbers: NumberReader
  private let polarity: PolarityReader
  private let origins: OriginReader
  private let worth: WorthReader

  init(_ passage: Passage) {
    self.passage = passage
    dates = DateReader(passage: passage)
    numbers = NumberReader(passage: passage)
    polarity = PolarityReader(passage: passage)
    origins = OriginReader(passage: passage)
    worth = WorthReader(passage: passage)
  }

  /// - Parameter speaker: who spoke at the end of the passage before, if a quotation stood there.
  func candidates(after speaker: Candidate.Source?) -> [Candidate] {
    let findings = AttributionFinder(passage).findings()
    let attributed = findings.compactMap { candidate(from: $0, speaker: speaker) }
    var isTaken = [Bool](repeating: false, count: passage.tokens.count)
    for range in findings.flatMap(\.contents) { for index in range { isTaken[index] = true } }
    let narrated = passage.sentences.compactMap { sentence in
      isTaken[sentence].contains(true) ? nil : narrative(sentence)
    }
    return attributed + narrated
  }

  /// Who speaks at the end of this passage, for a quotation that goes on in the next one.
  func lastSpeaker(after speaker: Candidate.Source?, _ found: [Candidate]) -> Candidate.Source? {
    guard let last = passage.quotations.last, last.range.upperBound * 3 > passage.tokens.count * 2,
      let span = passage.span(last.range), let candidate = found.last
    else { return nil }
    return candidate.span.overlaps(span) ? candidate.source : nil
  }

  private func candidate(from finding: Finding, speaker: Candidate.Source?) -> Candidate? {
    var ranges = finding.contents
    if let first = ranges.first, let words = withoutConjunction(first) { ranges[0] = words }
    let content = ranges.compactMap(passage.span)
    guard let first = content.first, let last = content.last,
      let span = TextSpan(first.start, last.end)
    else { return nil }
    let sentence = finding.sentence
    var source = finding.source.flatMap(passage.span).map {
      Candidate.Source(span: $0, confidence: finding.confidence)
    }
    if finding.cue == nil, source == nil, let speaker {
      source = Candidate.Source(span: speaker.span, confidence: min(0.4, speaker.confidence))
    }
    let isUnnamed = finding.source.map { origins.isUnnamed($0, in: sentence) } ?? false
    let origin = finding.source.flatMap { origins.origin(of: $0, cue: finding.cue, in: sentence) }
    let said = polarity.polarity(of: finding)
    let mentions = mentions(in: finding.contents)
    var around = WorthReader.Surroundings(
      numbers: mentions.numbers, hasDate: !mentions.dates.isEmpty)
    around.hasSource = source != nil
    around.isUnnamed = isUnnamed
    around.isNegated = said != .affirmed
    let signs = worth.signs(of: finding.contents, around)
    return Candidate(
      span: span, kind: kind(of: finding.contents), content: content, source: source,
      cue: finding.cue.flatMap(passage.span), origin: origin, isUnnamed: isUnnamed, polarity: said,
      worth: WorthReader.worth(of: signs), reasons: reasons(signs), numbers: mentions.numbers,
      dates: mentions.dates)
  }

  /// The range without a `that` at its start, which joins the claim to its cue and is no part of it;
  /// `nil` when there is none.
  private func withoutConjunction(_ range: Range<Int>) -> Range<Int>? {
    guard range.count > 2, passage.tokens[range.lowerBound].lower == "that",
      !ClosedClasses.auxiliaries.contains(passage.tokens[range.lowerBound + 1].lower)
    else { return nil }
    return range.lowerBound + 1..<range.upperBound
  }

  /// What the outlet says itself, when there is something in it to be checked.
  private func narrative(_ sentence: Range<Int>) -> Candidate? {
    let finding = Finding(contents: [sentence])
    guard passage.wordCount(sentence) >= 4, let span = passage.span(sentence) else { return nil }
    let said = polarity.polarity(of: finding)
    let mentions = mentions(in: [sentence])
    var around = WorthReader.Surroundings(
      numbers: mentions.numbers, hasDate: !mentions.dates.isEmpty)
    around.isNegated = said != .affirmed
    around.isUnnamed = origins.isUnnamed(sentence.lowerBound..<sentence.lowerBound, in: sentence)
    let signs = worth.signs(of: [sentence], around)
    let worth = WorthReader.worth(of: signs)
    guard worth >= CandidateBuilder.leastNarrativeWorth else { return nil }
    return Candidate(
      span: span, kind: .narrative, content: [span], isUnnamed: around.isUnnamed, polarity: said,
      worth: worth, reasons: reasons(signs), numbers: mentions.numbers, dates: mentions.dates)
  }

  /// Below this, what the outlet says itself is left out.
  private static let leastNarrativeWorth = 0.2

  private func mentions(
    in ranges: [Range<Int>]
  ) -> (numbers: [NumberMention], dates: [DateMention]) {
    var found: (numbers: [NumberMention], dates: [DateMention]) = ([], [])
    for range in ranges {
      let days = dates.dates(in: range)
      found.dates += days.compactMap { day in
        passage.span(day.range).map { DateMention(span: $0, date: day.date) }
      }
      found.numbers += numbers.numbers(in: range, except: days.map(\.range))
    }
    return found
  }

  private func kind(of contents: [Range<Int>]) -> Candidate.Kind {
    let words = contents.flatMap { $0.filter(passage.isWord) }
    let quoted = words.count(where: passage.isQuoted)
    if quoted == 0 { return .indirect }
    return quoted == words.count ? .direct : .mixed
  }

  /// The reasons of signs, each once, in order.
  private func reasons(_ signs: [WorthSign]) -> [String] {
    var reasons: [String] = []
    for reason in signs.compactMap(\.reason) where !reasons.contains(reason) {
      reasons.append(reason)
    }
    return reasons
  }
}
