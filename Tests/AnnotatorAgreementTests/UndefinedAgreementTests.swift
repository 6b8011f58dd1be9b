import AnnotatorAgreement
import ClaimModel
import Testing

@Suite("What cannot be computed")
struct UndefinedAgreementTests {
  private func reason(_ table: AgreementTable, _ statistic: AgreementStatistic) -> String? {
    #expect(table.value(statistic) == nil)
    return table.figure(statistic)?.undefined
  }

  @Test func `is undefined where all ratings are alike, and neither 1 nor 0`() throws {
    let table = try AgreementTable(RatingSheet(rows: ["1 1 1", "1 1 1"]))
    for figure in table.figures where figure.statistic != .percentAgreement {
      #expect(reason(table, figure.statistic)?.hasPrefix("all pairable ratings are alike") ?? false)
      #expect(figure.observed == 1)
    }
    #expect(table.value(.percentAgreement) == 1)
  }

  @Test func `is undefined where nobody rated what another did`() throws {
    let table = try AgreementTable(RatingSheet(rows: ["1 .", ". 2"]))
    #expect(table.pairable == 0 && table.items == 2)
    for statistic in AgreementStatistic.allCases {
      #expect(reason(table, statistic) == "no item was rated by two annotators")
    }
  }

  @Test func `is undefined with one annotator, or without a rating`() throws {
    let one = try AgreementTable(RatingSheet(rows: ["1 2 1"]))
    #expect(
      reason(one, .nominalAlpha) == "one annotator only: there is nobody to agree with")
    let none = try AgreementTable(RatingSheet())
    #expect(reason(none, .percentAgreement) == "there is no rating")
  }

  @Test func `is undefined where labels are in no order`() throws {
    let sheet = RatingSheet(rows: ["true false", "true true"])
    let table = try AgreementTable(sheet)
    #expect(table.value(.nominalAlpha) != nil)
    for statistic in [AgreementStatistic.ordinalAlpha, .intervalAlpha, .linearKappa] {
      #expect(reason(table, statistic) == "the labels are in no order: give one")
    }
    let odd = try AgreementTable(sheet, scale: LabelScale(order: ["false"]))
    #expect(reason(odd, .ordinalAlpha) == "'true' is not in the order given")
  }

  @Test func `is null in JSON, with its reason beside`() throws {
    let json = try AgreementTable(RatingSheet()).json
    #expect(json["percent_agreement"] == .null && json["cohen"] == .null)
    #expect(json["interval95"]?["nominal"] == .null)
    #expect(json["undefined"]?["cohen"]?.string == "there are 0 annotators, and it is for two")
    #expect(json["undefined"]?["krippendorff.nominal"]?.string == "there is no rating")
    #expect(json["items"] == 0)
  }
}

@Suite("The scale of labels")
struct LabelScaleTests {
  @Test func `needs no order where labels are numbers, and 10 follows 9`() throws {
    let table = try AgreementTable(plainly: RatingSheet(rows: ["9 10 9 10", "9 10 10 10"]))
    #expect(table.categories.map(\.label) == ["9", "10"])
    #expect(table.value(.ordinalAlpha) != nil)
  }

  @Test func `keeps grades off it as labels, and leaves them out where distance matters`() throws {
    let rows = ["true true false unproven", "true false false false", "false true unproven ."]
    let table = try AgreementTable(plainly: RatingSheet(rows: rows), scale: LabelScale(.standard))
    let placed = ["true true false .", "true false false false", "false true . ."]
    let left = try AgreementTable(plainly: RatingSheet(rows: placed), scale: LabelScale(.standard))
    #expect(table.offScale.map(\.label) == ["unproven"] && table.offScale.map(\.count) == [2])
    #expect(table.value(.intervalAlpha) == left.value(.intervalAlpha))
    #expect(table.value(.ordinalAlpha) == left.value(.ordinalAlpha))
    #expect(table.value(.nominalAlpha) != left.value(.nominalAlpha))
    let basis = try #require(table.figure(.ordinalAlpha)).basis
    #expect(basis.offScale == 2 && basis.pairable == 8 && basis.items == 3)
    #expect(table.figure(.nominalAlpha)?.basis.pairable == 11)
  }

  @Test func `gives a desk's grades the distances of their values`() throws {
    let sheet = RatingSheet(rows: ["true false true false", "mostly-false false true true"])
    let graded = try AgreementTable(plainly: sheet, scale: LabelScale(.standard))
    // The same with the values as labels: 4 true, 1 mostly-false, 0 false.
    let numbers = try AgreementTable(plainly: RatingSheet(rows: ["4 0 4 0", "1 0 4 4"]))
    let value = try #require(numbers.value(.intervalAlpha))
    #expect(graded.has(value, for: .intervalAlpha))
  }

  @Test func `tells labels apart by their bytes`() throws {
    let sheet = RatingSheet(rows: ["caf\u{E9}", "cafe\u{301}"])
    let table = try AgreementTable(sheet)
    #expect(table.categories.count == 2 && table.value(.percentAgreement) == 0)
  }

  @Test func `takes as many labels as there are ratings`() throws {
    let rows = (0..<2).map { row in
      (0..<10_000).map { "label\($0 * 2 + row)" }.joined(separator: " ")
    }
    let table = try AgreementTable(RatingSheet(rows: rows), bootstrap: Bootstrap(resamples: 2))
    #expect(table.categories.count == 20_000 && table.has(0, for: .nominalAlpha))
  }
}
