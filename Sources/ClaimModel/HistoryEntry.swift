/// One operation in the history of an entity.
public struct HistoryEntry: Hashable, Sendable {
  public let operation: OperationID
  public var by: Annotator
  /// The wall clock of who did it, as written; shown, never compared.
  public let at: String
  /// The kind of operation, such as `verdict.give`.
  public let kind: String
  /// What the facet was set to, such as a rating or a wording; `nil` when something was taken back.
  ///
  /// As it was written: not yet made safe to show.
  public let value: String?
  /// What was written, as people call it: `verdict`, `tick`; empty where nobody is to read it.
  ///
  /// As it was written: not yet made safe to show.
  public let thing: String
  /// What was made of it, in words: `true 70 → true 90`, `politics added`; empty like ``thing``.
  ///
  /// As it was written: not yet made safe to show.
  public let change: String
  /// What it replaced, each content once, in the order in which it was written; empty where the facet
  /// had nothing before.
  ///
  /// As it was written: not yet made safe to show. `nil` in place of what was taken back.
  public let before: [String?]
  /// Why: the reason of a decision, the rationale of a verdict, `undo` or `redo`; `nil` when not said.
  ///
  /// As it was written: not yet made safe to show.
  public let because: String?
  /// Whose contents `undo` or `redo` brought back with it; `nil` for others.
  public var broughtBack: Origin?
  /// Whether a later operation on the same facet has replaced it.
  public let isReplaced: Bool

  public init(
    operation: OperationID, by: Annotator, at: String, kind: String, value: String?,
    thing: String = "", change: String = "", before: [String?] = [], because: String? = nil,
    isReplaced: Bool
  ) {
    self.operation = operation
    self.by = by
    self.at = at
    self.kind = kind
    self.value = value
    self.thing = thing
    self.change = change
    self.before = before
    self.because = because
    self.isReplaced = isReplaced
  }

  /// An operation whose contents were brought back.
  public struct Origin: Hashable, Sendable {
    public let operation: OperationID
    public let by: Annotator
    /// The wall clock of who wrote it; shown, never compared.
    public let at: String

    public init(operation: OperationID, by: Annotator, at: String) {
      self.operation = operation
      self.by = by
      self.at = at
    }
  }
}
