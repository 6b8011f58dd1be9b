/// The adjudicator's final rating of a claim.
public struct Ruling: Hashable, Sendable {
  public let operation: OperationID
  public let by: Annotator
  public let rating: String
  public let because: String
  /// The verdicts it judged, by the operations that gave them.
  public let judged: [OperationID]
  /// Whether a verdict has changed, come or gone since.
  public var isStale: Bool
  public var isContested: Bool
  public var isProven: Bool

  public init(
    operation: OperationID, by: Annotator, rating: String, because: String, judged: [OperationID]
  ) {
    self.operation = operation
    self.by = by
    self.rating = rating
    self.because = because
    self.judged = judged
    isStale = false
    isContested = false
    isProven = true
  }
}
