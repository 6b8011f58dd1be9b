import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Reads a policy from a small file; `-` is standard input.
  public static func policy(fromFile path: String) throws -> Policy {
    let policy = try RuleFile.read(path) { text throws(ModelError) in try Policy(text: text) }
    // A report names the policy: who reads the name of the built-in one expects what that asks for.
    let isStandard = ExactText(policy.name) == ExactText(Policy.standard.name)
    guard !isStandard || policy.asksSame(as: .standard) else {
      throw DeskError.nothingToDo(
        "'\(policy.name)' is the name of another policy, which is built in.",
        remedy: "give yours another name; nothing was changed.")
    }
    return policy
  }

  /// Gives the desk another policy.
  ///
  /// - Returns: whether it counts: on a desk with a roster, only what somebody proven writes does.
  public func setPolicy(_ policy: Policy) throws -> Bool {
    try act { act in
      try act.writeIfNew(OperationDraft(.deskPolicy, on: "desk", with: policy.members))
      return try act.view.policy().asksSame(as: policy)
    }
  }

  /// What a policy comes to on the desk, claim by claim.
  public struct PolicyTrial: Sendable {
    /// Claims that were looked at: all but candidates.
    public fileprivate(set) var claims = 0
    /// How many of them it verifies.
    public fileprivate(set) var verified = 0
    /// How many of them do not meet a clause, in the gate's order.
    public fileprivate(set) var unmet: [(clause: Gate.Clause, count: Int)]
  }

  /// Runs a policy on every claim; nothing is changed by it.
  ///
  /// - Parameter policy: `nil` for the desk's.
  public func trial(of policy: Policy?) throws -> PolicyTrial {
    try store.read { view in
      let policy = try policy ?? view.policy()
      var trial = PolicyTrial(unmet: policy.clauses.map { ($0, 0) })
      try view.forEachClaim(ClaimFilter(), under: policy) { judged in
        guard judged.claim.status != .candidate else { return }
        trial.claims += 1
        if judged.isVerified { trial.verified += 1 }
        for (index, result) in judged.gate.results.enumerated() where !result.isMet {
          trial.unmet[index].count += 1
        }
      }
      return trial
    }
  }

  /// The claim with what another policy than the desk's says of it.
  public func judged(_ id: ClaimID, under policy: Policy) throws -> Judged {
    try store.read { view in
      var texts = TextShelf(view: view)
      return try view.judge(view.anyClaim(id, &texts), policy, view.scale(), &texts)
    }
  }
}

extension StoreView {
  /// The claim with what its ratings count as on the desk's scale, and whether its ruling was given under
  /// another policy than the desk has now.
  func reading(_ claim: Claim, under policy: Policy, on scale: Scale) throws -> Claim {
    var claim = scale.reading(claim)
    if let ruling = claim.ruling {
      claim.ruling?.isUnderOlderPolicy = try isOlderPolicy(ruling.policy, than: policy)
    }
    guard !claim.sameAs.isEmpty, let own = claim.standingSense else { return claim }
    claim.contradictedBy = try same(as: claim).filter { other in
      try self.claim(other, roster: roster()).map { scale.reading($0).contradicts(own) } ?? false
    }
    return claim
  }

  /// All claims that are said to be the same as one, directly or by way of others, in order of name.
  func same(as claim: Claim) throws -> [ClaimID] {
    var (met, waiting): (Set<ClaimID>, [ClaimID]) = ([claim.id], claim.sameAs)
    while let next = waiting.popLast(), met.count <= Self.mostSame {
      guard met.insert(next).inserted else { continue }
      waiting += try self.claim(next)?.sameAs ?? []
    }
    return met.subtracting([claim.id]).sorted()
  }

  /// How many claims are taken to be one at most: more are a mistake, and each is read.
  private static let mostSame = 64
}
