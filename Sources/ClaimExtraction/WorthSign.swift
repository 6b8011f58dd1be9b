/// Something seen in a claim that makes it more or less worth checking.
enum WorthSign: Int, CaseIterable {
  case number, severalNumbers, percentage, money, date, comparison, change, superlative, named
  case severalNames, pastEvent, publicMatter, group, negation, record, quotation, namedSource
  case unnamedSource, decision, length
  case opinion, firstPersonMind, intention, question, address, secondPerson, vague, fragment
  case firstPerson, hypothetical, we

  /// What it adds to the scale on which worth is weighed.
  var weight: Double { WorthSign.weights[rawValue] }

  /// The sign in words; `nil` for what only lowers the worth.
  var reason: String? {
    switch self {
    case .number, .severalNumbers: "gives a number"
    case .percentage: "gives a share"
    case .money: "gives a sum of money"
    case .date: "names a date"
    case .comparison: "compares"
    case .change: "says that something rose, fell or changed"
    case .superlative: "says most, first or never"
    case .named, .severalNames: "names persons, places or bodies"
    case .pastEvent: "tells what happened"
    case .publicMatter: "is about public affairs"
    case .negation: "says what is not so"
    case .record: "tells what somebody did or said"
    case .quotation: "quotes"
    case .namedSource: "has a named source"
    case .unnamedSource: "rests on an unnamed source"
    case .decision: "tells what was decided or agreed"
    case .group, .length, .opinion, .firstPersonMind, .intention, .question, .address,
      .secondPerson, .vague,
      .fragment, .firstPerson, .hypothetical, .we:
      nil
    }
  }

  /// A logistic regression's over sentences of political debates, for what stands in the claim
  /// itself; the weights of source and quotation are set by hand.
  private static let weights: [Double] = [
    1.21, 0.27, 1.87, 1.42, 1.04, 0.73, 0.61, 0.37, 0.47, 0.36, 0.67, 0.65, 0, 0.08, 0.99, 0.1, 0.2,
    0.2, 0.32, 0.41, -0.6, -0.59, -0.32, -1.98, -0.49, -0.27, -0.37, -0.05, -0.71, -0.62, 0.05,
  ]

  /// Where the scale starts, before any sign is seen.
  static let start = -1.99
}
