public import ClaimModel

/// A selector resolved to a stretch of today's text.
public struct Anchor: Hashable, Sendable {
  public let span: TextSpan
  /// 0…1, where 1 means that the words stand exactly at their place.
  public let score: Double

  public init(span: TextSpan, score: Double) {
    self.span = span
    self.score = score
  }
}

extension DocumentText {
  /// Finds a selector's words again.
  ///
  /// Exactly at their place gives a score of 1. Elsewhere the occurrence wins whose surroundings
  /// agree best with prefix and suffix, then the nearest. When there is none, white space and
  /// typographic marks (quotation marks, dashes, no-break spaces) may differ.
  ///
  /// - Returns: `nil` for an orphan: the words are not there, or are too few to be sure of.
  public func anchor(_ selector: Selector) -> Anchor? {
    guard !selector.exact.isEmpty else { return nil }
    if stands(selector.exact, at: selector.span) { return Anchor(span: selector.span, score: 1) }
    let exact = Array(selector.exact.unicodeScalars)
    let hits = occurrences(of: exact, in: scalars, atMost: .max).compactMap {
      TextSpan($0, $0 + exact.count)
    }
    if let best = best(of: hits, for: selector, ceiling: 0.98) { return best }
    for folding in Folding.allCases {
      let found = FoldedText(scalars, folding: folding).find(exact, atMost: .max)
      if let best = best(of: found, for: selector, ceiling: folding.ceiling) { return best }
    }
    return nil
  }

  /// Whether a stretch of the text has these words and no more.
  private func stands(_ words: String, at span: TextSpan) -> Bool {
    guard span.end <= scalars.count else { return false }
    var at = span.start
    for scalar in words.unicodeScalars {
      guard at < span.end, scalars[at] == scalar else { return false }
      at += 1
    }
    return at == span.end
  }

  /// Where words stand, in order of place, at most 100 times.
  ///
  /// Exact hits alone when there are any; else those that differ in white space and typographic
  /// marks only. Hits do not overlap.
  public func find(_ words: String) -> [TextSpan] {
    let wanted = Array(words.unicodeScalars)
    guard !wanted.isEmpty else { return [] }
    let exact = occurrences(of: wanted, in: scalars, atMost: 100)
    guard exact.isEmpty else { return exact.compactMap { TextSpan($0, $0 + wanted.count) } }
    for folding in Folding.allCases {
      let found = FoldedText(scalars, folding: folding).find(wanted, atMost: 100)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func best(of hits: [TextSpan], for selector: Selector, ceiling: Double) -> Anchor? {
    let prefix = Array(selector.prefix.unicodeScalars)
    let suffix = Array(selector.suffix.unicodeScalars)
    var best: (span: TextSpan, agreement: Double, distance: Int)?
    for hit in hits {
      let agreement = agreement(of: hit, prefix: prefix, suffix: suffix)
      let distance = abs(hit.start - selector.span.start)
      if let best, (best.agreement, -best.distance) >= (agreement, -distance) { continue }
      best = (hit, agreement, distance)
    }
    guard let best else { return nil }
    // A few letters stand anywhere: without their surroundings they prove nothing.
    let isShort = best.span.length < 12 && !(prefix.isEmpty && suffix.isEmpty)
    if isShort, best.agreement < 0.2 { return nil }
    let nearness = 1 / (1 + Double(best.distance) / 1000)
    return Anchor(
      span: best.span, score: ceiling * (0.6 + 0.3 * best.agreement + 0.1 * nearness))
  }

  /// The share of prefix and suffix that agrees without a gap, 0…1; 0 when both are empty.
  private func agreement(
    of hit: TextSpan, prefix: [Unicode.Scalar], suffix: [Unicode.Scalar]
  ) -> Double {
    guard !(prefix.isEmpty && suffix.isEmpty) else { return 0 }
    var before = 0
    while before < prefix.count, before < hit.start,
      scalars[hit.start - 1 - before] == prefix[prefix.count - 1 - before]
    {
      before += 1
    }
    var after = 0
    while after < suffix.count, hit.end + after < scalars.count,
      scalars[hit.end + after] == suffix[after]
    {
      after += 1
    }
    return Double(before + after) / Double(prefix.count + suffix.count)
  }
}
