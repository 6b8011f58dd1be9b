/// How a stretch of a document is found again: its position and its words.
///
/// **Source.** The text position and text quote selectors of the W3C Web Annotation Data Model.
public struct Selector: Hashable, Sendable {
  public let document: DocumentID
  public let span: TextSpan
  /// The words themselves.
  public let exact: String
  /// Up to 32 scalars before and after; fewer at the ends of the text.
  public let prefix: String
  public let suffix: String

  /// How many scalars of context are kept on each side.
  public static let contextLength = 32

  public init(document: DocumentID, span: TextSpan, exact: String, prefix: String, suffix: String) {
    self.document = document
    self.span = span
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }

  // Where it is tells selectors apart nearly always: their words need not be hashed.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(document)
    hasher.combine(span)
  }
}
