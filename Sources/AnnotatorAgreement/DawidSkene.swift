public import ClaimModel

/// How reliable each annotator seems, and which label each item seems to have, when nobody knows the
/// right one: a hint, and never a decision.
///
/// An annotator is described by how often they give each label to items of each true label. That, and the
/// true labels, are estimated in turn until they change no more.
///
/// **Source.** Dawid and Skene, "Maximum likelihood estimation of observer error-rates using the EM
/// algorithm", Applied Statistics 28(1), 1979. It starts from the shares of the votes, without smoothing.
public struct DawidSkene: Sendable {
  /// The labels, in the order of the scale.
  public let labels: [String]
  /// How common each label is, 0…1.
  public let shares: [Double]
  /// In order of names.
  public let annotators: [Annotator]
  /// How many rounds it took.
  public let rounds: Int
  /// Whether the last round changed nothing that is printed.
  public let isSettled: Bool

  /// An annotator as they seem.
  public struct Annotator: Sendable {
    public let name: String
    public let ratings: Int
    /// How often they give the label that an item has, 0…1; `nil` where there are too few ratings.
    public let reliability: Double?
    /// For each true label how often they give it then; `nil` where no item seems to have it.
    public let byLabel: [Double?]
    /// Why there is no reliability.
    public let undefined: String?
  }

  /// How many rounds there are at most.
  public static let mostRounds = 200
  /// How many items two annotators must have rated, and how many ratings an annotator needs.
  public static let fewestItems = 10
  /// How many numbers the description of all annotators may take.
  static let mostCells = 4_000_000
  private static let settled = 1e-7

  init(_ table: RatingTable) {
    var model = Model(table)
    var (round, change) = (0, 1.0)
    while round < Self.mostRounds, change > Self.settled {
      change = model.round()
      round += 1
    }
    rounds = round
    isSettled = change <= Self.settled
    labels = table.order.labels.map(\.text)
    shares = model.shares
    annotators = table.annotators.enumerated().map { place, name in
      model.annotator(place, named: name.text)
    }
  }

  /// Why nothing can be said of these ratings; `nil` where something can.
  static func whyNot(_ table: RatingTable, items: Int) -> String? {
    let (annotators, labels) = (table.annotators.count, table.order.labels.count)
    if annotators < 3 {
      return "it takes three annotators to tell who of them errs, and there are \(annotators)"
    }
    if items < fewestItems {
      return
        "too few items: \(items) were rated by two annotators or more, and it takes \(fewestItems)"
    }
    if labels < 2 { return "all ratings are alike" }
    guard annotators * labels * labels <= mostCells, table.itemCount * labels <= 20 * mostCells
    else { return "there are too many labels: \(labels)" }
    return nil
  }
}

extension AgreementTable {
  /// How reliable each annotator seems, or why nothing can be said.
  public func reliability() -> (model: DawidSkene?, undefined: String?) {
    let items = figure(.percentAgreement)?.basis.items ?? 0
    if let reason = DawidSkene.whyNot(table, items: items) { return (nil, reason) }
    return (DawidSkene(table), nil)
  }
}

/// The state of the estimation.
private struct Model {
  let table: RatingTable
  let count: Int
  /// How common each label is.
  var shares: [Double]
  /// For each annotator and true label how often each label is given: annotator, true, given.
  var rates: [Double]
  /// For each item how likely each label is.
  var beliefs: [Double]
  private var ratings: [Int]

  init(_ table: RatingTable) {
    self.table = table
    count = table.order.labels.count
    shares = Array(repeating: 0, count: count)
    rates = Array(repeating: 0, count: table.annotators.count * count * count)
    beliefs = Array(repeating: 0, count: table.itemCount * count)
    ratings = Array(repeating: 0, count: table.annotators.count)
    for item in 0..<table.itemCount {
      let entries = table.entries(of: item)
      for entry in entries {
        beliefs[item * count + Int(entry.label)] += 1 / Double(entries.count)
        ratings[Int(entry.annotator)] += 1
      }
    }
    describe()
  }

  /// Estimates the labels of the items, then the annotators.
  ///
  /// - Returns: the greatest change of a share or rate.
  mutating func round() -> Double {
    let (oldShares, oldRates) = (shares, rates)
    believe()
    describe()
    let changes = zip(shares + rates, oldShares + oldRates).map { abs($0 - $1) }
    return changes.max() ?? 0
  }

  /// The annotators and shares that the beliefs make most likely.
  private mutating func describe() {
    for place in rates.indices { rates[place] = 0 }
    for label in shares.indices { shares[label] = 0 }
    for item in 0..<table.itemCount {
      for label in 0..<count { shares[label] += beliefs[item * count + label] }
      for entry in table.entries(of: item) {
        let start = Int(entry.annotator) * count * count + Int(entry.label)
        for label in 0..<count { rates[start + label * count] += beliefs[item * count + label] }
      }
    }
    for label in shares.indices { shares[label] /= Double(max(1, table.itemCount)) }
    for row in stride(from: 0, to: rates.count, by: count) {
      let sum = rates[row..<row + count].reduce(0, +)
      guard sum > 0 else { continue }
      for place in row..<row + count { rates[place] /= sum }
    }
  }

  /// How likely each label of each item is, given the annotators.
  private mutating func believe() {
    var likely = shares
    for item in 0..<table.itemCount {
      for label in 0..<count { likely[label] = shares[label] }
      for entry in table.entries(of: item) {
        let start = Int(entry.annotator) * count * count + Int(entry.label)
        for label in 0..<count { likely[label] *= rates[start + label * count] }
        // Kept near 1, so that a long product does not vanish.
        Self.normalise(&likely)
      }
      for label in 0..<count { beliefs[item * count + label] = likely[label] }
    }
  }

  private static func normalise(_ likely: inout [Double]) {
    let sum = likely.reduce(0, +)
    guard sum > 0 else {
      return likely.indices.forEach { likely[$0] = 1 / Double(likely.count) }
    }
    for label in likely.indices { likely[label] /= sum }
  }

  func annotator(_ place: Int, named name: String) -> DawidSkene.Annotator {
    let start = place * count * count
    let byLabel = (0..<count).map { label -> Double? in
      let row = rates[(start + label * count)..<(start + (label + 1) * count)]
      return row.contains { $0 > 0 } ? row[start + label * count + label] : nil
    }
    // Labels that none of their items seem to have say nothing of them.
    var (right, all) = (0.0, 0.0)
    for (share, rate) in zip(shares, byLabel) {
      guard let rate else { continue }
      right += share * rate
      all += share
    }
    let isEnough = ratings[place] >= DawidSkene.fewestItems && all > 0
    return DawidSkene.Annotator(
      name: name, ratings: ratings[place], reliability: isEnough ? right / all : nil,
      byLabel: byLabel,
      undefined: isEnough
        ? nil : "too few ratings: \(ratings[place]), and it takes \(DawidSkene.fewestItems)")
  }
}

extension DawidSkene {
  /// The value of `reliability` in `agreement --json`.
  public var json: JSONValue {
    func decimal(_ value: Double?) -> JSONValue { value.map { .decimal($0) } ?? .null }
    return [
      "rounds": .int(rounds), "settled": .bool(isSettled),
      "labels": .object(zip(labels, shares).map { .init($0, .decimal($1)) }),
      "annotators": .array(
        annotators.map { annotator in
          [
            "annotator": .string(annotator.name), "ratings": .int(annotator.ratings),
            "reliability": decimal(annotator.reliability),
            "by_label": .object(
              zip(labels, annotator.byLabel).map { .init($0, decimal($1)) }),
            "undefined": annotator.undefined.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }
}
