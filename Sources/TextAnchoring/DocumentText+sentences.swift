public import ClaimModel

extension DocumentText {
  /// The sentences of a stretch, in order, without white space at their ends.
  ///
  /// Abbreviations, initials, decimal numbers and ellipses do not end a sentence; closing quotation
  /// marks belong to the sentence they close. Two sentences glued together ("end.The") are two; two
  /// words glued by a comma are one sentence. A line's end ends a sentence unless the lines were
  /// broken at a fixed width.
  public func sentences(in span: TextSpan) -> [TextSpan] {
    paragraphs(in: span.range).flatMap { sentences(ofParagraph: $0) }
  }

  private func sentences(ofParagraph range: Range<Int>) -> [TextSpan] {
    var found: [TextSpan] = []
    var start = range.lowerBound
    var at = start
    var quotesOpen = false
    while at < range.upperBound {
      if scalars[at] == "\"" { quotesOpen.toggle() }
      guard scalars[at].endsSentence else {
        at += 1
        continue
      }
      var stops = at + 1
      while stops < range.upperBound, scalars[stops].endsSentence { stops += 1 }
      var after = stops
      while after < range.upperBound, closes(after, quotesOpen: quotesOpen) {
        if scalars[after] == "\"" { quotesOpen = false }
        after += 1
      }
      if endsSentence(stop: at, stops: stops, after: after, in: range) {
        let sentence = trimmed(start..<after)
        if let span = TextSpan(sentence.lowerBound, sentence.upperBound) { found.append(span) }
        start = after
      }
      at = after
    }
    let rest = trimmed(start..<range.upperBound)
    if let span = TextSpan(rest.lowerBound, rest.upperBound) { found.append(span) }
    return found
  }

  /// Whether the mark closes what the sentence opened, rather than opening the next one.
  private func closes(_ at: Int, quotesOpen: Bool) -> Bool {
    guard scalars[at].closesAfterStop else { return false }
    switch scalars[at] {
    case "\"": return quotesOpen
    case "“", "‘", "«": return false
    case "'": return at + 1 >= scalars.count || !scalars[at + 1].isWordPart
    default: return true
    }
  }

  private func endsSentence(stop: Int, stops: Int, after: Int, in range: Range<Int>) -> Bool {
    guard after < range.upperBound else { return true }
    var next = after
    while next < range.upperBound, !scalars[next].isWordPart {
      if scalars[next].endsSentence || scalars[next] == "," || scalars[next] == ";" { return false }
      next += 1
    }
    guard next < range.upperBound else { return scalars[after].isSpace }
    let word = word(before: stop, from: range.lowerBound)
    guard scalars[after].isSpace else {
      return next - after <= 1 && scalars[next].isUpper && isPlainWord(word)
    }
    if scalars[next].isLower { return false }
    guard stops == stop + 1, scalars[stop] == ".", after == stops else { return true }
    return !Abbreviations.joins(
      words(word), to: wordAt(next, before: range.upperBound),
      isNumber: scalars[next].isDigit)
  }

  /// The letters, digits and inner stops directly before a stop.
  private func word(before stop: Int, from start: Int) -> Range<Int> {
    var at = stop
    let least = max(start, stop - 24)
    while at > least, scalars[at - 1].isWordPart || scalars[at - 1] == "." || scalars[at - 1] == "&"
    {
      at -= 1
    }
    return at..<stop
  }

  private func wordAt(_ start: Int, before end: Int) -> String {
    var at = start
    let most = min(end, start + 24)
    while at < most, scalars[at].isWordPart { at += 1 }
    return words(start..<at)
  }

  /// Whether a word of at least three small letters stands alone, so that it is no part of a name,
  /// an address or a number.
  private func isPlainWord(_ word: Range<Int>) -> Bool {
    guard word.count >= 3, scalars[word].allSatisfy(\.isLower) else { return false }
    guard word.lowerBound > 0 else { return true }
    let before = scalars[word.lowerBound - 1]
    return before.isSpace || before.isDoubleQuote || before.isDash || before.isSingleQuote
      || before == "("
  }
}
