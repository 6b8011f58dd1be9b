public import ClaimModel
import ClaimStore

/// The numbers by which claims are called for as long as a prompt is open, from 1 in the order of the walk.
///
/// What is rejected or retracted meanwhile keeps its number, and so does everything behind it. Only what
/// comes from elsewhere moves numbers: ``refresh(on:)`` says so.
public struct WalkNumbers: Sendable {
  /// What has left the walk since the prompt was opened, in its order.
  private var gone: [Gone] = []
  /// How far the log was looked through for that.
  private var end: LogPosition
  private var count: Int

  private struct Gone: Sendable {
    let claim: ClaimID
    let key: WalkKey
  }

  /// The most operations that are looked at one by one; of a larger merge, all numbers are given anew.
  private static let mostNew = 5_000

  public init(on desk: Desk) throws {
    (end, count) = try desk.store.read { (try $0.logEnd(), try $0.walkCount(before: nil).all) }
  }

  /// Takes in what was decided since.
  ///
  /// - Returns: how many claims have come by which numbers have moved; negative when claims that had one
  ///   are gone.
  public mutating func refresh(on desk: Desk) throws -> Int {
    try desk.store.read { view in
      let now = try view.logEnd()
      if now > end { try takeIn(view) }
      end = now
      let before = count
      count = try view.walkCount(before: nil).all + gone.count
      return count - before
    }
  }

  private mutating func takeIn(_ view: StoreView) throws {
    guard let written = try view.claimsDecided(after: end, most: Self.mostNew) else {
      gone = try gone.filter { try !view.isWalked($0.claim) }
      return
    }
    for claim in written.decided {
      gone.removeAll { $0.claim == claim }
      // What somebody else picked and rejected was never in this walk.
      let isNew = try written.added.contains(claim) && !view.isProposed(claim)
      guard !isNew, try !view.isWalked(claim), let key = try view.walkKey(of: claim) else {
        continue
      }
      gone.insert(
        Gone(claim: claim, key: key), at: gone.firstIndex { $0.key > key } ?? gone.endIndex)
    }
  }

  /// Where a claim stands; `nil` when it has no number: it was rejected or retracted before.
  public func place(of claim: ClaimID, on desk: Desk) throws -> Desk.WalkPlace? {
    try desk.store.read { view in
      let isGone = gone.contains { $0.claim == claim }
      guard try isGone || view.isWalked(claim), let key = try view.walkKey(of: claim) else {
        return nil
      }
      let (before, all) = try view.walkCount(before: key)
      return Desk.WalkPlace(
        claim: claim, number: before + gone.count { $0.key < key } + 1, count: all + gone.count)
    }
  }

  /// The claim of that number; `nil` where there is none.
  public func claim(numbered number: Int, on desk: Desk) throws -> ClaimID? {
    try desk.store.read { view in
      var (low, high) = (0, gone.count)
      while low < high {
        let middle = (low + high) / 2
        let own = try view.walkCount(before: gone[middle].key).before + middle + 1
        if own == number { return gone[middle].claim }
        if own < number { low = middle + 1 } else { high = middle }
      }
      return try view.walkItem(numbered: number - low)?.claim
    }
  }
}

extension StoreView {
  /// Whether the claim or candidate is gone through at the prompt.
  fileprivate func isWalked(_ claim: ClaimID) throws -> Bool {
    if let stage = try stage(of: claim) { return stage.isWalked }
    return try !candidates(claim: claim).isEmpty
  }

  /// Whether the extractor proposes it here.
  fileprivate func isProposed(_ claim: ClaimID) throws -> Bool {
    try !candidates(claim: claim, includingDecided: true).isEmpty
  }
}
