/// Texts that are an article by themselves: pasted, or sent by an agency, without a page around them.
///
/// In these nothing needs to be left out, and what is left out is never looked at again. The shorter the
/// article, the more its few lines look like those of a menu to who weighs them one by one.
extension BlockReader {
  /// Whether the text is an article by itself: sentences, but for a few words, or what stands above and below
  /// them in an article and on no page's edge.
  var isPlain: Bool {
    if isProse(lines[...], \.endsSentence) { return true }
    guard let first = lines.firstIndex(where: \.readsOn), first <= BlockReader.linesAbove,
      !lines.contains(where: { $0.noticeCount > 0 || $0.isNotice || $0.hasMachineMarks }),
      lines[..<first].allSatisfy({ $0.wordCount > 1 })
    else { return false }
    let story = lines[first...]
    // The last line of what was copied by hand lacks its full stop, or is a name.
    return isProse(story, \.readsOn) || isProse(story.dropLast(), \.readsOn)
  }

  /// The first line of an article that is one by itself, where it could be a headline and others follow.
  var plainHeadline: Int? {
    guard isPlain, lines.count > 1, let first = lines.first, !first.endsSentence,
      !first.readsOn, (2...28).contains(first.wordCount)
    else { return nil }
    return 0
  }

  /// How many lines an article has above its first sentence: headline, deck, byline and date.
  private static let linesAbove = 4

  /// Whether at least 92 of 100 words stand in lines that are prose.
  private func isProse(
    _ lines: ArraySlice<LineTraits>, _ isProse: (LineTraits) -> Bool
  ) -> Bool {
    let all = lines.reduce(0) { $0 + $1.wordCount }
    let inProse = lines.reduce(0) { $0 + (isProse($1) ? $1.wordCount : 0) }
    return inProse * 100 >= all * 92
  }
}
