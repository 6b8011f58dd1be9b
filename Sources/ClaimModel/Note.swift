/// A remark on a claim or a document.
public struct Note: Entity, Hashable, Sendable {
  public let id: NoteID
  public let text: String
  public var by: Annotator

  public init(id: NoteID, text: String, by: Annotator) {
    self.id = id
    self.text = text
    self.by = by
  }
}
