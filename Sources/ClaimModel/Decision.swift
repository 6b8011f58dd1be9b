/// What an annotator decided about a claim as such.
public struct Decision: Hashable, Sendable {
  public let outcome: Outcome
  /// Why; empty when no reason was given.
  public let because: String
  public var by: Annotator
  /// Whether it stands because `by` took back what was decided after it: the decision may be another's.
  public var isPutBack = false

  public init(outcome: Outcome, because: String, by: Annotator) {
    self.outcome = outcome
    self.because = because
    self.by = by
  }

  /// Raw values are written to operations.
  public enum Outcome: String, CaseIterable, Sendable {
    case accepted, rejected, retracted
    /// A decision was taken back: the claim is a candidate again.
    case undecided
  }
}
