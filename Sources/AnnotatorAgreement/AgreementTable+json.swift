public import ClaimModel

extension AgreementTable {
  /// The object of `agreement --json`.
  ///
  /// - Parameters:
  ///   - resamples: how many times the items are drawn anew for the interval; none gives no interval.
  ///   - seed: from which the drawing starts; the same seed gives the same interval.
  public func json(resamples: Int = 1_000, seed: UInt64 = 1) -> JSONValue {
    let interval = interval95(resamples: resamples, seed: seed)
    var reasons = undefined.map { JSONValue.Member($0.statistic, .string($0.reason)) }
    if interval == nil {
      let reason = "fewer than two items can be drawn, or α is undefined in every drawing"
      reasons.append(JSONValue.Member("interval95.nominal", .string(reason)))
    }
    return [
      "items": .int(items), "annotators": .int(annotators), "ratings": .int(ratings),
      "pairable": .int(pairable),
      "categories": .object(categories.map { JSONValue.Member($0.label, .int($0.count)) }),
      "percent_agreement": Self.value(percentAgreement),
      "krippendorff": [
        "nominal": Self.value(krippendorff.nominal),
        "ordinal": Self.value(krippendorff.ordinal),
        "interval": Self.value(krippendorff.interval),
      ],
      "cohen": cohen.map { cohen in
        [
          "unweighted": Self.value(cohen.unweighted), "linear": Self.value(cohen.linear),
          "quadratic": Self.value(cohen.quadratic),
        ]
      } ?? .null,
      "fleiss": Self.value(fleiss), "gwet_ac1": Self.value(gwetAC1),
      "interval95": [
        "nominal": interval.map { [.decimal($0.lowerBound), .decimal($0.upperBound)] } ?? .null
      ],
      "undefined": .object(reasons),
    ]
  }

  private static func value(_ number: Double?) -> JSONValue { number.map { .decimal($0) } ?? .null }
}
