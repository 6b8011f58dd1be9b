/// A stretch of a document where the claim is made.
public struct Appearance: Hashable, Sendable {
  public let selector: Selector
  public let anchor: Anchoring

  public init(selector: Selector, anchor: Anchoring) {
    self.selector = selector
    self.anchor = anchor
  }

  /// Whether the words were found at their place.
  public enum Anchoring: String, Sendable {
    /// The document's text has these words at this place.
    case anchored
    /// The document is here, but has other words at this place.
    case orphan
    /// The document's bytes are not on this desk, so nobody can look.
    case documentAbsent = "document-absent"
  }
}
