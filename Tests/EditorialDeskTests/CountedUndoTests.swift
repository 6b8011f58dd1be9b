import ClaimModel
import EditorialDesk
import Testing

@Suite("What undo brings back on a desk with a roster")
struct CountedUndoTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    let stranger: Desk
    (chief, stranger, claim) = try newsroom.deskWithStranger()
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
