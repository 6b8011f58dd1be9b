import AnnotationSync
import ClaimModel

/// The claims that a merge brings something for, and those that are said to be the same as one of them, as far as
/// the desk has them: which of them could be called verified before it, and cannot after it.
struct TouchedClaims {
  /// How many entities are remembered at most; a merge that brings more is looked at in part.
  private static let mostNames = 4_096
  /// How many claims the gate is run on at most.
  private static let mostJudged = 500

  private var names: Set<ExactText> = []
  /// Documents of which something was said: it may bear on any claim.
  private var described: Set<ExactText> = []
  private var verified: [ClaimID] = []
  /// Whether some claim that was touched was not looked at.
  private(set) var isCut = false

  /// Notes what an operation is about that the desk did not have.
  mutating func note(_ operation: Operation) {
    guard !isCut, let name = operation.on else { return }
    if [.documentDescribe, .documentOrigin].contains(operation.knownKind) {
      described.insert(ExactText(name))
    }
    names.insert(ExactText(name))
    isCut = names.count > Self.mostNames
  }

  /// Looks at the claims before anything of the merge has come to the tables.
  mutating func lookBefore(_ view: StoreView, _ judge: Store.Judge) throws {
    let hasRoster = try view.hasRosterStatements()
    // Where one verdict is enough, a claim on which there is but one may be verified.
    let stages: [ClaimStage] =
      try view.policy().blindVerdicts < 2 ? [.agreed, .ruled, .open] : [.agreed, .ruled]
    let counts = try view.stageCounts()
    guard hasRoster || stages.contains(where: { counts[$0] > 0 }) else {
      // Nothing can have been verified, however much comes.
      (names, described, isCut) = ([], [], false)
      return
    }
    var touched = try Set(names.compactMap { try view.claim(holding: $0.text) })
    // Of one that is new nothing rests on what is said of it.
    if try described.contains(where: { try view.number(of: $0.text, .document) != nil }) {
      touched.formUnion(try view.walk(.judged, limit: Self.mostJudged).compactMap(\.claim))
    }
    let claims = try same(as: touched, view).sorted().filter {
      // Where people's work does not count, tables do not say what is settled.
      guard let stage = try view.stage(of: $0) else { return false }
      return hasRoster || stages.contains(stage)
    }
    (names, described) = ([], [])
    if claims.count > Self.mostJudged { isCut = true }
    verified = try judge(view, Array(claims.prefix(Self.mostJudged))).filter(\.unmet.isEmpty)
      .map(\.claim)
  }

  /// The claims that are said to be the same as others, directly or by way of others: what stands on these bears on
  /// them.
  private mutating func same(as touched: Set<ClaimID>, _ view: StoreView) throws -> Set<ClaimID> {
    var (met, waiting) = (touched, touched.sorted())
    while let next = waiting.popLast() {
      for other in try view.claimsSaidSame(as: next) where met.insert(other).inserted {
        waiting.append(other)
      }
      if met.count > touched.count + Self.mostJudged {
        isCut = true
        break
      }
    }
    return met
  }

  /// Looks at those that were verified once more; those that are not any more.
  func lookAfter(_ view: StoreView, _ judge: Store.Judge) throws -> [MergeReport.Unverified] {
    try judge(view, verified).filter { !$0.unmet.isEmpty }
  }
}
