/// One annotator's judgement of one claim.
public struct Verdict: Hashable, Sendable {
  /// The operation that gave it; where the annotator's verdict is contested, the one shown.
  public let operation: OperationID
  public let annotator: Annotator
  /// A grade's name; from another desk it may be one that this desk's scale does not have.
  public let rating: String
  /// The name of the scale it was given on; `nil` when the operation does not say.
  public var scale: String?
  /// What the rating counts as on the desk's scale; `nil` until somebody who knows that scale says so.
  public var standing: RatingStanding?
  /// Whole percentage, 0…100; `nil` when not said.
  public var confidence: Int?
  public var rationale: String
  /// The evidence it rests on, in the order given.
  public var evidence: [EvidenceID]
  public var seen: Seen
  /// The wording it judged; `nil` when the operation does not say.
  public var wording: String?
  /// Whether the claim's wording is another one now.
  public var isStale: Bool
  /// Whether its annotator wrote two verdicts unaware of each other.
  public var isContested: Bool
  /// Whether its author's device is on the desk's roster; `true` where the desk has none.
  public var isProven: Bool

  public init(operation: OperationID, annotator: Annotator, rating: String) {
    self.operation = operation
    self.annotator = annotator
    self.rating = rating
    rationale = ""
    evidence = []
    seen = .informed
    isStale = false
    isContested = false
    isProven = true
  }

  /// Whether the others' verdicts were known when it was given; raw values are written to operations.
  public enum Seen: String, Sendable {
    case blind, informed
  }
}
