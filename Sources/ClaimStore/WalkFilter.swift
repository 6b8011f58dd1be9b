public import ClaimModel

/// Which claims and candidates of the walk are meant.
public enum WalkFilter: Hashable, Sendable {
  /// All that is gone through: what was neither rejected nor retracted.
  case walked
  /// Claims at one stage.
  case stage(ClaimStage)
  /// Claims that stand and have an open query.
  case queried
  /// Claims that are decided: agreed on, or ruled on and not stale.
  case settled
  /// Those, and open ones on which somebody has given a verdict on what they say now.
  case judged
  /// Claims that stand without a ruling, on which the annotator gave no verdict, or gave it on another wording or
  /// speaker.
  case unrated(by: Annotator)
  /// What waits for the annotator: candidates, undecided claims, and those that they have not rated.
  case waiting(for: Annotator)

  var hasCandidates: Bool {
    switch self {
    case .walked, .waiting: true
    case .stage, .queried, .settled, .judged, .unrated: false
    }
  }

  /// The stages that its claims are at.
  var stages: [ClaimStage] {
    ClaimStage.allCases.filter { stage in
      switch self {
      case .walked: stage.isWalked
      case .stage(let wanted): stage == wanted
      case .queried: stage.stands
      case .settled: stage.isSettled
      case .judged: stage.isSettled || stage == .open
      case .unrated: stage.isUnruled
      case .waiting: stage.isUnruled || stage == .undecided
      }
    }
  }

  /// Holds for the rows of `claim_tally` that may have such a claim.
  var shelfCondition: String {
    if self == .queried { return "queries > 0" }
    if self == .judged {
      // Most shelves have open claims, and most of these no verdict.
      return """
        (agreed + ruled > 0 OR open > 0 AND substr(shelf, 1, 2) IN
          (SELECT region FROM annotator_region WHERE unruled > 0))
        """
    }
    return stages.map(\.rawValue).joined(separator: " + ") + " > 0"
  }

  /// Holds for the rows of `region_tally` that may have such a claim or candidate.
  ///
  /// `:me` is the annotator's name. `nil` where all are looked at.
  var regionCondition: String? {
    let isUnrated = """
      unruled > coalesce(
        (SELECT given.unruled FROM annotator_region AS given
         WHERE annotator = :me AND given.region = region_tally.region), 0)
      """
    switch self {
    case .walked, .stage, .queried, .settled, .judged: return nil
    case .unrated: return isUnrated
    case .waiting: return "(undecided > 0 OR \(isUnrated))"
    }
  }

  /// Holds for the rows of `claim` that are meant; `:me` is the annotator's facet.
  var claimCondition: String {
    let statuses = Set(stages.map { "'\($0.status.rawValue)'" }).sorted().joined(separator: ", ")
    let isOfStatus = "claim.status IN (\(statuses))"
    let isUnrated = """
      (SELECT value FROM facet_operation AS verdict
       WHERE verdict.entity = claim.entity AND facet = :me AND replaced = 0
         AND operation IS NOT NULL ORDER BY id DESC LIMIT 1) IS NULL
      """
    let isUnratedNow = """
      (\(isUnrated) OR EXISTS (SELECT 1 FROM former_verdict AS former
       WHERE former.claim = claim.entity AND former.facet = :me))
      """
    switch self {
    case .walked: return isOfStatus
    case .stage(let stage):
      return isOfStatus + (stage.status == .ruled ? " AND stale = \(stage == .stale ? 1 : 0)" : "")
    case .queried: return isOfStatus + " AND queries > 0"
    case .settled: return isOfStatus + " AND stale = 0"
    case .judged:
      return """
        \(isOfStatus) AND stale = 0 AND (claim.status <> 'open' OR EXISTS (
          SELECT 1 FROM facet_operation AS verdict
          WHERE verdict.entity = claim.entity AND facet >= 'verdict:' AND facet < 'verdict;'
            AND replaced = 0 AND operation IS NOT NULL AND value IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM facet_operation AS shown
                            WHERE shown.entity = claim.entity AND shown.facet = verdict.facet
                              AND shown.id > verdict.id
                              AND shown.replaced = 0 AND shown.operation IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM former_verdict AS former
                            WHERE former.claim = claim.entity AND former.facet = verdict.facet)))
        """
    case .unrated: return "\(isOfStatus) AND \(isUnratedNow)"
    case .waiting: return "\(isOfStatus) AND (claim.status = 'candidate' OR \(isUnratedNow))"
    }
  }

  /// The facet of the annotator's verdicts; `nil` where it makes no difference who asks.
  var facet: Facet? {
    switch self {
    case .walked, .stage, .queried, .settled, .judged: nil
    case .unrated(let annotator), .waiting(let annotator): Facet(.verdict, annotator.name)
    }
  }
}
