/// Puts sources, cues and contents together, sentence by sentence.
struct AttributionFinder {
  let passage: Passage
  let cueFinder: CueFinder
  let sources: SourceFinder

  init(_ passage: Passage) {
    self.passage = passage
    cueFinder = CueFinder(passage: passage)
    sources = SourceFinder(passage: passage)
  }

  /// The attributions of the passage, in order of their sentences and cues.
  func findings() -> [Finding] {
    var findings: [Finding] = []
    var covered = 0
    for sentence in passage.sentences {
      let cues = cueFinder.cues(in: sentence)
      var ofSentence: [Finding] = []
      for (index, cue) in cues.enumerated() {
        let next = index + 1 < cues.count ? cues[index + 1] : nil
        guard var found = finding(for: cue, next: next, in: sentence, after: ofSentence) else {
          continue
        }
        found.sentence = sentence
        for earlier in ofSentence.indices { cut(&ofSentence[earlier], before: found, cue) }
        ofSentence.append(found)
      }
      if ofSentence.isEmpty, var named = afterName(sentence) {
        named.sentence = sentence
        ofSentence = [named]
      }
      if ofSentence.isEmpty, isQuotation(sentence) {
        if sentence.lowerBound >= covered { append(sentence, to: &findings) }
      } else {
        findings.append(contentsOf: ofSentence)
      }
      covered = max(covered, ofSentence.compactMap { $0.contents.last?.upperBound }.max() ?? 0)
    }
    return findings
  }

  private func finding(
    for cue: CueFinder.Cue, next: CueFinder.Cue?, in sentence: Range<Int>, after found: [Finding]
  ) -> Finding? {
    switch cue.kind {
    case .according: return according(cue, in: sentence)
    case .colon: return nil
    case .verb(.seeming): return seeming(cue, in: sentence, after: found)
    case .verb(let frame):
      let clauseStart = clauseStart(for: cue, in: sentence, after: found)
      if let inverted = inverted(cue, frame, in: sentence) { return inverted }
      if let only = afterOnly(cue, in: sentence) { return only }
      var source = sources.left(of: cue.range.lowerBound, from: clauseStart)
      var isInherited = false
      if let earlier = inheritedSource(for: cue, in: sentence, after: found),
        source == nil || isLinked(cue)
      {
        (source, isInherited) = (earlier, true)
      }
      let subjectStart =
        isInherited ? cue.range.lowerBound : source?.range.lowerBound ?? cue.range.lowerBound
      let contents = contents(of: cue, frame, subjectStart: subjectStart, in: sentence)
      guard let contents, !contents.ranges.isEmpty else { return nil }
      if source == nil, frame != .speech || contents.isFirst { return nil }
      return Finding(
        source: source?.range, confidence: source?.confidence ?? 0, cue: cue.range,
        contents: contents.ranges, isContentFirst: contents.isFirst, isSourceInherited: isInherited)
    }
  }

  // MARK: Sources that stand elsewhere

  /// Where to stop looking for a subject on the left: after the last cue of the sentence.
  private func clauseStart(
    for cue: CueFinder.Cue, in sentence: Range<Int>, after found: [Finding]
  ) -> Int {
    guard let last = found.last?.cue, last.upperBound <= cue.range.lowerBound else {
      return sentence.lowerBound
    }
    return last.upperBound
  }

  /// Whether the cue shares the subject of the one before: ", adding", "and noted".
  private func isLinked(_ cue: CueFinder.Cue) -> Bool {
    let before = passage.lower(cue.range.lowerBound - 1)
    let word = passage.lower(cue.verb)
    return before == "and" || before == "but" || before == "then"
      || word.hasSuffix("ing") && cue.range.lowerBound == cue.verb
  }

  private func inheritedSource(
    for cue: CueFinder.Cue, in sentence: Range<Int>, after found: [Finding]
  ) -> SourceFinder.Source? {
    guard isLinked(cue) else { return nil }
    if let last = found.last, let range = last.source {
      return SourceFinder.Source(range: range, confidence: last.confidence - 0.1)
    }
    return subject(of: sentence, before: cue.range.lowerBound)
  }

  /// The noun phrase with which the sentence begins, as far as it can be told without grammar.
  private func subject(of sentence: Range<Int>, before end: Int) -> SourceFinder.Source? {
    var at = sentence.lowerBound
    while at < end,
      !passage.isWord(at) || ClosedClasses.isAdverb(passage.lower(at))
        || ["but", "and", "so"].contains(passage.lower(at))
    {
      at += 1
    }
    let opener = passage.lower(at)
    if ClosedClasses.prepositions.contains(opener) || ClosedClasses.conjunctions.contains(opener)
      || opener.hasSuffix("ing")
    {
      while at < end, at - sentence.lowerBound < 40, passage.lower(at) != "," { at += 1 }
      at += 1
    }
    guard at < end, passage.isWord(at), !passage.isQuoted(at) else { return nil }
    if ClosedClasses.subjects.contains(passage.lower(at)) {
      return SourceFinder.Source(range: at..<at + 1, confidence: 0.6)
    }
    var stop = at
    let opensSmall = ClosedClasses.determiners.contains(passage.lower(at))
    while stop < end, stop - at < 8, passage.isWord(stop) || passage.lower(stop) == "." {
      let word = passage.lower(stop)
      let isName =
        passage.isCapital(stop) || ClosedClasses.determiners.contains(word) || word == "."
      guard isName || (opensSmall && stop - at < 3) || word == "of" else { break }
      if ClosedClasses.auxiliaries.contains(word) { break }
      stop += 1
    }
    return stop > at ? SourceFinder.Source(range: at..<stop, confidence: 0.5) : nil
  }

  // MARK: Forms

  /// "According to S, C" and "C, according to S".
  private func according(_ cue: CueFinder.Cue, in sentence: Range<Int>) -> Finding? {
    let last = contentEnd(of: sentence)
    let before = trimmed(sentence.lowerBound..<cue.range.lowerBound)
    let isFirst = passage.wordCount(before) >= 3
    let source = sources.right(
      of: cue.range.upperBound, before: last, isWhole: true, takesApposition: isFirst)
    guard let source else { return nil }
    let contents: Range<Int>
    if isFirst {
      contents = quotationStart(before.lowerBound)..<before.upperBound
    } else {
      contents = trimmed(source.range.upperBound..<extended(last))
    }
    guard passage.wordCount(contents) > 1 else { return nil }
    return Finding(
      source: source.range, confidence: source.confidence, cue: cue.range, contents: [contents],
      isContentFirst: isFirst)
  }

  /// "“C,” said S" and "C, said S".
  private func inverted(
    _ cue: CueFinder.Cue, _ frame: ReportingVerbs.Frame, in sentence: Range<Int>
  ) -> Finding? {
    guard frame == .speech, cue.range.lowerBound > sentence.lowerBound else { return nil }
    let last = contentEnd(of: sentence)
    let after = cue.range.upperBound
    let opensName =
      passage.isCapital(after) || ClosedClasses.determiners.contains(passage.lower(after))
      || ["he", "she", "they"].contains(passage.lower(after))
    guard after < last, passage.isWord(after), passage.lower(after) != "that",
      !CalendarTerms.isDay(passage.lower(after)), !passage.isQuoted(after)
    else { return nil }
    let endsQuotation = isQuotationEnd(before: cue.range.lowerBound, in: sentence)
    if !endsQuotation {
      guard opensName, passage.lower(cue.range.lowerBound - 1) == ",",
        last - after <= 14 || passage.isCapital(after),
        cue.range.lowerBound - sentence.lowerBound > 1,
        sources.left(of: cue.range.lowerBound, from: sentence.lowerBound) == nil
      else { return nil }
    }
    guard let source = sources.right(of: after, before: last) else { return nil }
    var contents = [leftContent(before: cue.range.lowerBound, in: sentence)]
    if let more = secondQuotation(after: source.range.upperBound, in: sentence) {
      contents.append(more)
    } else if !endsQuotation {
      let rest = trimmed(source.range.upperBound..<max(source.range.upperBound, extended(last)))
      if passage.wordCount(rest) > 2 { contents.append(rest) }
      if passage.wordCount(contents[0]) < 2 { contents.removeFirst() }
    }
    guard let first = contents.first, passage.wordCount(first) > 1 || endsQuotation,
      passage.wordCount(first) > 0
    else { return nil }
    return Finding(
      source: source.range, confidence: source.confidence, cue: cue.range, contents: contents,
      isContentFirst: true)
  }

  /// "The house is expected to pass it": subject and the rest, without a source.
  private func seeming(
    _ cue: CueFinder.Cue, in sentence: Range<Int>, after found: [Finding]
  ) -> Finding? {
    let start = clauseStart(for: cue, in: sentence, after: found)
    let subject = sources.left(of: cue.range.lowerBound, from: start)
    let end = ContentBounds(passage).objectEnd(
      from: cue.range.upperBound, before: contentEnd(of: sentence))
    let rest = trimmed(cue.range.upperBound..<end)
    guard let subject, passage.wordCount(rest) > 1 else { return nil }
    return Finding(cue: cue.range, contents: [trimmed(subject.range), rest])
  }

  /// "Survey: C" and "SMITH: C" at the start of a sentence.
  private func afterName(_ sentence: Range<Int>) -> Finding? {
    guard let colon = sentence.prefix(6).first(where: { passage.lower($0) == ":" }),
      colon > sentence.lowerBound, !passage.isQuoted(colon)
    else { return nil }
    let name = sentence.lowerBound..<colon
    let isName = name.allSatisfy { passage.isCapital($0) || passage.lower($0) == "." }
    let content = trimmed(colon + 1..<max(colon + 1, extended(contentEnd(of: sentence))))
    guard isName, passage.wordCount(content) > 2,
      passage.isCapital(colon + 1) || passage.isQuoted(colon + 1),
      !name.contains(where: { AttributionFinder.labels.contains(passage.lower($0)) })
    else { return nil }
    return Finding(source: name, confidence: 0.6, cue: colon..<colon + 1, contents: [content])
  }

  private static let labels: Set<String> = [
    "update", "updated", "breaking", "watch", "video", "photo", "photos", "note", "read",
    "exclusive",
    "opinion", "analysis", "correction", "related", "more", "editor's", "editor", "image", "source",
    "sources", "tags", "date", "time", "live", "review", "gallery", "listen", "here",
  ]

  /// "Only later did S acknowledge that C".
  private func afterOnly(_ cue: CueFinder.Cue, in sentence: Range<Int>) -> Finding? {
    let openers: Set = ["only", "nor", "neither", "not", "never", "rarely", "seldom", "so"]
    guard openers.contains(passage.lower(sentence.lowerBound)),
      let auxiliary = sentence.prefix(8).first(where: {
        ["did", "does", "do", "has", "have", "had", "would"].contains(passage.lower($0))
      }), auxiliary < cue.verb,
      let source = sources.right(of: auxiliary + 1, before: cue.verb)
    else { return nil }
    let content = trimmed(cue.range.upperBound..<extended(contentEnd(of: sentence)))
    guard passage.wordCount(content) > 1 else { return nil }
    return Finding(
      source: source.range, confidence: source.confidence, cue: cue.range, contents: [content])
  }

  // MARK: Contents

  private func contents(
    of cue: CueFinder.Cue, _ frame: ReportingVerbs.Frame, subjectStart: Int, in sentence: Range<Int>
  ) -> (ranges: [Range<Int>], isFirst: Bool)? {
    let after = cue.range.upperBound
    if frame == .speech || frame == .clause, subjectStart > sentence.lowerBound {
      let rest = passage.wordCount(after..<sentence.upperBound)
      let endsQuotation = isQuotationEnd(before: subjectStart, in: sentence)
      let isTail =
        passage.lower(subjectStart - 1) == "," && (rest == 0 || isAdverbial(after, sentence))
      if endsQuotation || isTail {
        var ranges = [leftContent(before: subjectStart, in: sentence)]
        if let more = secondQuotation(after: after, in: sentence) { ranges.append(more) }
        guard passage.wordCount(ranges[0]) > 0 else { return nil }
        return (ranges, true)
      }
    }
    let start = ContentBounds(passage).start(after: cue, frame, in: sentence)
    var end = extended(contentEnd(of: sentence))
    if frame == .object { end = ContentBounds(passage).objectEnd(from: start, before: end) }
    let range = trimmed(start..<max(start, end))
    guard passage.wordCount(range) > 0 else { return nil }
    return ([range], false)
  }

  /// What stands before "S said": from the start of the sentence, or of the quotation it ends.
  private func leftContent(before end: Int, in sentence: Range<Int>) -> Range<Int> {
    let range = trimmed(sentence.lowerBound..<end)
    guard !range.isEmpty else { return range }
    return min(range.lowerBound, quotationStart(range.upperBound - 1))..<range.upperBound
  }

  /// The quotation that goes on after "…,” she said".
  private func secondQuotation(after index: Int, in sentence: Range<Int>) -> Range<Int>? {
    var at = index
    while at < sentence.upperBound, at - index < 16, !passage.isQuoted(at) { at += 1 }
    guard at < sentence.upperBound, passage.isQuoted(at) else { return nil }
    let quotation = passage.quotations[passage.quotationAt[at]]
    guard quotation.range.lowerBound == at, quotation.wordCount > 2 else { return nil }
    let lead = passage.lower(at - 1)
    guard lead == "," || lead == ":" || lead == "." || lead == ";" else { return nil }
    return at..<max(quotation.range.upperBound, at + 1)
  }

  private func isQuotationEnd(before index: Int, in sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound else { return false }
    if passage.isQuoted(index - 1) { return true }
    return passage.lower(index - 1) == "," && index - 2 >= sentence.lowerBound
      && passage.isQuoted(index - 2)
  }

  /// Whether nothing but time, place and manner follows up to the end of the sentence.
  private func isAdverbial(_ start: Int, _ sentence: Range<Int>) -> Bool {
    let word = passage.lower(start)
    guard passage.wordCount(start..<sentence.upperBound) <= 14, word != "that",
      !(start..<sentence.upperBound).contains(where: { passage.isQuoted($0) })
    else { return false }
    return CalendarTerms.isDay(word) || ClosedClasses.prepositions.contains(word)
      || ClosedClasses.isAdverb(word) || word == "."
  }

  private func quotationStart(_ index: Int) -> Int {
    guard passage.isQuoted(index) else { return index }
    return min(index, passage.quotations[passage.quotationAt[index]].range.lowerBound)
  }

  /// The end of the content, moved to the end of a quotation that lasts longer than its sentence.
  private func extended(_ end: Int) -> Int {
    guard end > 0, passage.isQuoted(end - 1) else { return end }
    return max(end, passage.quotations[passage.quotationAt[end - 1]].range.upperBound)
  }

  private func contentEnd(of sentence: Range<Int>) -> Int {
    var end = sentence.upperBound
    while end > sentence.lowerBound, !passage.isWord(end - 1), !passage.isQuoted(end - 1),
      passage.lower(end - 1) != ")"
    {
      end -= 1
    }
    return end
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> { ContentBounds(passage).trimmed(range) }

  // MARK: Between findings

  /// Ends a content where the next attribution takes over.
  private func cut(_ finding: inout Finding, before next: Finding, _ cue: CueFinder.Cue) {
    guard !finding.isContentFirst, cue.kind != .according, let content = finding.contents.last
    else {
      return
    }
    let taken =
      next.isSourceInherited
      ? cue.range.lowerBound : next.source?.lowerBound ?? cue.range.lowerBound
    guard content.contains(taken), taken > content.lowerBound, !next.isContentFirst else { return }
    let lead = passage.lower(taken - 1)
    let isBorder =
      lead == "," || lead == ";" || lead == "—"
      || ((lead == "and" || lead == "but")
        && (next.isSourceInherited || passage.lower(taken - 2) == ","))
    let opensLater =
      ["while", "though", "although"].contains(lead) && passage.lower(taken - 2) == ","
    guard isBorder || opensLater else { return }
    let kept = trimmed(content.lowerBound..<taken - 1)
    if passage.wordCount(kept) > 0 { finding.contents[finding.contents.count - 1] = kept }
  }

  private func isQuotation(_ sentence: Range<Int>) -> Bool {
    guard passage.isQuoted(sentence.lowerBound) else { return false }
    let words = passage.wordCount(sentence)
    let quoted = sentence.count { passage.tokens[$0].isWord && passage.isQuoted($0) }
    return words > 0 && quoted * 10 >= words * 8
  }

  /// A sentence in quotation marks belongs to the attribution before it.
  private func append(_ sentence: Range<Int>, to findings: inout [Finding]) {
    let content = trimmed(sentence)
    guard passage.wordCount(content) > 0 else { return }
    guard let last = findings.indices.last,
      let end = findings[last].contents.last?.upperBound,
      passage.isQuoted(end - 1) || findings[last].cue == nil
    else {
      findings.append(Finding(sentence: sentence, contents: [content]))
      return
    }
    if passage.quotationAt[end - 1] == passage.quotationAt[content.lowerBound],
      let range = findings[last].contents.popLast()
    {
      findings[last].contents.append(range.lowerBound..<content.upperBound)
    } else {
      findings[last].contents.append(content)
    }
  }
}
