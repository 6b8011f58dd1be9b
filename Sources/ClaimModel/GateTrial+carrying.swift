// Which of the evidence cited can carry the rating that stands.
extension GateTrial {
  /// What supports or refutes the claim and can carry the rating, in the claim's order: neither the claim's own
  /// words, which say what is to be checked, nor what speaks against the rating.
  var carrying: [Evidence] {
    let contrary = contraryStance
    return bearing.keeping { $0.stance != contrary && !isOwnWords($0) }
  }

  /// What is cited and carries nothing, in words; empty where all of it does.
  var idle: String {
    if carrying.count == bearing.count { return "" }
    let own = bearing.count(where: isOwnWords)
    let contrary = contraryStance.map { stance in
      bearing.count { $0.stance == stance && !isOwnWords($0) }
    }
    let isMade = own == 1 ? "is of the claim's own words" : "are of the claim's own words"
    let words = own == 0 ? "" : " \(own) \(isMade) and \(own == 1 ? "carries" : "carry") nothing."
    guard let contrary, contrary > 0, let stance = contraryStance else { return words }
    let verb = stance == .refutes ? "refute" : "support"
    return words + " \(contrary) \(contrary == 1 ? verb + "s" : verb) it and "
      + "\(contrary == 1 ? "speaks" : "speak") against the rating."
  }

  /// Whether evidence overlaps a place where the claim itself is made.
  private func isOwnWords(_ item: Evidence) -> Bool {
    guard let offered = item.selector else { return false }
    return claim.appearances.contains {
      $0.selector.document == offered.document && $0.selector.span.overlaps(offered.span)
    }
  }

  /// The stance that speaks against the rating: refutations against a grade in the upper third of the scale,
  /// support against one in the lower third; `nil` where neither does.
  private var contraryStance: Evidence.Stance? {
    guard let value = decided?.grade?.value else { return nil }
    let values = scale.grades.compactMap(\.value)
    guard let most = values.max(), let least = values.min(), most > least else { return nil }
    if 3 * (value - least) >= 2 * (most - least) { return .refutes }
    return 3 * (value - least) <= most - least ? .supports : nil
  }
}
