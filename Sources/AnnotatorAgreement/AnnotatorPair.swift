import ClaimModel

/// Two annotators, and how far they agree on the items that both rated.
///
/// **Source.** Cohen, "A coefficient of agreement for nominal scales", 1960, and "Weighted kappa", 1968.
/// Weights go by the places of the labels on the whole scale.
public struct AnnotatorPair: Sendable {
  public let first: String
  public let second: String
  /// Percent agreement, and κ plain, with linear and with quadratic weights.
  public let figures: [AgreementFigure]
  /// Items that both rated differently.
  public let differing: Int

  /// - Parameters:
  ///   - one: an annotator, by place in the table.
  ///   - other: likewise, another one.
  init(_ table: RatingTable, _ one: Int, _ other: Int, bootstrap: Bootstrap) {
    first = table.annotators[one].text
    second = table.annotators[other].text
    let crossing = CrossTable(table, one, other)
    differing = crossing.cells.reduce(0) { $0 + ($1.first == $1.second ? 0 : $1.count) }
    var figures = AgreementStatistic.ofPairs.map { crossing.figure($0, in: table) }
    let cost = crossing.cells.count * 4
    bootstrap.fill(&figures, weights: crossing.cells.map(\.count), cost: cost) { weights, values in
      for (place, statistic) in AgreementStatistic.ofPairs.enumerated() {
        values[place] = crossing.value(statistic, weights)
      }
    }
    self.figures = figures
  }

  /// The figure of a statistic; `nil` for those that are of no pair.
  public func figure(_ statistic: AgreementStatistic) -> AgreementFigure? {
    figures.first { $0.statistic == statistic }
  }
}

extension AgreementTable {
  /// Every two annotators who rated one item in common, in order of names.
  ///
  /// - Parameter named: annotators who are to be among them, however few ratings they gave; more than
  ///   ``mostInPairs`` are all among them. Names of nobody are passed over.
  /// - Returns: the pairs among these and the annotators with the most ratings, ``mostInPairs`` together, and how
  ///   many annotators were left out for that.
  public func pairs(with named: [String] = []) -> (pairs: [AnnotatorPair], leftOut: Int) {
    let wanted = Set(named.map { ExactText($0) })
    let first = table.annotators.indices.filter { wanted.contains(table.annotators[$0]) }
    let others = table.annotators.indices.filter { !first.contains($0) }
    let chosen = (first + busiest(max(0, Self.mostInPairs - first.count), of: others)).sorted()
    var pairs: [AnnotatorPair] = []
    for (place, one) in chosen.enumerated() {
      for other in chosen[(place + 1)...] {
        let pair = AnnotatorPair(table, one, other, bootstrap: bootstrap)
        if pair.figures.contains(where: { $0.basis.items > 0 }) { pairs.append(pair) }
      }
    }
    return (pairs, annotators - chosen.count)
  }

  /// Whether an annotator of that name gave a rating.
  public func isRated(by name: String) -> Bool { table.annotators.contains(ExactText(name)) }

  /// How many annotators the matrix of pairs has at most.
  public static let mostInPairs = 25

  /// The annotators with the most ratings, in order of names.
  ///
  /// - Parameter some: among whom; `nil` for all.
  func busiest(_ most: Int, of some: [Int]? = nil) -> [Int] {
    var counts = [Int](repeating: 0, count: annotators)
    for entry in table.entries { counts[Int(entry.annotator)] += 1 }
    return (some ?? Array(counts.indices)).sorted { (counts[$1], $0) < (counts[$0], $1) }
      .prefix(most).sorted()
  }
}
