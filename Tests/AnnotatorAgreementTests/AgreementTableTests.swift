import AnnotatorAgreement
import ClaimModel
import DeskTestSupport
import Testing

/// One row an annotator, one column an item; `.` where nothing was rated.
private func ratings(
  _ rows: [String]
) -> [(item: String, annotator: String, label: String)] {
  rows.enumerated().flatMap { annotator, row in
    row.split(separator: " ").enumerated().compactMap { item, label in
      label == "." ? nil : ("item \(item)", "annotator \(annotator)", String(label))
    }
  }
}

/// Whether a figure is there and right to six places.
private func isNear(_ value: Double?, _ expected: Double) -> Bool {
  value.map { abs($0 - expected) < 0.000_000_6 } ?? false
}

@Suite("Krippendorff's α")
struct KrippendorffTests {
  /// Four observers, twelve units, with holes: the worked example of Krippendorff 2011, section C.
  private let published = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
  ]

  @Test func `gives the published figures for the published matrix`() throws {
    let table = AgreementTable(ratings(published), order: ["1", "2", "3", "4", "5"])
    #expect(isNear(table.krippendorff.nominal, 0.743421))
    #expect(isNear(table.krippendorff.ordinal, 0.815388))
    #expect(isNear(table.krippendorff.interval, 0.849107))
    #expect(table.items == 12 && table.annotators == 4)
    #expect(table.ratings == 41 && table.pairable == 40)
    #expect(table.categories.map(\.label) == ["1", "2", "3", "4", "5"])
    #expect(table.categories.map(\.count) == [9, 13, 11, 5, 3])
    #expect(table.cohen == nil)
  }

  @Test func `needs no order where labels are numbers, and 10 follows 9`() throws {
    let table = AgreementTable(ratings(["9 10 9 10", "9 10 10 10"]), order: [])
    #expect(table.categories.map(\.label) == ["9", "10"])
    #expect(table.krippendorff.ordinal != nil)
  }

  @Test func `does not depend on the order in which ratings come`() throws {
    var generator = SeededGenerator(seed: 7)
    let given = ratings(published)
    let expected = AgreementTable(given, order: []).json(resamples: 50)
    for _ in 0..<20 {
      let shuffled = given.shuffled(using: &generator)
      #expect(AgreementTable(shuffled, order: []).json(resamples: 50) == expected)
    }
  }

  @Test func `is 1 where all agree, and below 0 where two always differ`() throws {
    let agreeing = AgreementTable(ratings(["a b a b", "a b a b"]), order: ["a", "b"])
    #expect(agreeing.krippendorff.nominal == 1)
    #expect(agreeing.krippendorff.ordinal == 1)
    let differing = AgreementTable(ratings(["a b a b", "b a b a"]), order: ["a", "b"])
    #expect(try #require(differing.krippendorff.nominal) < 0)
  }

  @Test func `takes as many labels as there are ratings`() throws {
    let many = (0..<20_000).map { ("item \($0 / 2)", "annotator \($0 % 2)", "label \($0)") }
    let table = AgreementTable(many, order: [])
    #expect(table.categories.count == 20_000)
    #expect(isNear(table.krippendorff.nominal, 0))
  }

  @Test func `lies within its own interval, which the seed repeats`() throws {
    let table = AgreementTable(ratings(published), order: [])
    let interval = try #require(table.interval95(resamples: 500, seed: 3))
    #expect(interval.contains(try #require(table.krippendorff.nominal)))
    #expect(interval.lowerBound < interval.upperBound)
    #expect(table.interval95(resamples: 500, seed: 3) == interval)
  }
}

@Suite("Measures beside α")
struct AgreementMeasureTests {
  /// Two annotators on fifty items, twenty and fifteen of them alike, as a textbook has it.
  private let fifty = [
    String(repeating: "yes ", count: 25) + String(repeating: "no ", count: 25),
    String(repeating: "yes ", count: 20) + String(repeating: "no ", count: 5)
      + String(repeating: "yes ", count: 10) + String(repeating: "no ", count: 15),
  ]

  @Test func `give κ 0.4 for the well-known table of fifty`() throws {
    let table = AgreementTable(ratings(fifty), order: ["no", "yes"])
    let cohen = try #require(table.cohen)
    #expect(isNear(cohen.unweighted, 0.4))
    // With two labels every distance is 1, so the weights change nothing.
    #expect(isNear(cohen.linear, 0.4))
    #expect(isNear(cohen.quadratic, 0.4))
    #expect(isNear(table.percentAgreement, 0.7))
  }

  @Test func `weigh κ by distance, as the sum over all cells does`() throws {
    let table = AgreementTable(ratings(["1 2 3 1 2 3", "1 3 3 2 2 1"]), order: [])
    let cohen = try #require(table.cohen)
    // By hand: distances 1, 1, 2 (squared 1, 1, 4) over 6; margins 2 2 2 on both sides.
    // Chance gives 32 and 48 over 36, so both leave a quarter.
    #expect(isNear(cohen.linear, 0.25))
    #expect(isNear(cohen.quadratic, 0.25))
  }

  @Test func `give Fleiss' κ by its definition`() throws {
    // Items rated aab, bbb, aaa: P̄ = (1/3 + 1 + 1)/3, P̄e = (5/9)² + (4/9)².
    let table = AgreementTable(ratings(["a b a", "a b a", "b b a"]), order: [])
    let agreement = 7.0 / 9
    let chance = 41.0 / 81
    #expect(isNear(table.fleiss, (agreement - chance) / (1 - chance)))
    let spread = 2 * (5.0 / 9) * (4.0 / 9)
    #expect(isNear(table.gwetAC1, (agreement - spread) / (1 - spread)))
  }

  @Test func `count the later of two ratings by one annotator on one item`() {
    let table = AgreementTable(
      [("x", "ada", "true"), ("x", "bea", "false"), ("x", "ada", "false")], order: [])
    #expect(table.ratings == 2)
    #expect(table.percentAgreement == 1)
  }

  @Test func `tell labels apart by their bytes`() {
    let table = AgreementTable(
      [("x", "ada", "caf\u{E9}"), ("x", "bea", "cafe\u{301}")], order: [])
    #expect(table.categories.count == 2)
    #expect(table.percentAgreement == 0)
  }
}

@Suite("What cannot be computed")
struct UndefinedAgreementTests {
  private func reasons(_ table: AgreementTable) -> [String: String] {
    Dictionary(uniqueKeysWithValues: table.undefined.map { ($0.statistic, $0.reason) })
  }

  @Test func `is undefined where all ratings are alike, and neither 1 nor 0`() {
    let table = AgreementTable(ratings(["a a a", "a a a"]), order: ["a"])
    #expect(table.krippendorff.nominal == nil)
    #expect(table.cohen?.unweighted == nil)
    #expect(table.fleiss == nil && table.gwetAC1 == nil)
    #expect(table.percentAgreement == 1)
    #expect(reasons(table)["krippendorff.nominal"]?.hasPrefix("all ratings are alike") ?? false)
  }

  @Test func `is undefined where nobody rated what another did`() {
    let table = AgreementTable(ratings(["a .", ". b"]), order: [])
    #expect(table.percentAgreement == nil && table.krippendorff.nominal == nil)
    #expect(table.pairable == 0)
    #expect(reasons(table)["percent_agreement"] == "no item was rated by two annotators")
    #expect(table.interval95(resamples: 10, seed: 1) == nil)
  }

  @Test func `is undefined where labels are in no order`() {
    let table = AgreementTable(ratings(["true false", "true true"]), order: [])
    #expect(table.krippendorff.nominal != nil)
    #expect(table.krippendorff.ordinal == nil && table.krippendorff.interval == nil)
    #expect(reasons(table)["krippendorff.ordinal"] == "the labels are in no order: give one")
    #expect(table.cohen?.linear == nil)
  }

  @Test func `names the label that is not in the order`() {
    let table = AgreementTable(ratings(["true odd", "true true"]), order: ["false", "true"])
    #expect(reasons(table)["krippendorff.ordinal"] == "'odd' is not in the order given")
  }

  @Test func `is null in JSON, with its reason beside`() {
    let json = AgreementTable([], order: []).json()
    #expect(json["percent_agreement"] == .null)
    #expect(json["cohen"] == .null)
    #expect(json["interval95"]?["nominal"] == .null)
    #expect(json["undefined"]?["cohen"]?.string == "there are 0 annotators, and it is for two")
    #expect(json["items"] == 0)
  }
}
