/// One statistic of some ratings, with what it rests on.
public struct AgreementFigure: Hashable, Sendable {
  public let statistic: AgreementStatistic
  /// 1 is full agreement, 0 what chance gives; `nil` where it is undefined.
  public let value: Double?
  /// Why the value is `nil`; `nil` where it is not.
  public let undefined: String?
  /// The agreement that was observed, 0…1; where labels have distances, 1 less the mean share of the
  /// greatest one.
  public let observed: Double?
  /// The agreement that chance would give, likewise; `nil` where the statistic knows none.
  public let expected: Double?
  public let basis: Basis
  /// Between which values it lies in 95 of 100 drawings of the items; `nil` with a reason in
  /// ``intervalUndefined``.
  public internal(set) var interval: ClosedRange<Double>?
  public internal(set) var intervalUndefined: String?
  /// In how many of the drawings it was defined.
  public internal(set) var drawings = 0

  /// What a figure rests on.
  public struct Basis: Hashable, Sendable {
    /// Items with two ratings or more that count.
    public var items: Int
    /// People who gave those ratings.
    public var annotators: Int
    /// Those ratings: each is on an item that somebody else rated too.
    public var pairable: Int
    /// Ratings that are off the scale, where order or distance matters.
    public var offScale: Int

    /// How many more ratings there would be if all of them had rated all of the items.
    public var missing: Int { items * annotators - pairable }
  }

  init(_ statistic: AgreementStatistic, basis: Basis, reading: Reading) {
    self.statistic = statistic
    self.basis = basis
    switch reading {
    case .share(let share):
      (value, undefined, observed, expected) = (share, nil, share, nil)
    case .corrected(let disagreement):
      value = disagreement.coefficient
      undefined = value == nil ? Self.uniform : nil
      observed = disagreement.observedAgreement
      expected = disagreement.expectedAgreement
    case .undefined(let reason):
      (value, undefined, observed, expected) = (nil, reason, nil, nil)
    }
  }

  /// What there is to say.
  enum Reading {
    case share(Double)
    case corrected(Disagreement)
    case undefined(String)
  }

  private static let uniform =
    "all pairable ratings are alike: chance leaves nothing to disagree about"
}

/// The statistics, in the order in which they are listed; raw values stand in JSON.
public enum AgreementStatistic: String, CaseIterable, Sendable {
  case percentAgreement = "percent_agreement"
  case nominalAlpha = "krippendorff.nominal"
  case ordinalAlpha = "krippendorff.ordinal"
  case intervalAlpha = "krippendorff.interval"
  case unweightedKappa = "cohen.unweighted"
  case linearKappa = "cohen.linear"
  case quadraticKappa = "cohen.quadratic"
  case fleiss = "fleiss"
  case gwetAC1 = "gwet_ac1"

  /// Those of a table, and those of a pair of annotators.
  static let ofTables: [Self] = [
    .percentAgreement, .nominalAlpha, .ordinalAlpha, .intervalAlpha, .fleiss, .gwetAC1,
  ]
  static let ofPairs: [Self] = [
    .percentAgreement, .unweightedKappa, .linearKappa, .quadraticKappa,
  ]

  /// Whether it asks how far two labels are apart.
  var asksForOrder: Bool {
    switch self {
    case .ordinalAlpha, .intervalAlpha, .linearKappa, .quadraticKappa: true
    case .percentAgreement, .nominalAlpha, .unweightedKappa, .fleiss, .gwetAC1: false
    }
  }
}
