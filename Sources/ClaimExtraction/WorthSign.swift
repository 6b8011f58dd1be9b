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
    case .group: "speaks of a whole group"
    case .negation: "says what is not so"
    case .record: "tells what somebody did or said"
    case .quotation: "quotes"
    case .namedSource: "has a named source"
    case .unnamedSource: "rests on an unnamed source"
    case .decision: "tells what was decided or agreed"
    case .length, .opinion, .firstPersonMind, .intention, .question, .address, .secondPerson, .vague,
      .fragment, .firstPerson, .hypothetical, .we:
      nil
    }
  }

  private static let weights: [Double] = [
    1.0, 0.4, 0.6, 0.5, 0.4, 0.5, 0.5, 0.4, 0.2, 0.2, 0.3, 0.5, 0.2, 0.2, 0.3, 0.1, 0.2, 0.2, 0.3, 0.2,
    -0.5, -0.8, -0.7, -1.2, -0.8, -0.4, -0.3, -1.2, -0.3, -0.4, -0.1,
  ]
  static let start = -1.0
}
