/// How much ratings differ, and how much they would by chance.
struct Disagreement: Equatable {
  /// The mean distance of the pairs that were observed.
  let observed: Double
  /// The mean distance that chance would give.
  let expected: Double
  /// The greatest distance there is; 1 where labels are alike or not.
  var furthest = 1.0

  /// 1 less the share of the expected disagreement that was observed; `nil` where chance leaves nothing
  /// to disagree about.
  var coefficient: Double? { expected > 0 ? 1 - observed / expected : nil }

  /// 0…1.
  var observedAgreement: Double { furthest > 0 ? 1 - observed / furthest : 1 }
  /// 0…1.
  var expectedAgreement: Double { furthest > 0 ? 1 - expected / furthest : 1 }
}
