import ClaimModel
import Testing

@testable import ReportExport

@Suite("A label of a corpus")
struct RatingNameTests {
  private func read(_ label: String, on scale: Scale) throws -> String? {
    let sheet = "wording,rating\nRents rose.,\(label)\n"
    return try ExchangeFormat.csv.read(
      [ExchangeFile(name: "a.csv", bytes: Array(sheet.utf8))],
      ratings: Set(scale.grades.map(\.name))
    ).exchange.claims.first?.verdicts.first?.rating
  }

  @Test(
    "is a grade of AVeriTeC's scale: AVeriTeC, FEVER, CLIMATE-FEVER",
    arguments: [
      ("Supported", "supported"), ("Refuted", "refuted"),
      ("Not Enough Evidence", "not-enough-evidence"),
      ("Conflicting Evidence/Cherrypicking", "conflicting-evidence"),
      ("Conflicting Evidence/Cherry-picking", "conflicting-evidence"),
      ("SUPPORTS", "supported"), ("REFUTES", "refuted"), ("NOT_ENOUGH_INFO", "not-enough-evidence"),
      ("NOT ENOUGH INFO", "not-enough-evidence"), ("DISPUTED", "conflicting-evidence"),
    ])
  func isAveritecs(label: String, grade: String) throws {
    #expect(try read(label, on: .averitec) == grade)
    #expect(Scale.averitec.grades.map(\.name).contains(grade))
  }

  @Test(
    "is a grade of the scale with six grades: LIAR",
    arguments: [
      ("true", "true"), ("mostly-true", "mostly-true"), ("half-true", "half-true"),
      ("barely-true", "mostly-false"), ("false", "false"), ("pants-fire", "pants-on-fire"),
      ("Pants on Fire!", "pants-on-fire"),
    ])
  func isOfSix(label: String, grade: String) throws {
    #expect(try read(label, on: .truthSix) == grade)
    #expect(Scale.truthSix.grades.map(\.name).contains(grade))
  }

  @Test(
    "that a scale has no grade for stays as it is",
    arguments: ["supports", "disputed", "not-enough-info", "mixture"])
  func stays(label: String) throws { #expect(try read(label, on: .standard) == label) }

  @Test func `that is a grade of the desk's own scale is that grade`() throws {
    let own = try Scale(
      name: "own",
      grades: ["barely-true", "disputed", "conflicting-evidence"].enumerated().map {
        Grade(name: $0.element, value: $0.offset, meaning: "")
      })
    #expect(try read("barely-true", on: own) == "barely-true")
    #expect(try read("Disputed", on: own) == "disputed")
  }

  @Test(
    "goes out as AVeriTeC has it, and comes back as the grade",
    arguments: Scale.averitec.grades.map(\.name))
  func goesOut(grade: String) throws {
    var claim = ExchangedClaim(key: "1", wording: "Rents rose.")
    claim.verdicts = [ExchangedClaim.Verdict(rating: grade)]
    let writing = try ExchangeFormat.averitec.write(Exchange(claims: [claim]))
    let text = try #require(writing.files.first?.text)
    let label = try #require(AVeriTeCExchange.labels.first { $0.rating == grade }?.label)
    #expect(text.contains("\"label\":\"\(label)\""))
    #expect(writing.losses.isEmpty)
    // Also where the key that stands beside it is gone.
    let bare = text.replacing("\"rating\":\"\(grade)\",", with: "")
    for text in [text, bare] {
      let reading = try ExchangeFormat.averitec.read(
        [ExchangeFile(name: "a.json", bytes: Array(text.utf8))])
      #expect(reading.exchange.claims.flatMap(\.verdicts).map(\.rating) == [grade])
    }
  }
}
