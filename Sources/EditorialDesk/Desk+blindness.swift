public import ClaimModel
import ClaimStore

// Whether others agree on a claim tells what they said: who is to rate it blind is not told.
extension Desk {
  /// The claims of which the annotator is not to be told yet whether others agree on them, and whether the gate
  /// passes them.
  ///
  /// Those that others have rated and nobody ruled on, where the annotator has given no verdict and has not asked
  /// to see the others'. Whom the policy names as adjudicators see all.
  public func hiddenOutcomes(among claims: [Claim]) throws -> Set<ClaimID> {
    let annotator = try annotator()
    return try store.read { view in
      guard try !view.isAdjudicator(annotator) else { return [] }
      return Set(try claims.filter { try view.hidesOutcome(of: $0, from: annotator) }.map(\.id))
    }
  }

  /// Whether the annotator is not to be told which ratings stand on the desk: few claims are rated, and some of
  /// them they have neither rated nor asked to see.
  public func hidesRatings() throws -> Bool {
    let annotator = try annotator()
    return try store.read { try $0.ratingsTell(annotator) }
  }

  /// Over how many claims counts tell little of a single one.
  static let fewClaims = 20
}

extension StoreView {
  /// Whether the policy names the annotator as one who may rule.
  func isAdjudicator(_ annotator: Annotator) throws -> Bool {
    try policy().adjudicators.contains(annotator)
  }

  /// Whether an annotator is not to be told yet whether others agree on a claim.
  func hidesOutcome(of claim: Claim, from annotator: Annotator) throws -> Bool {
    guard claim.ruling.map(\.isFormer) ?? true, claim.status.stands, claim.isUnrated(by: annotator)
    else {
      return false
    }
    return try !isRevealed(claim, to: annotator)
  }

  /// Whether the ratings in use tell an annotator what others said of single claims that they have not rated:
  /// few claims are rated.
  func ratingsTell(_ annotator: Annotator) throws -> Bool {
    guard try !isAdjudicator(annotator) else { return false }
    let roster = try roster()
    var (rated, isHidden) = (0, false)
    for id in try claimNames() {
      guard let claim = try claim(id, roster: roster), !claim.verdicts.isEmpty else { continue }
      rated += 1
      if rated > Desk.fewClaims { return false }
      if !isHidden { isHidden = try hidesOutcome(of: claim, from: annotator) }
    }
    return isHidden
  }

  /// Whether how many claims are agreed and how many disputed tells an annotator of single ones that they have
  /// not rated: there are few.
  func countsTell(_ agreed: Int, _ disputed: Int, _ annotator: Annotator) throws -> Bool {
    guard (1...Desk.fewClaims).contains(agreed + disputed), try !isAdjudicator(annotator) else {
      return false
    }
    return try [ClaimStage.agreed, .disputed].contains { stage in
      try walk(.stage(stage), limit: Desk.fewClaims).contains { item in
        try claim(item.claim).map { try hidesOutcome(of: $0, from: annotator) } ?? false
      }
    }
  }
}
