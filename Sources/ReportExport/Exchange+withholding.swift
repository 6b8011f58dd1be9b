import ClaimModel

extension Exchange {
  /// What a loss report calls marks as blind of verdicts on claims that would look verified without them.
  static let withheldMarks =
    "marks of verdicts as blind, on claims that are not verified for a reason that is not carried"

  /// Takes the marks of being blind from verdicts on claims that the gate denies where nothing that is carried
  /// shows why: whoever takes them in would find them verified.
  ///
  /// Without the mark a verdict counts as informed. That is weaker than what was said, and never stronger.
  ///
  /// - Returns: what is lost.
  mutating func withholdMarks(seenThrough carried: Set<ExchangeFeature>) -> LossReport {
    var losses = LossReport()
    for index in claims.indices where claims[index].hidesObstacle(seenThrough: carried) {
      for at in claims[index].verdicts.indices where claims[index].verdicts[at].seen == .blind {
        claims[index].verdicts[at].seen = nil
        losses.note(Self.withheldMarks)
      }
    }
    return losses
  }
}

extension ExchangedClaim {
  /// Whether what keeps the claim from being verified cannot be seen in what is carried.
  ///
  /// Of a claim that was reduced to what is carried.
  fileprivate func hidesObstacle(seenThrough carried: Set<ExchangeFeature>) -> Bool {
    // Verdicts that say different things are found agreed by nobody.
    guard isDenied, Set(verdicts.map { ExactText($0.rating) }).count < 2 else { return false }
    // Nobody finds enough evidence where there is none, or none of which the origin can be known: what lies in
    // one document has the document's origins, and they count once.
    let documents = Set(evidence.compactMap { $0.place.map { ExactText($0.document) } })
    let hasOrigins = carried.contains(.evidenceKinds) || documents.count > 1
    let lacksEvidence = evidence.isEmpty || needsOrigins && !hasOrigins
    return !(lacksEvidence && unmet.contains(.evidence))
      && !unmet.contains { $0.isShown(by: carried) }
  }
}

extension Gate.Clause {
  /// Whether a claim that does not meet the clause does not meet it either with what is carried alone.
  fileprivate func isShown(by carried: Set<ExchangeFeature>) -> Bool {
    switch self {
    case .blindVerdicts: true
    case .current: carried.contains(.judgedWordings)
    case .evidence, .silence:
      carried.isSuperset(of: [
        .citations, .evidenceKinds, .stances, .outsideEvidence, .addresslessEvidence,
      ])
    case .namedSource: carried.isSuperset(of: [.citations, .evidenceKinds, .chains, .claimants])
    case .standing, .agreement, .wording, .anchored, .queries, .authors, .policy: false
    }
  }
}
