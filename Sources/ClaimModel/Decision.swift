/// What an annotator decided about a claim as such.
public struct Decision: Hashable, Sendable {
  public let outcome: Outcome
  /// Why; empty when no reason was given.
  public let because: String
  public let by: Annotator

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
