import ClaimModel
import ClaimStore

/// Goes through the claims that are decided and keeps those that the gate does not let be called verified.
///
/// Where the policy asks for one blind verdict or none, one verdict decides an open claim as well.
///
/// No table knows what the gate says: policy, roster, documents and the texts they are read from all bear on
/// it. So it is run on each claim when it is asked for, and who asks says how many claims are looked at.
struct UnverifiedWalk {
  private let view: StoreView
  private let doubts: DoubtedClaims
  private let policy: Policy
  private let scale: Scale
  private let filter: WalkFilter
  private let checkInterruption: () throws -> Void
  private var texts: TextShelf
  /// How many claims were looked at.
  private(set) var looked = 0

  init(
    _ view: StoreView, _ doubts: DoubtedClaims, checkInterruption: @escaping () throws -> Void
  ) throws {
    (self.view, self.doubts, self.checkInterruption) = (view, doubts, checkInterruption)
    (policy, scale) = (try view.policy(), try view.scale())
    filter = policy.blindVerdicts < 2 ? .judged : .settled
    texts = TextShelf(view: view)
  }

  /// How many claims there are to be looked at, at most.
  ///
  /// - Parameter tabled: the counts of the desk's tables.
  func most(_ tabled: StageCounts) throws -> Int {
    let counts = doubts.corrected(tabled)
    let settled = counts.sum(where: \.isSettled)
    guard filter == .judged, counts[.open] > 0 else { return settled }
    // Two verdicts or more are on each of the others that nobody ruled on.
    let verdicts = try doubts.corrected(view.annotatorCounts()).reduce(0) { $0 + $1.unruled }
    return settled
      + min(counts[.open], max(0, verdicts - 2 * (counts[.agreed] + counts[.disputed])))
  }

  /// The next of them, nearest first, each with the clauses that are not met.
  ///
  /// - Parameters:
  ///   - most: how many decided claims are looked at, at most.
  ///   - limit: how many are given at most.
  mutating func next(
    after key: WalkKey?, isBackwards: Bool = false, judging most: Int = .max, limit: Int
  ) throws -> [(item: WalkItem, unmet: [Gate.Clause])] {
    var (found, start) = ([(item: WalkItem, unmet: [Gate.Clause])](), key)
    while found.count < limit, looked < most {
      let items = try doubts.walk(
        filter, in: view, after: start, isBackwards: isBackwards, limit: min(64, most - looked))
      for item in items where found.count < limit {
        try checkInterruption()
        looked += 1
        let gate = try view.judge(view.anyClaim(item.claim, &texts), policy, scale, &texts).gate
        if !gate.isVerified { found.append((item, gate.unmet.map(\.clause))) }
      }
      guard let last = items.last else { break }
      start = last.key
    }
    return found
  }
}
