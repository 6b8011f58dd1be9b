public import ClaimModel

/// A query that nobody has answered or waived, as a queue names it.
public struct OpenQuery: Hashable, Sendable {
  public let id: QueryID
  /// The question; not yet made safe to show.
  public let text: String
}
