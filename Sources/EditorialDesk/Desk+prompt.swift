public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// A claim's place in the walk through the desk: claims and candidates in order of document and
  /// place, without what was rejected or retracted.
  public struct WalkPlace: Hashable, Sendable {
    public let claim: ClaimID
    /// From 1.
    public let number: Int
    /// How many there are to walk through.
    public let count: Int
  }

  /// The claims and candidates that a person walks through at the prompt, in order.
  ///
  /// - Parameter kept: a claim that stays in the walk whatever was decided about it; `nil` for
  ///   none.
  public func walk(keeping kept: ClaimID? = nil) throws -> [ClaimID] {
    try store.read { try $0.walk(keeping: kept) }
  }

  /// The place that many steps from a claim; back where `steps` is negative.
  ///
  /// - Parameter id: stays in the walk whatever was decided about it.
  /// - Returns: `nil` where the walk ends before that.
  public func place(_ steps: Int = 0, from id: ClaimID) throws -> WalkPlace? {
    let walk = try walk(keeping: id)
    guard let index = walk.firstIndex(of: id) else { return nil }
    let isSettled = try store.read { try $0.isSettled(id) }
    return WalkPlace(
      walk, at: index + steps, leaving: steps != 0 && isSettled ? index : nil)
  }

  /// The place of that number, from 1; `nil` where there is none.
  public func place(numbered number: Int, keeping kept: ClaimID?) throws -> WalkPlace? {
    WalkPlace(try walk(keeping: kept), at: number - 1)
  }

  /// The next place of the walk that waits for the annotator: a candidate to decide about, or a
  /// claim without a ruling on which they gave no verdict.
  ///
  /// - Parameter id: where to start from; the search goes on at the beginning and ends before it.
  ///   `nil` starts at the beginning.
  /// - Returns: `nil` when nothing waits.
  public func nextWaiting(after id: ClaimID?) throws -> WalkPlace? {
    let annotator = try annotator()
    return try store.read { view in
      let walk = try view.walk(keeping: id)
      let start = id.flatMap { walk.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      let ahead = [start..<walk.count, 0..<max(0, start - 1)].lazy.joined()
      let next = try ahead.first { try view.waits(walk[$0], for: annotator) }
      let isLeft = try start > 0 && id.map { try view.isSettled($0) } ?? false
      return next.flatMap {
        WalkPlace(walk, at: $0, leaving: isLeft ? start - 1 : nil)
      }
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
  }

  /// What the desk holds.
  public func stock() throws -> Stock {
    try store.read { view in
      var claims = try view.statusCounts()
      let undecided = claims.removeValue(forKey: .candidate) ?? 0
      return Stock(
        candidates: try view.candidates().count + undecided, claims: claims,
        contested: try view.contests().count)
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

extension Desk.WalkPlace {
  /// - Parameter left: where a settled claim stands that is left now, and so counts no more; `nil`
  ///   for none.
  /// - Returns: `nil` where the walk has no such place.
  fileprivate init?(_ walk: [ClaimID], at index: Int, leaving left: Int? = nil) {
    guard walk.indices.contains(index) else { return nil }
    let isAfter = left.map { $0 < index } ?? false
    self.init(
      claim: walk[index], number: index + (isAfter ? 0 : 1),
      count: walk.count - (left == nil ? 0 : 1))
  }
}

extension StoreView {
  fileprivate func walk(keeping kept: ClaimID?) throws -> [ClaimID] {
    let rejected = try claimNames(StoreView.ClaimFilter(status: .rejected))
    let retracted = try claimNames(StoreView.ClaimFilter(status: .retracted))
    let left = Set(rejected + retracted).subtracting(kept.map { [$0] } ?? [])
    return try listedNames(Desk.ClaimFilter()).filter { !left.contains($0) }
  }

  fileprivate func isSettled(_ id: ClaimID) throws -> Bool {
    switch try claim(id)?.status {
    case .rejected, .retracted: true
    case .candidate, .open, .agreed, .disputed, .ruled, nil: false
    }
  }

  fileprivate func waits(_ id: ClaimID, for annotator: Annotator) throws -> Bool {
    guard let claim = try claim(id), claim.status != .candidate else { return true }
    return claim.ruling == nil && !claim.verdicts.contains { $0.annotator == annotator }
  }
}
