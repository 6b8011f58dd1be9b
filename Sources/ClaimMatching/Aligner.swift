/// One comparison of two texts; what ``Alignment`` is made by.
struct Aligner {
  let a: MatchedText
  let b: MatchedText
  let pairs: [(a: Int, b: Int)]

  init(_ a: MatchedText, _ b: MatchedText) {
    self.a = a
    self.b = b
    pairs = WordPairing(a.words, b.words).pairs
  }

  var alignment: Alignment {
    if a.scalars == b.scalars {
      return Alignment(relation: .identical, run: a.words.count, changes: [])
    }
    let changes = ChangeList(a: a, b: b, pairs: pairs).changes
    let moved = changes.filter { $0.op == .moved }.reduce(0) { $0 + a.contentWords(in: $1.a) }
    let likeness = Likeness(a: a.words, b: b.words, pairs: pairs, moved: moved)
    let relation = relation(of: changes, likeness)
    return Alignment(
      relation: relation, run: likeness.run, changes: relation == .different ? [] : changes)
  }

  private func relation(
    of changes: [Alignment.Change], _ likeness: Likeness
  ) -> Alignment.Relation {
    guard !a.words.isEmpty, !b.words.isEmpty else { return .different }
    let grave = changes.filter { $0.what != .punctuation && $0.what != .spelling }
    if grave.isEmpty {
      return changes.contains { $0.what == .spelling } ? .spelling : .typographic
    }
    guard likeness.isOneUtterance else { return .different }
    if grave.contains(where: { $0.op == .changed }) { return .altered }
    let inner = grave.filter { !isAtAnEnd($0) }
    if inner.isEmpty { return .truncated }
    // Without its "not", a sentence is not shortened but turned round.
    if inner.contains(where: { $0.what == .negation }) { return .altered }
    let hasCuts = inner.contains { $0.op == .cut }
    let hasAdditions = inner.contains { $0.op == .added }
    return hasCuts && hasAdditions ? .altered : .spliced
  }

  /// Whether no word that both texts hold stands before the change, or none after it.
  private func isAtAnEnd(_ change: Alignment.Change) -> Bool {
    guard change.op != .moved, let first = pairs.first, let last = pairs.last else { return false }
    return change.a.upperBound <= a.words[first.a].range.lowerBound
      && change.b.upperBound <= b.words[first.b].range.lowerBound
      || change.a.lowerBound >= a.words[last.a].range.upperBound
        && change.b.lowerBound >= b.words[last.b].range.upperBound
  }
}

extension MatchedText {
  /// The words within a stretch that say something.
  fileprivate func contentWords(in stretch: Range<Int>) -> Int {
    words.count { stretch.contains($0.range.lowerBound) && $0.isContent }
  }
}
