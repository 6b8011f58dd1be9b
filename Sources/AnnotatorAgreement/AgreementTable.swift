import ClaimModel

/// How far annotators agree on the same items, beyond chance.
///
/// What cannot be computed is `nil` with a reason in ``undefined``, never 1 or 0.
///
/// **Source.** Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011; Cohen 1960 and
/// 1968; Fleiss 1971; Gwet 2008, the last two with missing ratings as in Gwet's "Handbook of
/// Inter-Rater Reliability".
public struct AgreementTable: Sendable {
  /// How many items have a rating.
  public let items: Int
  /// How many people rated.
  public let annotators: Int
  /// How many ratings there are; of two by one annotator on one item the later counts.
  public let ratings: Int
  /// How many ratings stand on an item that somebody else rated too.
  public let pairable: Int
  /// How often each label was given, in order of the scale, then of bytes.
  public let categories: [(label: String, count: Int)]
  /// The mean over items of the share of pairs of annotators who agree, 0…1.
  public let percentAgreement: Double?
  public let krippendorff: Krippendorff
  /// `nil` unless there are exactly two annotators.
  public let cohen: Cohen?
  public let fleiss: Double?
  public let gwetAC1: Double?
  /// Why a statistic is `nil`, in order of statistic.
  public let undefined: [(statistic: String, reason: String)]

  let counts: LabelCounts

  /// Krippendorff's α; 1 is full agreement, 0 what chance gives, at least −1.
  public struct Krippendorff: Hashable, Sendable {
    public let nominal: Double?
    /// By the order of the labels.
    public let ordinal: Double?
    /// By the distance of labels that are numbers, else of their places in the order.
    public let interval: Double?
  }

  /// Cohen's κ of two annotators, over the items that both rated.
  public struct Cohen: Hashable, Sendable {
    public let unweighted: Double?
    /// Disagreement weighed by the distance in the order.
    public let linear: Double?
    /// Disagreement weighed by the square of that distance.
    public let quadratic: Double?
  }

  /// - Parameters:
  ///   - ratings: in any order; names and labels are told apart by their bytes.
  ///   - order: the labels from one end of the scale to the other; empty where they have none.
  ///     Labels that are numbers need no order.
  public init(_ ratings: [(item: String, annotator: String, label: String)], order: [String]) {
    let scale = LabelOrder(labels: ratings.map(\.label), order: order)
    let counts = LabelCounts(ratings, scale: scale)
    var findings = Findings()
    self.counts = counts
    items = counts.itemCount
    annotators = counts.annotators.count
    self.ratings = counts.ratingCount
    pairable = counts.pairableCount
    categories = zip(scale.labels, counts.totals).map { ($0.text, $1) }
    percentAgreement = findings.value("percent_agreement", counts.percentAgreement)
    krippendorff = Krippendorff(
      nominal: findings.value("krippendorff.nominal", counts.nominalAlpha),
      ordinal: findings.value("krippendorff.ordinal", counts.ordinalAlpha),
      interval: findings.value("krippendorff.interval", counts.intervalAlpha))
    fleiss = findings.value("fleiss", counts.fleiss)
    gwetAC1 = findings.value("gwet_ac1", counts.gwetAC1)
    if let pairs = counts.cohenPairs {
      cohen = Cohen(
        unweighted: findings.value("cohen.unweighted", pairs.unweighted),
        linear: findings.value("cohen.linear", pairs.linear),
        quadratic: findings.value("cohen.quadratic", pairs.quadratic))
    } else {
      cohen = nil
      findings.note("cohen", "there are \(counts.annotators.count) annotators, and it is for two")
    }
    undefined = findings.undefined
  }

  /// Collects the reasons while values are read off.
  private struct Findings {
    var undefined: [(statistic: String, reason: String)] = []

    mutating func value(_ statistic: String, _ result: Statistic) -> Double? {
      switch result {
      case .value(let value): return value
      case .undefined(let reason):
        note(statistic, reason)
        return nil
      }
    }

    mutating func note(_ statistic: String, _ reason: String) {
      undefined.append((statistic, reason))
    }
  }
}

/// A number, or why there is none.
enum Statistic: Equatable {
  case value(Double)
  case undefined(String)

  /// 1 less the share of the expected disagreement that was observed.
  static func chanceCorrected(observed: Double, expected: Double) -> Statistic {
    expected > 0
      ? .value(1 - observed / expected)
      : .undefined("all ratings are alike, so chance leaves nothing to disagree about")
  }

  static let nothingPairable = Statistic.undefined("no item was rated by two annotators")
}
