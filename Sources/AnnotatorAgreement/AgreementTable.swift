import ClaimModel

/// How far annotators agree on the same items, beyond chance.
///
/// What cannot be computed is `nil` with a reason, never 1 or 0.
///
/// **Source.** Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011; Cohen 1960 and
/// 1968; Fleiss 1971; Gwet 2008, the last two with missing ratings as in Gwet's "Handbook of
/// Inter-Rater Reliability".
public struct AgreementTable: Sendable {
  /// How many items have a rating.
  public let items: Int
  /// How many people rated.
  public let annotators: Int
  /// How many ratings there are.
  public let ratings: Int
  /// How many ratings stand on an item that somebody else rated too.
  public let pairable: Int
  /// Ratings that were there twice, with the same label: counted once.
  public let repeated: Int
  /// How often each label was given; those with a place on the scale first and in its order.
  public let categories: [(label: String, count: Int)]
  /// Labels that have no place on the scale, and how often each was given; empty where there is no
  /// order at all.
  public var offScale: [(label: String, count: Int)] {
    table.order.noOrder == nil ? Array(categories[table.order.placed...]) : []
  }
  /// Each statistic that there is for the ratings, in the order of ``AgreementStatistic``.
  public let figures: [AgreementFigure]
  /// How often the items were drawn for the intervals of ``figures``.
  public let resamples: Int

  let table: RatingTable
  let bootstrap: Bootstrap

  /// - Throws: ``AgreementError/ratedTwice(item:annotator:labels:lines:file:)``.
  public init(
    _ sheet: RatingSheet, scale: LabelScale = LabelScale(), bootstrap: Bootstrap = Bootstrap(),
    file: String? = nil
  ) throws(AgreementError) {
    let table = try RatingTable(sheet, scale: scale, file: file)
    let patterns = PatternTable(table)
    self.table = table
    self.bootstrap = bootstrap
    items = table.itemCount
    annotators = table.annotators.count
    ratings = table.entries.count
    repeated = table.repeated
    var counts = [Int](repeating: 0, count: table.order.labels.count)
    for entry in table.entries { counts[Int(entry.label)] += 1 }
    categories = zip(table.order.labels, counts).map { ($0.text, $1) }
    let bases = RatingBases(table)
    pairable = bases.whole.pairable
    resamples = bootstrap.count(cost: patterns.cost)
    var figures = Self.figures(patterns, table, bases)
    var reading = PatternReading(patterns)
    bootstrap.fill(&figures, weights: patterns.weights, cost: patterns.cost) { weights, values in
      reading.take(weights)
      for (place, statistic) in AgreementStatistic.ofTables.enumerated() {
        values[place] = reading.value(statistic)
      }
    }
    if table.annotators.count == 2 {
      let pair = AnnotatorPair(table, 0, 1, bootstrap: bootstrap)
      figures.insert(contentsOf: pair.figures.dropFirst(), at: 4)
    }
    self.figures = figures
  }

  /// The figure of a statistic; `nil` for Cohen's κ unless there are exactly two annotators.
  public func figure(_ statistic: AgreementStatistic) -> AgreementFigure? {
    figures.first { $0.statistic == statistic }
  }

  private static func figures(
    _ patterns: PatternTable, _ table: RatingTable, _ bases: RatingBases
  ) -> [AgreementFigure] {
    let reading = PatternReading(patterns)
    return AgreementStatistic.ofTables.map { statistic in
      let basis = statistic.asksForOrder ? bases.placed : bases.whole
      if let reason = table.whyUndefined(statistic, basis) {
        return AgreementFigure(statistic, basis: basis, reading: .undefined(reason))
      }
      if statistic == .percentAgreement, let share = reading.percentAgreement {
        return AgreementFigure(statistic, basis: basis, reading: .share(share))
      }
      let disagreement = reading.disagreement(statistic)
      return AgreementFigure(
        statistic, basis: basis,
        reading: disagreement.map { .corrected($0) } ?? .undefined(RatingTable.nothingPairable))
    }
  }
}

extension PatternReading {
  /// `nil` for those that are of no table, and where nothing is pairable.
  func disagreement(_ statistic: AgreementStatistic) -> Disagreement? {
    switch statistic {
    case .nominalAlpha: nominal
    case .ordinalAlpha: ordinal
    case .intervalAlpha: interval
    case .fleiss: fleiss
    case .gwetAC1: gwetAC1
    case .percentAgreement, .unweightedKappa, .linearKappa, .quadraticKappa: nil
    }
  }

  /// `nil` where it is undefined.
  func value(_ statistic: AgreementStatistic) -> Double? {
    statistic == .percentAgreement ? percentAgreement : disagreement(statistic)?.coefficient
  }
}

extension RatingTable {
  static let nothingPairable = "no item was rated by two annotators"

  /// Why a statistic cannot be reckoned, before anything is; `nil` where it can.
  func whyUndefined(_ statistic: AgreementStatistic, _ basis: AgreementFigure.Basis) -> String? {
    if entries.isEmpty { return "there is no rating" }
    if annotators.count == 1 { return "one annotator only: there is nobody to agree with" }
    if statistic.asksForOrder, let reason = order.noOrder { return reason }
    guard basis.pairable == 0 else { return nil }
    return statistic.asksForOrder && basis.offScale > 0
      ? "no item was rated on the scale by two annotators" : Self.nothingPairable
  }
}
