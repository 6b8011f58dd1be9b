/// The desk's rule of what may be called verified.
public struct Policy: Hashable, Sendable {
  /// What people call it.
  public var name = Policy.standardName
  /// How many annotators must have given a blind verdict; 1 or more.
  public var blindVerdicts: Int
  /// From how many independent origins the deciding verdicts must cite evidence, where they cite no
  /// primary document; 1 or more.
  public var independentOrigins: Int
  /// Whether one primary document does instead.
  public var primaryDocumentSuffices: Bool
  /// Whether verdicts that agree are not enough: somebody must rule.
  public var requiresRuling = false
  /// Whose rulings decide, in byte order; empty when anybody's do.
  public var adjudicators: [Annotator] = []
  /// Whether a query that was waived counts as settled.
  public var acceptsWaivers = true
  /// How many people must attest to know an unnamed source that nothing named stands beside; 0 when no
  /// number of them is enough.
  public var attestations = 2
  /// Whether nothing is verified before the desk has a roster.
  public var requiresRoster = false
  /// How people stand in reports; a report may name fewer, and never more.
  public var people = PeopleNaming.names
  /// What of the policy this version does not understand, or cannot be relied on, in a few words each;
  /// where there is any, no claim is verified.
  public var notUnderstood: [String] = []
  /// The operation that set it; `nil` for the standard one.
  public var operation: OperationID?

  public init(blindVerdicts: Int, independentOrigins: Int, primaryDocumentSuffices: Bool) {
    self.blindVerdicts = blindVerdicts
    self.independentOrigins = independentOrigins
    self.primaryDocumentSuffices = primaryDocumentSuffices
  }

  /// The greatest count that a policy may ask for.
  public static let greatestCount = 100

  static let standardName = "stet"

  /// The policy of a desk that has chosen no other.
  public static let standard = Policy(
    blindVerdicts: 2, independentOrigins: 2, primaryDocumentSuffices: true)

  /// Whether both ask the same, whoever set them.
  public func asksSame(as other: Policy) -> Bool {
    var (left, right) = (self, other)
    (left.operation, right.operation) = (nil, nil)
    (left.name, right.name) = ("", "")
    return left == right
  }

  /// The clauses that the gate runs, in its order; `policy` only where something of it is not understood.
  public var clauses: [Gate.Clause] {
    Gate.Clause.allCases + (notUnderstood.isEmpty ? [] : [.policy])
  }

  /// The clauses in words, in the order in which the gate runs them.
  public var words: [(clause: Gate.Clause, text: String)] {
    clauses.map { ($0, text(of: $0)) }
  }

  private func text(of clause: Gate.Clause) -> String {
    switch clause {
    case .standing: "The claim was accepted, and neither rejected nor retracted."
    case .blindVerdicts:
      "At least \(counted(blindVerdicts, "annotator")) gave blind verdicts."
    case .agreement: agreementText
    case .current: "The deciding verdicts were given on the wording that stands."
    case .evidence:
      "The deciding verdicts cite evidence from at least \(independentOrigins) independent origins"
        + (primaryDocumentSuffices ? ", or one primary document." : ".")
    case .namedSource: namedSourceText
    case .silence: "No deciding verdict rests on silence."
    case .wording: "The wording is not contested, and nothing else of weight is."
    case .anchored: "Every appearance is anchored in its document."
    case .queries:
      acceptsWaivers
        ? "No query is open: each is answered, or waived with a reason."
        : "No query is without an answer; a waiver is none."
    case .authors:
      requiresRoster
        ? "The desk has a roster, and all authors are proven."
        : "All authors are proven, where the desk has a roster."
    case .policy:
      "All that the policy asks is understood here, and nobody contests it."
    }
  }

  private var agreementText: String {
    let who =
      adjudicators.isEmpty
      ? "somebody" : adjudicators.map(\.name).joined(separator: " or ")
    let ruling = "a ruling that is not stale decides, by \(who) who is not the only annotator."
    return requiresRuling
      ? "On a grade of the scale, \(ruling)"
      : "The verdicts agree on a grade of the scale, or \(ruling)"
  }

  private var namedSourceText: String {
    let beside = "No unnamed source stands alone: a named origin is cited beside it"
    return attestations == 0
      ? "\(beside)."
      : "\(beside), or \(counted(attestations, "person attests", "people attest")) to know who it is."
  }
}
