public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Makes writing quicker for somebody who writes one act after the other for as long as the desk is open.
  public func emptyLogAside() { store.emptyLogAside() }

  /// A claim's place in the walk through the desk: claims and candidates in order of document and
  /// place, without what was rejected or retracted before the walk began; see ``WalkNumbers``.
  public struct WalkPlace: Hashable, Sendable {
    public let claim: ClaimID
    /// From 1.
    public let number: Int
    /// How many there are to walk through.
    public let count: Int
  }

  /// The claims and candidates that a person walks through at the prompt, in order.
  ///
  /// - Parameters:
  ///   - kept: a claim that stays in the walk whatever was decided about it; `nil` for none.
  ///   - limit: how many at most.
  public func walk(keeping kept: ClaimID? = nil, limit: Int = .max) throws -> [ClaimID] {
    try store.read { view in
      var items = try view.walk(.walked, limit: limit).map { ($0.key, $0.claim) }
      if let kept, let key = try view.settledKey(of: kept) {
        items.insert((key, kept), at: items.firstIndex { $0.0 > key } ?? items.endIndex)
      }
      return items.map(\.1)
    }
  }

  /// The claim that many steps from another in the walk; back where `steps` is negative.
  ///
  /// - Returns: `nil` where the walk ends before that.
  public func claim(_ steps: Int, from id: ClaimID) throws -> ClaimID? {
    try store.read { view in
      guard let key = try view.walkKey(of: id) else { return nil }
      let items = try view.walk(
        .walked, after: key, isBackwards: steps < 0, limit: Int(steps.magnitude))
      return items.count == steps.magnitude ? items.last?.claim : nil
    }
  }

  /// The next claim of the walk that waits for the annotator: a candidate to decide about, or a
  /// claim without a ruling on which they gave no verdict.
  ///
  /// - Parameter id: where to start from; the search goes on at the beginning and ends before it.
  ///   `nil` starts at the beginning.
  /// - Returns: `nil` when nothing waits.
  public func nextWaiting(after id: ClaimID?) throws -> ClaimID? {
    let waiting = WalkFilter.waiting(for: try annotator())
    return try store.read { view in
      let key = try id.flatMap { try view.walkKey(of: $0) }
      let doubts = try self.doubts.claims(in: view)
      var next = try doubts.walk(waiting, in: view, after: key, limit: 1).first
      if next == nil, let key {
        next = try doubts.walk(waiting, in: view, limit: 1).first.flatMap {
          $0.key < key ? $0 : nil
        }
      }
      return next?.claim
    }
  }

  /// What a desk holds, counted without opening a claim.
  public struct Stock: Sendable {
    /// What the extractor proposed and nobody has decided about.
    public let candidates: Int
    /// Claims by how they stand; undecided ones are among the candidates.
    public let claims: [Claim.Status: Int]
    /// Facets that are contested.
    public let contested: Int
    /// Whether the annotator is not to be told how many are agreed on and how many disputed.
    public let hidesOutcomes: Bool

    /// How many claims stand so, by the words for it; those that are agreed on or disputed together, as `rated`,
    /// where they are not to be told apart.
    public func tally(of statuses: [Claim.Status]) -> [(String, Int)] {
      Desk.tally(claims, of: statuses, hidesOutcomes: hidesOutcomes)
    }
  }

  /// How many claims stand so, by the words for it.
  static func tally(
    _ claims: [Claim.Status: Int], of statuses: [Claim.Status], hidesOutcomes: Bool
  ) -> [(String, Int)] {
    statuses.compactMap { status in
      switch status {
      case .agreed where hidesOutcomes:
        ("rated", (claims[.agreed] ?? 0) + (claims[.disputed] ?? 0))
      case .disputed where hidesOutcomes: nil
      case .candidate, .open, .agreed, .disputed, .ruled, .rejected, .retracted:
        (status.rawValue, claims[status] ?? 0)
      }
    }
  }

  /// What the desk holds.
  public func stock() throws -> Stock {
    let annotator = try annotator()
    return try store.read { view in
      let doubts = try self.doubts.claims(in: view)
      var claims = doubts.corrected(try view.stageCounts()).byStatus
      let undecided = claims.removeValue(forKey: .candidate) ?? 0
      return Stock(
        candidates: try view.candidateCount() + undecided, claims: claims,
        contested: doubts.corrected(contests: try view.contestCount()),
        hidesOutcomes: try view.countsTell(
          claims[.agreed] ?? 0, claims[.disputed] ?? 0, annotator))
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
  /// Where a claim stands that was rejected or retracted; `nil` for others.
  fileprivate func settledKey(of id: ClaimID) throws -> WalkKey? {
    guard let stage = try stage(of: id), !stage.isWalked else { return nil }
    return try walkKey(of: id)
  }
}
