import AnnotatorAgreement
import ClaimModel
import Foundation
import Testing

@Suite("Published values")
struct PublishedValueTests {
  @Test func `of α are met on Krippendorff's matrix, with what they rest on`() throws {
    let table = try AgreementTable(plainly: .krippendorff)
    #expect(table.has(0.743421, for: .nominalAlpha))
    #expect(table.has(0.815388, for: .ordinalAlpha))
    #expect(table.has(0.849107, for: .intervalAlpha))
    #expect(table.items == 12 && table.annotators == 4)
    #expect(table.ratings == 41 && table.pairable == 40)
    #expect(table.categories.map(\.label) == ["1", "2", "3", "4", "5"])
    #expect(table.categories.map(\.count) == [9, 13, 11, 5, 3])
    let basis = try #require(table.figure(.nominalAlpha)).basis
    #expect(basis.items == 11 && basis.annotators == 4)
    #expect(basis.pairable == 40 && basis.missing == 4)
  }

  /// Gwet's irrCAC gives five places for the same matrix.
  @Test func `of κ and AC1 with missing ratings are met on the same matrix`() throws {
    let table = try AgreementTable(plainly: .krippendorff)
    #expect(table.has(0.818182, for: .percentAgreement))
    #expect(table.has(0.761169, for: .fleiss))
    #expect(table.has(0.775444, for: .gwetAC1))
  }

  @Test func `of Fleiss' κ are met on fourteen raters and ten subjects`() throws {
    let table = try AgreementTable(plainly: .fleiss)
    #expect(table.has(0.209931, for: .fleiss))
    #expect(table.has(0.378022, for: .percentAgreement))
    #expect(isNear(table.figure(.fleiss)?.observed, 0.378022))
    #expect(isNear(table.figure(.fleiss)?.expected, 0.212755))
  }

  /// Cohen 1960, table 1, of 200 cases: κ = .492, seen .70, by chance .41.
  @Test func `of Cohen's κ are met on his own table`() throws {
    let sheet = RatingSheet(crossed: [[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    let table = try AgreementTable(plainly: sheet)
    let kappa = try #require(table.figure(.unweightedKappa))
    #expect(isNear(kappa.value, 0.491525))
    #expect(isNear(kappa.observed, 0.70) && isNear(kappa.expected, 0.41))
    #expect(table.has(0.473684, for: .linearKappa))
    #expect(table.has(0.454545, for: .quadraticKappa))
  }

  /// Agresti's table of 91 couples; R's package vcd gives .1293 and, with equal spacing, .2374.
  @Test func `of weighted κ are met on ninety-one couples`() throws {
    let couples = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]
    let table = try AgreementTable(plainly: RatingSheet(crossed: couples))
    #expect(table.has(0.129330, for: .unweightedKappa))
    #expect(table.has(0.237381, for: .linearKappa))
    #expect(table.has(0.332046, for: .quadraticKappa))
  }

  /// Gwet 2002: almost all alike, κ = −.0234 and AC1 = .9408.
  @Test func `of AC1 are met where κ is known to fail`() throws {
    let table = try AgreementTable(plainly: RatingSheet(crossed: [[118, 5], [2, 0]]))
    #expect(table.has(-0.023392, for: .unweightedKappa))
    #expect(table.has(0.940776, for: .gwetAC1))
  }
}

/// Real votes, read from `$STET_CORPORA`, which the project does not carry.
@Suite(
  "On the votes of CLIMATE-FEVER",
  .enabled(
    if: ClimateVotes.path != nil,
    "STET_CORPORA is not set, or has no climate-fever votes: skipped"))
struct ClimateVoteTests {
  @Test func `α is as published`() throws {
    let scale = LabelScale(order: ["REFUTES", "NOT_ENOUGH_INFO", "SUPPORTS"])
    let table = try AgreementTable(plainly: ClimateVotes.sheet(), scale: scale)
    #expect(table.items == 7_675 && table.ratings == 18_486)
    #expect(table.has(0.334015, for: .nominalAlpha))
    #expect(table.has(0.372463, for: .ordinalAlpha))
    #expect(table.has(0.333892, for: .fleiss))
    #expect(table.has(0.368308, for: .gwetAC1))
  }
}

private enum ClimateVotes {
  /// The votes; the corpora's folder has its data beside the stories, or is the data's own.
  static var path: String? {
    guard let corpora = ProcessInfo.processInfo.environment["STET_CORPORA"] else { return nil }
    return ["/data/climate-fever", "/climate-fever"].map {
      corpora + $0 + "/climate-fever-votes.jsonl"
    }.first { FileManager.default.fileExists(atPath: $0) }
  }

  static func sheet() throws -> RatingSheet {
    var sheet = RatingSheet()
    let text = try String(contentsOfFile: try #require(path), encoding: .utf8)
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let claim = try JSONValue(parsing: Array(line))
      let name = try #require(claim["claim_id"]?.string)
      for (place, evidence) in (claim["evidences"]?.array ?? []).enumerated() {
        for (voter, vote) in (evidence["votes"]?.array ?? []).enumerated() {
          guard let label = vote.string else { continue }
          sheet.add(item: "\(name) \(place)", annotator: "voter \(voter)", label: label)
        }
      }
    }
    return sheet
  }
}
