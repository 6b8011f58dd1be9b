/// What an annotator decided about a claim as such.
public struct Decision: Hashable, Sendable {
  public let outcome: Outcome
  /// Why; empty when no reason was given.
  public let because: String
  /// Who decided it; where ``broughtBack`` names an operation and ``broughtBackBy`` nobody, who took back
  /// what was decided after it, as it is not known whose it is.
  public var by: Annotator
  /// The operation by which `undo` brought it back; `nil` when it stands as it was written.
  public var broughtBack: OperationID?
  /// Who brought back what ``by`` had decided; `nil` where nobody did.
  public var broughtBackBy: Annotator?

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
