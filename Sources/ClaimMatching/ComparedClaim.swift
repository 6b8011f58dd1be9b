public import ClaimModel

/// A claim of one of two documents that are compared.
public struct ComparedClaim: Hashable, Sendable {
  public let id: ClaimID
  /// Where the claim stands in its document.
  public let span: TextSpan
  public let text: String
  /// What stands in quotation marks within it.
  public let quotations: [Quotation]
  /// Who said it, as the document names them; `nil` when nobody is named.
  public let source: String?
  /// Where it comes from, such as `White House statement`; `nil` when not known.
  public let origin: String?
  public let polarity: Polarity

  public init(
    id: ClaimID, span: TextSpan, text: String, quotations: [Quotation], source: String?,
    origin: String?, polarity: String
  ) {
    self.id = id
    self.span = span
    self.text = text
    self.quotations = quotations
    self.source = source
    self.origin = origin
    self.polarity = Polarity(rawValue: polarity) ?? .affirmed
  }

  /// Words in quotation marks, without the marks.
  public struct Quotation: Hashable, Sendable {
    public let span: TextSpan
    public let text: String

    public init(span: TextSpan, text: String) {
      self.span = span
      self.text = text
    }
  }

  /// Whether the claim says that something is so; raw values stand in JSON.
  public enum Polarity: String, CaseIterable, Sendable {
    case affirmed
    /// That it is not so.
    case denied
    /// That it was not there, or not spoken of.
    case absent
  }
}
