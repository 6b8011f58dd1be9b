import ClaimModel
import EditorialDesk
import Testing

@Suite("A claim that a stranger reworded, on a desk with a roster")
struct StrangersWordTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    let stranger: Desk
    (chief, stranger, claim) = try newsroom.deskWithStranger()
    try stranger.reword(claim, to: "Rents fell.")
    try stranger.rate(claim, "false")
    try newsroom.pass(from: stranger, to: chief)
  }

  @Test func `is shown as it counts, with what the stranger says apart`() throws {
    for judged in [try chief.judged(claim)] + (try chief.claims()) {
      #expect(judged.claim.wording == "Rents rose.")
      #expect(judged.claim.verdicts.map(\.annotator.name) == ["chief"])
      #expect(judged.claim.verdicts.allSatisfy { !$0.isStale })
      #expect(judged.claim.uncounted.map(\.by.name) == ["mallory", "mallory"])
      #expect(judged.claim.uncounted.map(\.said).contains("“Rents fell.”"))
      #expect(judged.gate.unmet.map(\.clause).contains(.authors))
    }
  }

  @Test func `is judged by the words that count`() throws {
    try chief.rate(claim, "half-true")
    let verdict = try #require(try chief.judged(claim).claim.verdicts.first)
    #expect(verdict.wording == "Rents rose." && !verdict.isStale)
  }

  @Test func `stands so in a report, whose people are those that count`() throws {
    let report = try JSONValue(parsing: Array(chief.report(.json, includesAll: true).utf8))
    let entry = try #require(report["claims"]?.array?.first)
    #expect(entry["wording"]?.string == "Rents rose.")
    #expect(entry["uncounted"]?.array?.count == 2)
    #expect(report["people"]?.array?.compactMap { $0["name"]?.string } == ["chief"])
  }
}
