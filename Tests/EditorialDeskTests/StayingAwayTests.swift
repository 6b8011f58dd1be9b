import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Somebody who differed about former words and stays away")
struct StayingAwayTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let chen: Desk
  private let claim: ClaimID

  /// Amara and Boris differ; the claim is reworded, and Amara and Chen agree about the new words.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
    chen = try newsroom.desk(of: "chen")
    try desk.rate(claim, "true")
    try boris.rate(claim, "false")
    try desk.reword(claim, to: "The line costs 40 million euros.")
    try desk.rate(claim, "true")
  }

  @Test func `leaves the claim open until two have judged the new words`() throws {
    #expect(try desk.claim(claim).status == .open)
    #expect(try boris.queue([.yours]).map(\.claim).contains(claim))
  }

  @Test func `makes it disputed, and no list says that it is agreed`() throws {
    try chen.rate(claim, "true")
    #expect(try desk.claim(claim).status == .disputed)
    #expect(try desk.claims(ClaimFilter(status: .agreed)).isEmpty)
    #expect(try desk.claims(ClaimFilter(status: .disputed)).map(\.claim.id) == [claim])
    #expect(try desk.queue([.disputed]).map(\.claim) == [claim])
    let dispute = try #require(try desk.disputes().first)
    #expect(dispute.sides.map(\.rating) == ["true", "false"])
    #expect(try desk.verify().problems.isEmpty)
    #expect(
      try desk.judged(claim).gate.unmet.first { $0.clause == .agreement }?.reason.contains(
        "boris: false (on another wording)") == true)
    // Boris is yet to say what he thinks of the new words.
    #expect(try boris.queue([.yours]).map(\.claim).contains(claim))
  }

  @Test func `leaves no rating to print, as any dispute does`() throws {
    try chen.rate(claim, "true")
    for format in [Desk.ReportFormat.markdown, .html] {
      let report = try desk.report(format, includesAll: true)
      #expect(report.contains("No rating stands: the verdicts differ"))
      #expect(!report.contains("Rating so far"))
    }
    try desk.rule(claim, "true", because: "The council says so.")
    #expect(try !desk.report(.markdown, includesAll: true).contains("No rating stands"))
  }

  @Test func `stands so on a desk that takes the work in, and after a rebuild`() throws {
    try chen.rate(claim, "true")
    let other = try newsroom.desk("other", of: "dana")
    try newsroom.pass(from: desk, to: other)
    #expect(try other.claim(claim).status == .disputed)
    #expect(try other.claims(ClaimFilter(status: .disputed)).map(\.claim.id) == [claim])
    _ = try other.rebuild()
    #expect(try other.claims(ClaimFilter(status: .disputed)).map(\.claim.id) == [claim])
    #expect(try other.verify().problems.isEmpty)
  }

  @Test func `is settled by a ruling, and by coming back`() throws {
    try chen.rate(claim, "true")
    try desk.rule(claim, "true", because: "The council says so.")
    #expect(try desk.claim(claim).status == .ruled)
    #expect(
      try desk.judged(claim).gate.results.first { $0.clause == .agreement }?.isMet == true)
    _ = try desk.undo()
    try boris.rate(claim, "true")
    #expect(try desk.claim(claim).status == .agreed)
  }

  @Test func `is none where the former words were rated the same`() throws {
    _ = try boris.undo()
    try boris.rate(claim, "true")
    try desk.reword(claim, to: "The new line costs 40 million euros.")
    try desk.rate(claim, "true")
    try chen.rate(claim, "true")
    #expect(try desk.claim(claim).status == .agreed)
  }

  @Test func `leaves no rating that evidence could carry`() throws {
    _ = try desk.offer(.record("the council"), on: claim)
    try chen.rate(claim, "true")
    let reason = try desk.judged(claim).gate.unmet.first { $0.clause == .evidence }?.reason
    #expect(
      reason
        == "1 evidence is offered, and no rating stands that could rest on it; 2 independent origins needed."
    )
  }
}
