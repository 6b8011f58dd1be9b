public import ClaimModel

extension Evidence.Offer {
  /// What an operation offers; `nil` for those that offer no evidence.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .evidenceGive,
      let stance = operation.with("stance")?.string.flatMap(Evidence.Stance.init)
    else { return nil }
    let selector = operation.selector
    self.init(
      stance: stance, words: selector?.exact ?? operation.with("quote")?.string,
      document: selector?.document, title: operation.with("title")?.string,
      url: operation.with("url")?.string,
      origin: operation.with("origin")?.string)
  }
}
