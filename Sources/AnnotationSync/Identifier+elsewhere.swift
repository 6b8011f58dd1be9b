public import ClaimModel

extension Identifier where Subject == Claim {
  /// The name of a claim that was first picked in several pieces of a document, so that two editors who
  /// bring the same annotation from elsewhere mean the same claim without having met.
  ///
  /// - Parameter spans: in order; of a single one the name is ``init(naming:span:)``'s.
  /// - Returns: `nil` when there are none.
  public init?(naming document: DocumentID, pieces spans: [TextSpan]) {
    guard spans.count != 1 else {
      self.init(naming: document, span: spans[0])
      return
    }
    guard !spans.isEmpty else { return nil }
    let places = spans.map { "\n\($0.start)\n\($0.end)" }.joined()
    self.init(SHA256(of: Array("claim\n\(document)\(places)".utf8)))
  }

  /// The name of a claim without a place that was brought from elsewhere, so that the same record brought to
  /// two desks is one claim.
  ///
  /// - Parameter parts: what tells it from others there: its name, its wording, its claimant.
  public init?(elsewhere parts: [String]) {
    // Lengths stand before the parts, so that no two lists of parts are spelled alike.
    let spelled = parts.map { "\n\($0.utf8.count)\n\($0)" }.joined()
    self.init(SHA256(of: Array("claim elsewhere\(spelled)".utf8)))
  }
}
