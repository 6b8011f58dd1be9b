/// A stretch of a document where the claim is made.
public struct Appearance: Hashable, Sendable {
  public let selector: Selector
  public let anchor: Anchoring
  /// Whose desk read the text that it was looked up in; `nil` when this desk did, or when the text is proven
  /// by the document's name.
  public var readBy: Annotator?
  /// Whether the place says something else than the claim does, so that what was judged is not what stands there;
  /// told only where a desk has read the claim.
  public var isInOtherWords = false

  public init(selector: Selector, anchor: Anchoring, readBy: Annotator? = nil) {
    self.selector = selector
    self.anchor = anchor
    self.readBy = readBy
  }

  /// Whether the words were found at their place.
  public enum Anchoring: String, Sendable {
    /// The document's text has these words at this place.
    case anchored
    /// The document is here, but has other words at this place.
    case orphan
    /// The document's text is not on this desk, so nobody can look.
    case documentAbsent = "document-absent"
  }
}
