import AnnotatorAgreement
import DeskTestSupport
import Testing

/// Ratings made from a seed, and the statistics by their definitions: slow, and easy to see through.
private struct RandomRatings {
  /// For each item, who gave which label.
  var items: [[String: Int]] = []
  let labels: Int

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    labels = Int.random(in: 2...5, using: &generator)
    let annotators = Int.random(in: 2...5, using: &generator)
    for _ in 0..<Int.random(in: 6...40, using: &generator) {
      let usual = Int.random(in: 0..<labels, using: &generator)
      var item: [String: Int] = [:]
      for annotator in 0..<annotators where Int.random(in: 0..<4, using: &generator) > 0 {
        let agrees = Int.random(in: 0..<3, using: &generator) > 0
        item["annotator \(annotator)"] =
          agrees ? usual : Int.random(in: 0..<labels, using: &generator)
      }
      items.append(item)
    }
  }

  func sheet(
    label: (Int) -> String = { "\($0)" }, annotator: (String) -> String = { $0 },
    order: (inout [(item: String, annotator: String, label: String)]) -> Void = { _ in }
  ) -> RatingSheet {
    var ratings: [(item: String, annotator: String, label: String)] = []
    for (item, given) in items.enumerated() {
      for (name, value) in given.sorted(by: { $0.key < $1.key }) {
        ratings.append(("item \(item)", annotator(name), label(value)))
      }
    }
    order(&ratings)
    return RatingSheet(ratings)
  }

  private var pairable: [[Int]] { items.map { Array($0.values) }.filter { $0.count > 1 } }

  /// α over all ordered pairs within items, and over all ordered pairs of pairable values.
  func alpha(_ distance: (_ one: Int, _ other: Int, _ totals: [Int]) -> Double) -> Double {
    let values = pairable.flatMap(\.self)
    let totals = (0..<labels).map { label in values.count { $0 == label } }
    var (observed, expected) = (0.0, 0.0)
    for item in pairable {
      for (i, one) in item.enumerated() {
        for (j, other) in item.enumerated() where i != j {
          observed += distance(one, other, totals) / Double(item.count - 1)
        }
      }
    }
    for (i, one) in values.enumerated() {
      for (j, other) in values.enumerated() where i != j {
        expected += distance(one, other, totals)
      }
    }
    return 1 - observed * Double(values.count - 1) / expected
  }

  /// κ of two annotators over all pairs of items.
  func kappa(_ one: String, _ other: String, _ distance: (Int, Int) -> Double) -> Double? {
    let both = items.compactMap { item in item[one].flatMap { a in item[other].map { (a, $0) } } }
    guard !both.isEmpty else { return nil }
    let observed = both.reduce(0) { $0 + distance($1.0, $1.1) } / Double(both.count)
    var expected = 0.0
    for (a, _) in both { for (_, b) in both { expected += distance(a, b) } }
    return expected > 0 ? 1 - observed * Double(both.count * both.count) / expected : nil
  }
}

private func nominal(_ one: Int, _ other: Int) -> Double { one == other ? 0 : 1 }
private func squared(_ one: Int, _ other: Int) -> Double { Double((one - other) * (one - other)) }

@Suite("Agreement on random ratings")
struct AgreementLawTests {
  @Test("has α as the sum over all pairs defines it", arguments: lawSeeds(60))
  func alphaByDefinition(seed: UInt64) throws {
    let random = RandomRatings(seed: seed)
    let table = try AgreementTable(plainly: random.sheet())
    let ordinal = random.alpha { one, other, totals in
      let between = totals[min(one, other)...max(one, other)].reduce(0, +)
      let distance = Double(between) - Double(totals[one] + totals[other]) / 2
      return one == other ? 0 : distance * distance
    }
    let note = Comment(rawValue: "seed \(seed)")
    #expect(isNear(table.value(.nominalAlpha), random.alpha { a, b, _ in nominal(a, b) }), note)
    #expect(isNear(table.value(.ordinalAlpha), ordinal), note)
    #expect(isNear(table.value(.intervalAlpha), random.alpha { a, b, _ in squared(a, b) }), note)
  }

  @Test("has κ of each pair as the sum over all pairs defines it", arguments: lawSeeds(40))
  func kappaByDefinition(seed: UInt64) throws {
    let random = RandomRatings(seed: seed)
    // All labels are named, so that one that nobody gave keeps its place.
    let scale = LabelScale(order: (0..<random.labels).map { "\($0)" })
    let table = try AgreementTable(plainly: random.sheet(), scale: scale)
    for pair in table.pairs().pairs {
      let note = Comment(rawValue: "seed \(seed): \(pair.first), \(pair.second)")
      let expected: [(AgreementStatistic, Double?)] = [
        (.unweightedKappa, random.kappa(pair.first, pair.second, nominal)),
        (.linearKappa, random.kappa(pair.first, pair.second) { abs(Double($0 - $1)) }),
        (.quadraticKappa, random.kappa(pair.first, pair.second, squared)),
      ]
      for (statistic, value) in expected {
        let found = pair.figure(statistic)?.value
        #expect(value.map { isNear(found, $0) } ?? (found == nil), note)
      }
    }
  }

  @Test(
    "is the observed over the expected agreement, whichever the statistic", arguments: lawSeeds(40))
  func figuresFollowFromTheirAgreements(seed: UInt64) throws {
    let table = try AgreementTable(plainly: RandomRatings(seed: seed).sheet())
    for figure in table.figures where figure.statistic != .percentAgreement {
      guard let value = figure.value else { continue }
      let observed = try #require(figure.observed)
      let expected = try #require(figure.expected)
      #expect((0...1).contains(observed) && (0...1).contains(expected), "seed \(seed)")
      #expect(isNear(value, (observed - expected) / (1 - expected)), "seed \(seed)")
    }
  }

  @Test("does not depend on the order of ratings, or on who is who", arguments: lawSeeds(30))
  func orderAndNamesDoNotMatter(seed: UInt64) throws {
    var generator = SeededGenerator(seed: ~seed)
    let random = RandomRatings(seed: seed)
    let plain = try AgreementTable(random.sheet(), bootstrap: Bootstrap(resamples: 40))
    let shuffled = random.sheet(order: { $0.shuffle(using: &generator) })
    let again = try AgreementTable(shuffled, bootstrap: Bootstrap(resamples: 40))
    #expect(again.json == plain.json, "seed \(seed)")
    let renamed = random.sheet(annotator: { String($0.reversed()) })
    let other = try AgreementTable(renamed, bootstrap: Bootstrap(resamples: 40))
    #expect(other.figures.map(\.value) == plain.figures.map(\.value), "seed \(seed)")
    #expect(other.figures.map(\.interval) == plain.figures.map(\.interval), "seed \(seed)")
  }

  @Test(
    "does not depend on what labels are called, where order is not asked for",
    arguments: lawSeeds(30))
  func labelsMayBeCalledAnything(seed: UInt64) throws {
    let random = RandomRatings(seed: seed)
    let plain = try AgreementTable(plainly: random.sheet())
    let names = ["e", "a", "d", "c", "b"]
    let renamed = try AgreementTable(plainly: random.sheet(label: { names[$0] }))
    for statistic in [AgreementStatistic.percentAgreement, .nominalAlpha, .fleiss, .gwetAC1] {
      let value = try #require(plain.value(statistic))
      #expect(renamed.has(value, for: statistic), "seed \(seed)")
    }
  }

  @Test("has the same figures when a scale is turned round", arguments: lawSeeds(30))
  func scalesMayBeTurned(seed: UInt64) throws {
    let random = RandomRatings(seed: seed)
    let order = (0..<random.labels).map { "grade \($0)" }
    let sheet = random.sheet(label: { "grade \($0)" })
    let plain = try AgreementTable(plainly: sheet, scale: LabelScale(order: order))
    let turned = try AgreementTable(plainly: sheet, scale: LabelScale(order: order.reversed()))
    for statistic in [AgreementStatistic.ordinalAlpha, .intervalAlpha] {
      let value = try #require(plain.value(statistic))
      #expect(turned.has(value, for: statistic), "seed \(seed)")
    }
  }
}
