/// An open or answered question to a writer, source or lawyer about a claim.
public struct Query: Entity, Hashable, Sendable {
  public static let kindName = "query"

  public let id: QueryID
  /// Whom it is put to, such as `writer`; empty when not said.
  public let to: String
  public let text: String
  public let by: Annotator
  /// `nil` while it is open.
  public var answer: String?

  public init(id: QueryID, to: String, text: String, by: Annotator, answer: String?) {
    self.id = id
    self.to = to
    self.text = text
    self.by = by
    self.answer = answer
  }
}
