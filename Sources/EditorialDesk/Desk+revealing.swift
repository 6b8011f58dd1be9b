public import ClaimModel
import ClaimStore

// Who has seen the others' verdicts gives no blind one.
extension Desk {
  /// Whether the annotator may see the others' verdicts on a claim: after giving a verdict on what it says now, or
  /// after asking to see them.
  public func maySeeOthers(on claim: Claim) throws -> Bool {
    let annotator = try annotator()
    if claim.isOpen(to: annotator) { return true }
    return try store.read { try $0.isRevealed(claim, to: annotator) }
  }

  /// Remembers that the annotator asked to see the others' verdicts: a verdict given later is informed, on
  /// this desk and, where this home gives it, on any other.
  ///
  /// - Returns: whether there is anything of others to see; else nothing is remembered.
  @discardableResult
  public func reveal(_ id: ClaimID) throws -> Bool {
    let annotator = try annotator()
    guard try store.read({ try $0.claim(id)?.isJudged(byOthersThan: annotator) ?? false }) else {
      return false
    }
    try reveal([id])
    return true
  }

  /// Remembers it of claims.
  func reveal(_ claims: [ClaimID]) throws {
    let annotator = try annotator()
    // Most cards were seen before.
    let (new, words) = try store.read { view in
      (
        try view.unrevealed(claims, to: annotator),
        try view.wordsUnseen(of: claims, by: annotator)
      )
    }
    guard !new.isEmpty || !words.isEmpty else { return }
    LookRecord(of: annotator, in: surroundings).add(new, words)
    do {
      try store.reveal(new, words: words, to: annotator)
    } catch let error as StoreError where error.isOfReadOnlyDesk {
      // The home remembers it: the annotator may give a verdict on another desk.
      return
    }
  }

  /// Says that what is about to be shown gives the others' verdicts on a claim away.
  ///
  /// - Returns: whether it does: the annotator has given none, and one given later is informed.
  public func willShowOthers(on claim: Claim) throws -> Bool {
    guard try claim.isJudged(byOthersThan: annotator()), try !maySeeOthers(on: claim) else {
      return false
    }
    try reveal(claim.id)
    return true
  }
}

extension StoreView {
  /// Whether the annotator has looked at the others' verdicts: on what the claim says now, where they had rated
  /// what it said before.
  func isRevealed(_ claim: Claim, to annotator: Annotator) throws -> Bool {
    let hasFormer = claim.verdicts.contains { $0.annotator == annotator && $0.isStale }
    return try hasFormer
      ? hasSeen(claim.wordsSeen, by: annotator) : isRevealed(claim.id, to: annotator)
  }
}

extension Claim {
  /// Whether a verdict or ruling of somebody else is on it, be it of one whose work does not count.
  fileprivate func isJudged(byOthersThan annotator: Annotator) -> Bool {
    let strangers = uncounted.filter { [.verdict, .ruling].contains($0.facet.kind) }
    return verdicts.contains { $0.annotator != annotator }
      || strangers.contains { $0.by != annotator }
  }
}
