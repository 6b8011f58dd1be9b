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

  /// Whether the annotator is not to be told which ratings stand on the desk: they have neither rated nor asked to
  /// see some of the rated claims, and these are few, or all say one thing.
  public func hidesRatings() throws -> Bool {
    let annotator = try annotator()
    return try store.read { try $0.ratingsTell(annotator) }
  }

  /// Over how many claims counts tell little of a single one.
  static let fewClaims = 20
  /// Of how many claims that are agreed on or disputed it is looked which ones somebody has not rated.
  static let mostCounted = 400
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

  /// Whether the ratings in use tell an annotator what others said of single claims that they have not rated: these
  /// are few, or every rating is the same.
  func ratingsTell(_ annotator: Annotator) throws -> Bool {
    guard try !isAdjudicator(annotator) else { return false }
    let roster = try roster()
    var (hidden, ratings): (Int, Set<ExactText>) = (0, [])
    for id in try claimNames() {
      guard let claim = try claim(id, roster: roster), !claim.verdicts.isEmpty else { continue }
      ratings.formUnion(claim.verdicts.map { ExactText($0.rating) })
      if try hidesOutcome(of: claim, from: annotator) { hidden += 1 }
      if hidden > Desk.fewClaims, ratings.count > 1 { return false }
    }
    return hidden > 0
  }

  /// Whether how many claims are agreed and how many disputed tells an annotator of single ones that they have
  /// not rated: these are few, or all are agreed on, or all disputed.
  ///
  /// Of more than ``Desk/mostCounted`` claims all are taken to be known or none: where the annotator has rated
  /// fewer, and they stand all alike, it tells.
  func countsTell(_ agreed: Int, _ disputed: Int, _ annotator: Annotator) throws -> Bool {
    let sum = agreed + disputed
    guard sum > 0, try !isAdjudicator(annotator) else { return false }
    let areAlike = agreed == 0 || disputed == 0
    if sum > Desk.mostCounted {
      return try areAlike && count(of: annotator).unruled < sum
    }
    var hidden = 0
    for stage in [ClaimStage.agreed, .disputed] {
      for item in try walk(.stage(stage), limit: Desk.mostCounted) {
        guard let claim = try claim(item.claim), try hidesOutcome(of: claim, from: annotator)
        else { continue }
        hidden += 1
        if areAlike { return true }
        if hidden > Desk.fewClaims { return false }
      }
    }
    return hidden > 0
  }
}
