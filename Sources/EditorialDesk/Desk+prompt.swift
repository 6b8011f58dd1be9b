public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// The claims and candidates that a person walks through at the prompt, in order of document and
  /// place; what was rejected or retracted is left out.
  ///
  /// - Parameter kept: a claim that stays in the walk whatever was decided about it; `nil` for none.
  public func walk(keeping kept: ClaimID? = nil) throws -> [ClaimID] {
    try store.read { try $0.walk(keeping: kept) }
  }

  /// The next claim of the walk that waits for the annotator: a candidate to decide about, or a claim
  /// without a ruling on which they gave no verdict.
  ///
  /// - Parameter id: where to start from; the search goes on at the beginning and ends before it. `nil`
  ///   starts at the beginning.
  /// - Returns: `nil` when nothing waits.
  public func nextWaiting(after id: ClaimID?) throws -> ClaimID? {
    let annotator = try annotator()
    return try store.read { view in
      let walk = try view.walk(keeping: id)
      let start = id.flatMap { walk.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      let ahead = walk[start...] + walk[..<start].filter { $0 != id }
      return try ahead.first { try view.waits($0, for: annotator) }
    }
  }

  /// What the extractor saw in a candidate or in the claim it has become; `nil` for other claims.
  public func proposal(of id: ClaimID) throws -> Proposal? {
    try store.read { view in
      guard let stored = try view.candidates(claim: id, includingDecided: true).first,
        let candidate = stored.candidate, let text = try view.text(of: stored.document)
      else { return nil }
      return Proposal(
        candidate, claim: id, document: stored.document, text: DocumentText(text))
    }
  }
}

extension StoreView {
  fileprivate func walk(keeping kept: ClaimID?) throws -> [ClaimID] {
    let rejected = try claimNames(StoreView.ClaimFilter(status: .rejected))
    let retracted = try claimNames(StoreView.ClaimFilter(status: .retracted))
    let left = Set(rejected + retracted).subtracting(kept.map { [$0] } ?? [])
    return try listedNames(Desk.ClaimFilter()).filter { !left.contains($0) }
  }

  fileprivate func waits(_ id: ClaimID, for annotator: Annotator) throws -> Bool {
    guard let claim = try claim(id), claim.status != .candidate else { return true }
    return claim.ruling == nil && !claim.verdicts.contains { $0.annotator == annotator }
  }
}
