import ClaimModel

/// One comparison of two documents' claims; what ``Comparison`` is made by.
struct ClaimComparer {
  private let a: [Side]
  private let b: [Side]
  private let weights: WordWeights

  /// A claim with what is counted in it.
  struct Side {
    let claim: ComparedClaim
    let text: MatchedText
    let quotations: [(quotation: ComparedClaim.Quotation, text: MatchedText)]
    /// The stems of its content words.
    let stems: Set<String>
    let origin: String?

    init(_ claim: ComparedClaim) {
      self.claim = claim
      text = MatchedText(claim.text)
      quotations = claim.quotations.map { ($0, MatchedText($0.text)) }
      stems = Set(text.words.filter(\.isContent).map { WordStem.stem($0.key) })
      origin = claim.origin.map { OriginLabel.key(of: $0) }
    }
  }

  init(_ a: [ComparedClaim], _ b: [ComparedClaim]) {
    func ordered(_ claims: [ComparedClaim]) -> [Side] {
      claims.sorted { ($0.span, $0.id) < ($1.span, $1.id) }.map(Side.init)
    }
    self.a = ordered(a)
    self.b = ordered(b)
    weights = WordWeights((self.a + self.b).map(\.stems))
  }

  var comparison: Comparison {
    let quotes = QuotationPairing(a, b).pairs
    let quoted = Set(quotes.map { QuotePlace(a: $0.a.span, b: $0.b.span) })
    var pairs: [Comparison.ClaimPair] = []
    var coveredInA: Set<ClaimID> = []
    var coveredInB: Set<ClaimID> = []
    for (left, right) in candidates {
      guard let relation = relation(left, right, quoted) else { continue }
      pairs.append(Comparison.ClaimPair(a: left.claim, b: right.claim, relation: relation))
      if relation.covers {
        coveredInA.insert(left.claim.id)
        coveredInB.insert(right.claim.id)
      }
    }
    return Comparison(
      sharedOrigins: OriginLabel.shared(
        a.compactMap(\.claim.origin) + a.compactMap(\.claim.source),
        b.compactMap(\.claim.origin) + b.compactMap(\.claim.source)),
      quotes: quotes, claims: pairs,
      onlyA: a.map(\.claim).filter { !coveredInA.contains($0.id) },
      onlyB: b.map(\.claim).filter { !coveredInB.contains($0.id) })
  }

  private struct QuotePlace: Hashable {
    let a: TextSpan
    let b: TextSpan
  }

  /// The pairs that share two telling words, or a quarter of what the smaller says.
  private var candidates: [(Side, Side)] {
    let holders = StemHolders(b.map(\.stems))
    return a.flatMap { left in
      holders.nearest(to: left.stems).filter { index, shared in
        shared >= 2 || shared * 4 >= min(left.stems.count, b[index].stems.count)
      }
      .map { (left, b[$0.index]) }
    }
  }

  // MARK: - What one claim is to another

  private func relation(
    _ left: Side, _ right: Side, _ quoted: Set<QuotePlace>
  ) -> Comparison.Relation? {
    let overlap = weights.overlap(left.stems, right.stems)
    if left.claim.polarity != right.claim.polarity {
      return isDenial(of: left, right)
        ? .contradicts : overlap.jaccard >= Self.relatedOverlap ? .related : nil
    }
    let sharesQuote = left.quotations.contains { mine in
      right.quotations.contains { yours in
        quoted.contains(QuotePlace(a: mine.quotation.span, b: yours.quotation.span))
      }
    }
    if sharesQuote { return .sameStatement }
    guard overlap.jaccard >= Self.relatedOverlap || overlap.containment >= Self.halfShare else {
      return nil
    }
    let alignment = align(left.text, right.text)
    if alignment.changes.contains(where: { $0.what == .negation && $0.op != .moved }) {
      return isDenial(of: left, right) ? .contradicts : .related
    }
    let figuresDiffer = alignment.changes.contains { $0.what == .number && $0.op == .changed }
    if figuresDiffer { return .related }
    let isMuch =
      overlap.jaccard >= Self.sameOverlap
      || overlap.containment >= Self.heldShare && overlap.shared >= 3
      || overlap.containment >= Self.halfShare && alignment.run >= Self.tellingRun
        && max(left.text.words.count, right.text.words.count) <= Self.shortClaim
    guard isMuch else { return overlap.jaccard >= Self.relatedOverlap ? .related : nil }
    return graded(left, right, alignment, overlap.jaccard)
  }

  /// What a pair is that says much the same.
  private func graded(
    _ left: Side, _ right: Side, _ alignment: Alignment, _ jaccard: Double
  ) -> Comparison.Relation {
    let hedgesInA = left.hedges
    let hedgesInB = right.hedges
    if alignment.relation.keepsWords, hedgesInA == hedgesInB { return .sameStatement }
    if hedgesInA.isStrictSubset(of: hedgesInB) { return .stronger }
    if hedgesInB.isStrictSubset(of: hedgesInA) { return .weaker }
    let isOneOrigin = left.origin != nil && left.origin == right.origin
    return isOneOrigin && jaccard >= Self.sameStatementOverlap ? .sameStatement : .sameFact
  }

  /// Whether two claims have the same words but for one that turns one of them round.
  ///
  /// Anything less is no contradiction: they may speak of different times or things.
  private func isDenial(of left: Side, _ right: Side) -> Bool {
    guard left.claim.polarity != .absent, right.claim.polarity != .absent else { return false }
    let alignment = align(left.text, right.text)
    let grave = alignment.changes.filter { $0.what.isOfWords }
    return alignment.same && grave.count == 1 && grave[0].what == .negation
      && grave[0].op != .changed && grave[0].op != .moved
      && left.negations != right.negations && min(left.stems.count, right.stems.count) >= 2
  }

  /// The share of rare words from which two claims say much the same.
  private static let sameOverlap = 0.45
  private static let sameStatementOverlap = 0.6
  private static let relatedOverlap = 0.2
  /// The share of the smaller claim that the other holds, from which it says it too.
  private static let heldShare = 0.8
  private static let halfShare = 0.5
  /// The row of words that two short claims on one fact share.
  private static let tellingRun = 4
  private static let shortClaim = 16
}

extension Alignment.Relation {
  /// Whether both have the same words, as far as they go.
  fileprivate var keepsWords: Bool {
    switch self {
    case .identical, .typographic, .spelling, .truncated, .spliced: true
    case .altered, .different: false
    }
  }
}

extension ClaimComparer.Side {
  fileprivate var hedges: Set<String> {
    Set(text.words.map(\.key).filter(WordLists.hedges.contains))
  }

  fileprivate var negations: Int { text.words.count { $0.isNegation } }
}
