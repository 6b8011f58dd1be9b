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

@Suite("A claim that only strangers to the roster added")
struct StrangersClaimTests {
  @Test(
    "is judged by who was shown what they say of it, at the first time",
    arguments: [[], ["speaker"], ["speaker", "wording"]])
  func isJudged(said: [String]) throws {
    let room = try Newsroom()
    let (elsewhere, claim) = try room.deskWithClaim("elsewhere", of: "mallory")
    if said.contains("speaker") {
      try elsewhere.attribute(claim, to: Attribution(speaker: "Ilse Marwick"))
    }
    if said.contains("wording") { try elsewhere.reword(claim, to: "The line costs 40 million.") }
    let chief = try room.desk("city", of: "chief")
    try room.pass(from: elsewhere, to: chief)
    try chief.foundRoster()
    let shown = try chief.judged(claim).claim
    let sight = try chief.rate(
      claim, Desk.VerdictOffer(rating: "true"), having: ClaimLook(shown))
    #expect(sight == .blind)
    let verdict = try #require(
      try chief.claim(claim).verdicts.first { $0.annotator.name == "chief" })
    #expect(verdict.wording == shown.wording && verdict.isProven)
    // What was changed since is still refused.
    _ = try chief.expectRefusal {
      var look = shown
      look.wording = "Something else."
      _ = try chief.rate(claim, Desk.VerdictOffer(rating: "true"), having: ClaimLook(look))
    }
  }
}
