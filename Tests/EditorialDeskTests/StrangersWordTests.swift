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
    chief = try newsroom.desk("city", of: "chief")
    claim = try chief.addClaim(wording: "Rents rose.")
    try chief.foundRoster()
    try chief.rate(claim, "true")
    let stranger = try newsroom.desk("elsewhere", of: "mallory")
    try newsroom.pass(from: chief, to: stranger)
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

@Suite("What undo brings back on a desk with a roster")
struct CountedUndoTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    chief = try newsroom.desk("city", of: "chief")
    claim = try chief.addClaim(wording: "Rents rose.")
    try chief.foundRoster()
    try chief.rate(claim, "true")
    let stranger = try newsroom.desk("elsewhere", of: "mallory")
    try newsroom.pass(from: chief, to: stranger)
    try stranger.reword(claim, to: "Rents fell.")
    try stranger.rule(claim, "false", because: "stranger")
    try stranger.decide(claim, .rejected, because: "stranger")
    try newsroom.pass(from: stranger, to: chief)
  }

  @Test func `is what counted, and nothing of a stranger's`() throws {
    func told() throws -> [String?] {
      let judged = try chief.judged(claim)
      return [
        judged.claim.wording, judged.claim.ruling?.rating, judged.claim.status.rawValue,
      ]
    }
    let before = try told()
    #expect(before[0] == "Rents rose." && before[1] == nil)
    for act in [
      {
        try chief.reword(claim, to: "Rents rose a lot."); return ()
      },
      {
        try chief.rule(claim, "half-true", because: "both"); return ()
      },
      {
        try chief.decide(claim, .rejected, because: "opinion"); return ()
      },
    ] as [() throws -> Void] {
      try act()
      #expect(try told() != before)
      _ = try chief.undo()
      let after = try told()
      #expect(after == before)
    }
    #expect(try !chief.judged(claim).isVerified)
  }
}

@Suite("What undo brings back, in a report")
struct ReportedUndoTests {
  @Test(arguments: [Desk.ReportFormat.json, .markdown, .csv, .html])
  func `is its author's, as it is at the gate`(format: Desk.ReportFormat) throws {
    let newsroom = try Newsroom()
    let (desk, claim) = try newsroom.deskWithVerdicts()
    let (eve, chief) = (try newsroom.desk(of: "eve"), try newsroom.desk(of: "chief"))
    try newsroom.desk(of: "chen").rate(claim, "false")
    try eve.rule(claim, "true", because: "eve thinks")
    var policy = try desk.policy()
    policy.adjudicators = [try Annotator("chief")]
    _ = try chief.setPolicy(policy)
    try chief.rule(claim, "false", because: "the budget")
    _ = try chief.undo()
    #expect(try !desk.judged(claim).isVerified)
    let report = try desk.report(format, includesAll: true)
    #expect(!report.contains("chief ruled true"))
    if format == .json {
      let entry = try JSONValue(parsing: Array(report.utf8))["claims"]?.array?.first
      #expect(entry?["verified"]?.bool == false)
      #expect(entry?["ruling"]?["by"]?.string == "eve")
    }
    // No claim of it is one that is verified.
    #expect(try !desk.report(format).contains("The council will spend 40 million euros"))
  }
}
