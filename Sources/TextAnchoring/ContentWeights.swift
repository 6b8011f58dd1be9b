/// Tells an article's lines from a page's by weighing what is seen of them.
///
/// Two passes: the first weighs each line alone, the second weighs that judgement together with the
/// lines around it and with the densest stretch of prose. The weights are a logistic regression's
/// over scraped pages of many outlets; no word of any page is in them.
enum ContentWeights {
  /// For each line, whether it belongs to the article.
  static func isContent(_ lines: [LineTraits]) -> [Bool] {
    let repeated = repeats(among: lines)
    let alone = zip(lines, repeated).map { weighAlone($0, isRepeated: $1) }
    let leaning = alone.map { 0.5 + 0.5 * $0 / (1 + abs($0)) }
    let zone = densestStretch(lines, leaning)
    return lines.indices.map { index in
      let here = leaning[index]
      let at = { (offset: Int) in
        leaning.indices.contains(index + offset) ? leaning[index + offset] : nil
      }
      let first = leaning.first ?? here
      let last = leaning.last ?? here
      let before = 0.6 * (at(-1) ?? first) + 0.4 * (at(-2) ?? first)
      let after = 0.6 * (at(1) ?? last) + 0.4 * (at(2) ?? last)
      let line = lines[index]
      let gone = index >= zone.upperBound ? min(index - zone.upperBound + 1, 20) : 0
      let missing = index < zone.lowerBound ? min(zone.lowerBound - index, 20) : 0
      var weight = -1.59 + 0.71 * alone[index]
      weight += line.endsSentence ? -0.84 : 0
      weight += -0.01 * logarithm(1 + min(line.wordCount, 100)) - 0.66 * line.functionShare
      weight += -0.21 * line.capitalShare + 1.9 * min(0.5, line.otherShare)
      weight += -0.15 * Double(line.noticeCount)
      weight += line.isListHeading ? -1.02 : 0
      weight += repeated[index] ? 0.85 : 0
      weight += zone.contains(index) ? 0.36 : 0
      weight += 3.73 * before + 3.42 * after - 0.74 * before * after
      weight += -0.15 * logarithm(1 + gone) - 0.19 * logarithm(1 + missing)
      return weight > 0
    }
  }

  private static func weighAlone(_ line: LineTraits, isRepeated: Bool) -> Double {
    var weight = -2.55
    weight += line.endsSentence ? 0.92 : 0
    weight += 0.38 * logarithm(1 + min(line.wordCount, 100))
    weight += 0.1 * Double(min(line.innerStops, 3))
    weight += -0.16 * line.functionShare - 1.72 * line.capitalShare
    weight += 2.27 * min(0.5, line.otherShare)
    weight += line.hasMachineMarks ? -0.88 : 0
    weight += line.hasQuotes ? 1.34 : 0
    weight += -1.56 * Double(line.noticeCount)
    weight += line.opensSmall ? -1.74 : 0
    weight += line.wordCount <= 3 ? -0.58 : 0
    weight += line.endsSentence && line.wordCount >= 8 ? 1.12 : 0
    weight += line.isListHeading ? -0.7 : 0
    return weight + (isRepeated ? -1.71 : 0)
  }

  /// For each line, whether the same words make up another line too.
  private static func repeats(among lines: [LineTraits]) -> [Bool] {
    // Lines of different lengths are told apart without a look at their words.
    var ofLength: [Int: [Int]] = [:]
    for (index, line) in lines.enumerated() where line.words.count > 1 {
      ofLength[line.words.reduce(line.words.count) { $0 &* 31 &+ $1.utf8.count }, default: []]
        .append(index)
    }
    var isRepeated = [Bool](repeating: false, count: lines.count)
    for alike in ofLength.values where alike.count > 1 {
      var counts: [[String]: Int] = [:]
      for index in alike { counts[lines[index].words, default: 0] += 1 }
      for index in alike { isRepeated[index] = counts[lines[index].words, default: 0] > 1 }
    }
    return isRepeated
  }

  /// The stretch of lines whose prose outweighs what is no prose by most.
  ///
  /// **Source.** Finn, Kushmerick and Smyth, "Fact or fiction", 2001 (body text extraction), with
  /// leanings in place of tags.
  private static func densestStretch(_ lines: [LineTraits], _ leaning: [Double]) -> Range<Int> {
    var best = 0..<0
    var (bestSum, sum, start) = (0.0, 0.0, 0)
    for (index, line) in lines.enumerated() {
      if sum <= 0 { (sum, start) = (0, index) }
      sum += (leaning[index] - 0.5) * Double(min(line.wordCount, 60)) - 1
      if sum > bestSum { (bestSum, best) = (sum, start..<index + 1) }
    }
    return best
  }

  /// The binary logarithm, straight between powers of two.
  private static func logarithm(_ count: Int) -> Double {
    let number = Double(count)
    return Double(number.exponent) + number.significand - 1
  }
}
