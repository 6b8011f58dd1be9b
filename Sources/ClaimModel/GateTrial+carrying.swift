extension Claim {
  /// What has to be said of evidence that can carry no rating, as it is of the claim's own article; `nil` where it can.
  ///
  /// The claim knows its own article.
  public func idlenessRemark(on id: EvidenceID) -> String? {
    guard let item = evidence.first(where: { $0.id == id }), item.stance.bears else { return nil }
    let trial = GateTrial(claim: self, policy: .standard, scale: .standard, isToldWhy: false)
    return switch trial.idleness(of: item) {
    case .ownWords: "These are the claim's own words: they carry nothing at the gate."
    case .ownArticle:
      "It is of the claim's own article, or of what was once said to be: without another origin it carries nothing "
        + "at the gate."
    case .ownAccount:
      "Its origin is the claim's own article or outlet, or what was once said to be: it carries nothing at the gate."
    case nil: nil
    }
  }
}

// Which of the evidence cited can carry the rating that stands.
extension GateTrial {
  /// What supports or refutes the claim and can carry the rating, in the claim's order: neither the claim's own
  /// words, which say what is to be checked, nor what else its own article says on its own account, nor what
  /// speaks against the rating.
  var carrying: [Evidence] {
    let contrary = contraryStance
    return bearing.keeping { $0.stance != contrary && idleness(of: $0) == nil }
  }

  /// What is cited and carries nothing, in words; empty where all of it does.
  var idle: String {
    if carrying.count == bearing.count { return "" }
    let each = bearing.map(idleness)
    let (own, article) = (each.count { $0 == .ownWords }, each.count { $0 == .ownArticle })
    let account = each.count { $0 == .ownAccount }
    var words = ""
    if own > 0 {
      words +=
        " \(own) \(own == 1 ? "is" : "are") of the claim's own words and \(own == 1 ? "carries" : "carry") nothing."
    }
    if article > 0 {
      words +=
        " \(article) of the claim's own article \(article == 1 ? "names" : "name") no origin of "
        + "\(article == 1 ? "its" : "their") own and \(article == 1 ? "carries" : "carry") nothing."
    }
    if account > 0 {
      words +=
        " \(account) \(account == 1 ? "rests" : "rest") on the word of the claim's own article or outlet alone and "
        + "\(account == 1 ? "carries" : "carry") nothing."
    }
    let contrary = contraryStance.map { stance in
      bearing.count { $0.stance == stance && idleness(of: $0) == nil }
    }
    guard let contrary, contrary > 0, let stance = contraryStance else { return words }
    let verb = stance == .refutes ? "refute" : "support"
    return words + " \(contrary) \(contrary == 1 ? verb + "s" : verb) it and "
      + "\(contrary == 1 ? "speaks" : "speak") against the rating."
  }

  /// Why evidence carries nothing, whatever the rating.
  fileprivate enum Idleness {
    /// It overlaps a place where the claim itself is made, or has the words of one in another version or copy.
    case ownWords
    /// It stands elsewhere in an article that makes the claim, and nobody said that the article has it from
    /// anywhere else.
    case ownArticle
    /// It lies elsewhere, and the one origin it is said to have is an article that makes the claim, or its outlet.
    case ownAccount
  }

  /// `nil` where evidence can carry a rating.
  fileprivate func idleness(of item: Evidence) -> Idleness? {
    let own = claim.ownArticle
    var isOwn = own.evidence.contains(item.id)
    if let offered = item.selector {
      for place in claim.appearances where place.selector.document == offered.document {
        if place.selector.span.overlaps(offered.span) { return .ownWords }
        isOwn = true
      }
      for place in own.places where place.document == offered.document {
        if place.span.overlaps(offered.span) { return .ownWords }
        isOwn = true
      }
      let isElsewhere = !isOwn && own.documents.contains(offered.document)
      if isElsewhere, claim.isMade(in: offered.exact) { return .ownWords }
      isOwn = isOwn || isElsewhere
    } else if isOwn, item.quote.map(claim.isMade) ?? false {
      return .ownWords
    }
    if isOwn { return namesOther(item) ? nil : .ownArticle }
    return own.areAll(item.origins) ? .ownAccount : nil
  }

  /// Whether an origin is named with the evidence that is not the claim's own article again.
  private func namesOther(_ item: Evidence) -> Bool {
    item.origin.map(claim.ownArticle.isOther) ?? false
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
