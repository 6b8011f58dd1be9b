/// Which claims to list.
public struct ClaimFilter: Sendable {
  /// Only claims that stand so; `nil` for all.
  public var status: Claim.Status?
  /// Only claims that appear in this document; `nil` for all.
  public var document: DocumentID?

  public init(status: Claim.Status? = nil, document: DocumentID? = nil) {
    self.status = status
    self.document = document
  }
}
