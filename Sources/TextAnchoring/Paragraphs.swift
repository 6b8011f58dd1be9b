extension DocumentText {
  /// The lines of a stretch that are not blank, without white space at their ends, in order.
  ///
  /// A line ends at `\n` and at the separators U+2028 and U+2029.
  func lines(in range: Range<Int>) -> [Range<Int>] {
    let range = range.clamped(to: 0..<scalars.count)
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where scalars[at].endsLine {
      let line = trimmed(start..<at)
      if !line.isEmpty { lines.append(line) }
      start = at + 1
    }
    let last = trimmed(start..<range.upperBound)
    if !last.isEmpty { lines.append(last) }
    return lines
  }

  /// The paragraphs of a stretch: its lines, where lines broken at a fixed width are one paragraph.
  func paragraphs(in range: Range<Int>) -> [Range<Int>] {
    let lines = lines(in: range)
    var paragraphs: [Range<Int>] = []
    var at = 0
    while at < lines.count {
      var end = at + 1
      while end < lines.count, follows(lines[end - 1], lines[end]) { end += 1 }
      let run = lines[at..<end]
      if isWrapped(run) {
        paragraphs.append(lines[at].lowerBound..<lines[end - 1].upperBound)
      } else {
        paragraphs.append(contentsOf: run)
      }
      at = end
    }
    return paragraphs
  }

  /// Whether no blank line stands between two lines.
  private func follows(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
    var ends = 0
    for at in line.upperBound..<next.lowerBound where scalars[at].endsLine {
      ends += 1
      if ends > 1 { return false }
    }
    return true
  }

  /// Whether lines were broken at a fixed width: all but the last nearly as long as the longest, and
  /// at least one goes on in the middle of a sentence.
  private func isWrapped(_ run: ArraySlice<Range<Int>>) -> Bool {
    guard run.count > 1 else { return false }
    let longest = run.map(\.count).max() ?? 0
    guard (40...120).contains(longest) else { return false }
    guard run.dropLast().allSatisfy({ $0.count * 10 >= longest * 7 }) else { return false }
    return zip(run, run.dropFirst()).contains { line, next in
      scalars[next.lowerBound].isLower && !scalars[line.upperBound - 1].endsSentence
    }
  }
}

extension Unicode.Scalar {
  /// Whether a line ends here.
  var endsLine: Bool { value == 0x0A || value == 0x2028 || value == 0x2029 || value == 0x0D }

  /// Whether a sentence may end here: `.`, `!`, `?` or `…`.
  var endsSentence: Bool { self == "." || self == "!" || self == "?" || self == "…" }

  /// Whether the scalar may stand between a stop and the end of its sentence.
  var closesAfterStop: Bool { isDoubleQuote || isSingleQuote || self == ")" || self == "]" }
}
