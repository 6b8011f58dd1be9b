/// One operation in the history of an entity.
public struct HistoryEntry: Hashable, Sendable {
  public let operation: OperationID
  public let by: Annotator
  /// The wall clock of who did it, as written; shown, never compared.
  public let at: String
  /// The kind of operation, such as `verdict.give`.
  public let kind: String
  /// What the facet was set to, such as a rating or a wording; `nil` when something was taken back.
  ///
  /// As it was written: not yet made safe to show.
  public let value: String?
  /// Whether a later operation on the same facet has replaced it.
  public let isReplaced: Bool

  public init(
    operation: OperationID, by: Annotator, at: String, kind: String, value: String?,
    isReplaced: Bool
  ) {
    self.operation = operation
    self.by = by
    self.at = at
    self.kind = kind
    self.value = value
    self.isReplaced = isReplaced
  }
}
