public import ClaimModel

/// A paragraph of a document's text, and whether it is the article or what stands around it.
public struct Block: Hashable, Sendable {
  public let span: TextSpan
  public let kind: Kind

  public init(span: TextSpan, kind: Kind) {
    self.span = span
    self.kind = kind
  }

  /// What a block is; raw values stand in JSON.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case headline
    /// A line or two between headline and body that sums the article up.
    case deck
    case byline
    /// The words below a picture.
    case caption
    case body
    /// Navigation, share buttons, lists of other articles, notices: marked, never cut out.
    case boilerplate

    /// Whether the block belongs to the article.
    public var isContent: Bool {
      switch self {
      case .headline, .deck, .byline, .caption, .body: true
      case .boilerplate: false
      }
    }
  }
}
