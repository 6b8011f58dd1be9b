/// The desk's rule of what may be called verified.
public struct Policy: Hashable, Sendable {
  /// How many annotators must have given a blind verdict.
  public var blindVerdicts: Int
  /// From how many independent origins the deciding verdicts must cite evidence, where they cite no
  /// primary document.
  public var independentOrigins: Int
  /// Whether one primary document does instead.
  public var primaryDocumentSuffices: Bool

  public init(blindVerdicts: Int, independentOrigins: Int, primaryDocumentSuffices: Bool) {
    self.blindVerdicts = blindVerdicts
    self.independentOrigins = independentOrigins
    self.primaryDocumentSuffices = primaryDocumentSuffices
  }

  /// The policy of a desk that has chosen no other.
  public static let standard = Policy(
    blindVerdicts: 2, independentOrigins: 2, primaryDocumentSuffices: true)

  /// The clauses in words, in the order in which the gate runs them.
  public var words: [(clause: Gate.Clause, text: String)] {
    Gate.Clause.allCases.map { ($0, text(of: $0)) }
  }

  private func text(of clause: Gate.Clause) -> String {
    switch clause {
    case .standing: "The claim was accepted, and neither rejected nor retracted."
    case .blindVerdicts: "At least \(blindVerdicts) annotators gave blind verdicts."
    case .agreement:
      "The verdicts agree on a grade of the scale, or a ruling that is not stale decides, "
        + "by somebody who is not the only annotator."
    case .current: "The deciding verdicts were given on the wording that stands."
    case .evidence:
      "The deciding verdicts cite evidence from at least \(independentOrigins) independent origins"
        + (primaryDocumentSuffices ? ", or one primary document." : ".")
    case .namedSource: "No unnamed source stands alone."
    case .silence: "No deciding verdict rests on silence."
    case .wording: "The wording is not contested, and nothing else of weight is."
    case .anchored: "Every appearance is anchored in its document."
    case .queries: "No query is open."
    case .authors: "All authors are proven, where the desk has a roster."
    }
  }
}
