public import ClaimModel

extension AgreementTable {
  /// The object of `agreement --json`.
  public var json: JSONValue { .object(members) }

  /// Its members.
  public var members: [JSONValue.Member] {
    var reasons = figures.compactMap { figure in
      figure.undefined.map { JSONValue.Member(figure.statistic.rawValue, .string($0)) }
    }
    if annotators != 2 {
      let reason =
        "there \(annotators == 1 ? "is 1 annotator" : "are \(annotators) annotators"), and it is for two"
      reasons.append(JSONValue.Member("cohen", .string(reason)))
    }
    for figure in figures {
      guard let reason = figure.intervalUndefined else { continue }
      reasons.append(JSONValue.Member("interval95.\(figure.statistic.shortName)", .string(reason)))
    }
    return [
      .init("items", .int(items)), .init("annotators", .int(annotators)),
      .init("ratings", .int(ratings)), .init("pairable", .int(pairable)),
      .init("missing", .int(items * annotators - ratings)), .init("repeated", .int(repeated)),
      .init("categories", .object(categories.map { .init($0.label, .int($0.count)) })),
      .init("off_scale", .object(offScale.map { .init($0.label, .int($0.count)) })),
      .init("percent_agreement", value(.percentAgreement)),
      .init(
        "krippendorff",
        [
          "nominal": value(.nominalAlpha), "ordinal": value(.ordinalAlpha),
          "interval": value(.intervalAlpha),
        ]),
      .init("cohen", annotators == 2 ? cohen : .null), .init("fleiss", value(.fleiss)),
      .init("gwet_ac1", value(.gwetAC1)),
      .init(
        "interval95",
        .object(figures.map { .init($0.statistic.shortName, Self.json($0.interval)) })),
      .init(
        "figures", .object(figures.map { .init($0.statistic.rawValue, $0.json) })),
      .init("resamples", .int(resamples)), .init("seed", .int(Int(clamping: bootstrap.seed))),
      .init("undefined", .object(reasons)),
    ]
  }

  private var cohen: JSONValue {
    [
      "unweighted": value(.unweightedKappa), "linear": value(.linearKappa),
      "quadratic": value(.quadraticKappa),
    ]
  }

  private func value(_ statistic: AgreementStatistic) -> JSONValue {
    figure(statistic)?.value.map { .decimal($0) } ?? .null
  }

  static func json(_ interval: ClosedRange<Double>?) -> JSONValue {
    interval.map { [.decimal($0.lowerBound), .decimal($0.upperBound)] } ?? .null
  }
}

extension AgreementFigure {
  var json: JSONValue {
    [
      "value": value.map { .decimal($0) } ?? .null, "interval95": AgreementTable.json(interval),
      "observed": observed.map { .decimal($0) } ?? .null,
      "expected": expected.map { .decimal($0) } ?? .null, "items": .int(basis.items),
      "annotators": .int(basis.annotators), "pairable": .int(basis.pairable),
      "missing": .int(basis.missing), "off_scale": .int(basis.offScale),
      "drawings": .int(drawings),
      "undefined": undefined.map { .string($0) } ?? .null,
    ]
  }
}

extension AnnotatorPair {
  /// An element of `pairs` in `agreement --json`.
  public var json: JSONValue {
    [
      "a": .string(first), "b": .string(second), "differing": .int(differing),
      "figures": .object(figures.map { .init($0.statistic.rawValue, $0.json) }),
    ]
  }
}

extension AgreementStatistic {
  /// What it is called under `interval95`.
  var shortName: String {
    switch self {
    case .nominalAlpha: "nominal"
    case .ordinalAlpha: "ordinal"
    case .intervalAlpha: "interval"
    case .percentAgreement, .unweightedKappa, .linearKappa, .quadraticKappa, .fleiss, .gwetAC1:
      rawValue
    }
  }
}
