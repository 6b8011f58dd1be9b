/// What somebody said of a passage of a document: that it was checked, or states no fact.
public struct PassageMark: Hashable, Sendable {
  /// Which words it is about, and where they stand.
  public let selector: Selector
  public let state: State
  /// Why; empty when nobody said.
  public let because: String
  public var by: Annotator

  public init(selector: Selector, state: State, because: String, by: Annotator) {
    self.selector = selector
    self.state = state
    self.because = because
    self.by = by
  }

  /// How a passage stands; raw values stand in annotation files and in JSON.
  public enum State: String, CaseIterable, Sendable {
    /// Checked.
    case ticked
    /// Said to state no fact, so that there is nothing to check.
    case exempt
    /// Still to be checked.
    case open
  }
}
