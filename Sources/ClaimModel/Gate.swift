/// Runs the desk's policy on a claim and says of each clause whether it is met, and why.
///
/// A claim is verified when every clause is met. A claim found false is verified too: verified means
/// checked through.
public struct Gate: Hashable, Sendable {
  /// One for each clause of the policy, see ``Policy/clauses``, in the policy's order.
  public let results: [Result]

  /// What one clause came to.
  public struct Result: Hashable, Sendable {
    public let clause: Clause
    public let isMet: Bool
    /// Why, in one sentence that knows which of its words name people and evidence; empty where the gate was not
    /// asked why.
    public let sentence: GateReason

    /// Why, in one sentence, naming people and evidence; made safe to show.
    public var reason: String { sentence.text }
  }

  /// The clauses of a policy; raw values stand in JSON, never rename one.
  public enum Clause: String, CaseIterable, Sendable {
    case standing
    case blindVerdicts = "blind-verdicts"
    case agreement
    case current
    case evidence
    case namedSource = "named-source"
    case silence
    case wording
    case anchored
    case queries
    case authors
    /// Whether the policy itself can be relied on; run only where it cannot.
    case policy

    /// The clauses that every policy has, in the gate's order; see ``Policy/clauses``.
    public static let allCases: [Clause] = [
      .standing, .blindVerdicts, .agreement, .current, .evidence, .namedSource, .silence, .wording,
      .anchored, .queries, .authors,
    ]
  }

  /// Runs `policy` on `claim`.
  ///
  /// - Parameters:
  ///   - scale: says which grades are on the scale; a grade off it decides nothing.
  ///   - isToldWhy: whether results say why; their sentences are empty otherwise.
  public init(
    _ claim: Claim, policy: Policy = .standard, scale: Scale = .standard, isToldWhy: Bool = true
  ) {
    let trial = GateTrial(claim: claim, policy: policy, scale: scale, isToldWhy: isToldWhy)
    results = policy.clauses.map { clause in
      let (isMet, reason) = trial.run(clause)
      return Result(clause: clause, isMet: isMet, sentence: reason)
    }
  }

  /// Runs `policy` on a claim of which not everything counts: whether all authors are proven is asked of
  /// the claim as it is shown, all else of what counts.
  ///
  /// - Parameters:
  ///   - counted: the claim as those operations make it whose authors are proven.
  ///   - scale: says which grades are on the scale.
  ///   - isToldWhy: whether results say why; their sentences are empty otherwise.
  public init(
    _ claim: Claim, counted: Claim, policy: Policy, scale: Scale, isToldWhy: Bool = true
  ) {
    let shown = GateTrial(claim: claim, policy: policy, scale: scale, isToldWhy: isToldWhy)
    let trial = GateTrial(claim: counted, policy: policy, scale: scale, isToldWhy: isToldWhy)
    results = policy.clauses.map { clause in
      let (isMet, reason) = clause == .authors ? trial.authors(shown: shown) : trial.run(clause)
      return Result(clause: clause, isMet: isMet, sentence: reason)
    }
  }

  /// Whether every clause is met.
  public var isVerified: Bool { results.allSatisfy(\.isMet) }

  /// The clauses that are not met, in order.
  public var unmet: [Result] { results.filter { !$0.isMet } }
}
