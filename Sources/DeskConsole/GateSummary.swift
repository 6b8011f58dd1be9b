import ClaimModel

/// What the gate says of a claim, without what would betray verdicts that are still hidden.
struct GateSummary: Sendable {
  /// What stands in place of what would betray a verdict.
  static let hidden = "hidden until you give your verdict"

  private let results: [Gate.Result]
  private let isWhole: Bool

  /// - Parameter hidesVerdicts: whether clauses that rest on verdicts are left out.
  init(_ gate: Gate, hidesVerdicts: Bool) {
    isWhole = !hidesVerdicts
    results = hidesVerdicts ? gate.results.filter { !$0.clause.restsOnVerdicts } : gate.results
  }

  /// In one line: how many clauses are met, and the first that is not.
  var text: String {
    let count = "\(results.count { $0.isMet }) of \(results.count) met"
    let hidden = isWhole ? "" : ", the rest \(Self.hidden)"
    guard let unmet = results.first(where: { !$0.isMet }) else {
      return isWhole ? "verified: all \(results.count) clauses met" : "\(count)\(hidden)"
    }
    return "\(count)\(hidden); \(unmet.clause.rawValue): \(unmet.reason)"
  }

  /// One line for each clause.
  var lines: [Line] {
    let listed = results.flatMap { result -> [Line] in
      let label = Columns.padded(result.isMet ? "met" : "not met", to: 9) + result.clause.rawValue
      return Line.field(
        label, result.reason, wide: 24, most: 4, tone: result.isMet ? .label : .warning)
    }
    return isWhole ? listed : listed + Line.plain("The rest is \(Self.hidden).")
  }
}

extension Gate.Clause {
  /// Whether its reason tells something of the verdicts.
  fileprivate var restsOnVerdicts: Bool {
    switch self {
    case .blindVerdicts, .agreement, .current, .evidence, .namedSource, .silence, .authors: true
    case .standing, .wording, .anchored, .queries, .policy: false
    }
  }
}
