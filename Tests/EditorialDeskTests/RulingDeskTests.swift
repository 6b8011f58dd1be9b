import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A ruling on a desk")
struct RulingDeskTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let chief: Desk
  private let claim: ClaimID
  private let evidence: EvidenceID

  /// Amara and Boris differ about a claim; one evidence lies on it.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
    chief = try newsroom.desk(of: "chief")
    evidence = try desk.offer(.record("budget", isPrimary: true), on: claim)
    _ = try desk.rate(
      claim, Desk.VerdictOffer(rating: "true", rationale: "The budget.", evidence: [evidence.text]))
    try boris.rate(claim, "half-true", because: "Only part of it.")
  }

  private func ruling() throws -> Ruling { try #require(try desk.judged(claim).claim.ruling) }

  private func reason() throws -> String? {
    try desk.judged(claim).gate.results.first { $0.clause == .agreement }?.reason
  }

  // MARK: What was judged

  @Test func `names the verdicts and the evidence it judged`() throws {
    try chief.rule(claim, "true", because: "It is in the budget.")
    #expect(try ruling().judged.count == 2)
    #expect(try ruling().judgedEvidence == [evidence])
    #expect(try ruling().remark == nil)
    #expect(try desk.judged(claim).isVerified)
  }

  @Test func `is stale, and says since what, when a verdict changes, goes or comes`() throws {
    let changes: [(() throws -> Void, String)] = [
      ({ try boris.rate(claim, "false") }, "stale: since then a verdict by boris"),
      ({ try boris.withdrawVerdict(on: claim) }, "stale: since then a verdict gone"),
      (
        { try newsroom.desk(of: "chen").rate(claim, "true") }, "stale: since then a verdict by chen"
      ),
    ]
    for (change, remark) in changes {
      try chief.rule(claim, "true", because: "It is in the budget.")
      #expect(try ruling().isStale == false)
      try change()
      #expect(try ruling().remark == remark)
    }
  }

  @Test func `is stale when evidence comes or goes, and holds again when that is taken back`()
    throws
  {
    try chief.rule(claim, "true", because: "It is in the budget.")
    let second = try boris.offer(.record("ledger", isPrimary: true), on: claim)
    #expect(try ruling().remark == "stale: since then evidence \(second.short)")
    #expect(try !desk.judged(claim).isVerified)
    _ = try boris.undo()
    #expect(try ruling().remark == nil)
    _ = try desk.withdrawEvidence(evidence.text, because: "A draft.")
    #expect(try ruling().remark == "stale: since then evidence \(evidence.short) gone")
    #expect(try desk.queue().contains { $0.kind == .staleRuling })
  }

  @Test func `from before evidence was named is judged by its verdicts alone`() throws {
    try chief.rule(claim, "true", because: "It is in the budget.")
    let line = try #require(try newsroom.sharedLine(of: desk, doing: "ruling.give"))
    let old = line.replacing(try Regex(#""evidence":\[[^\]]*\],"#), with: "")
    #expect(old != line)
    let other = try newsroom.desk("other", of: "chen")
    _ = try desk.share(to: newsroom.file("all.jsonl"))
    let all = try String(contentsOfFile: newsroom.file("all.jsonl"), encoding: .utf8)
    try newsroom.write(all.replacing(line, with: old), to: "old.jsonl")
    _ = try other.merge([newsroom.file("old.jsonl")])
    #expect(try other.claim(claim).ruling?.judgedEvidence == nil)
    _ = try other.offer(.record("ledger", isPrimary: true), on: claim)
    #expect(try other.claim(claim).ruling?.isStale == false)
  }

  // MARK: What an adjudicator can say

  @Test func `may let no verdict stand, which verifies nothing`() throws {
    try chief.rule(claim, .noVerdict, because: "Neither has read the ledger.")
    #expect(try desk.claim(claim).status == .ruled)
    #expect(try reason() == "chief ruled that no verdict stands: “Neither has read the ledger.”.")
    #expect(try desk.disputes().isEmpty)
    try boris.rate(claim, "true")
    #expect(try ruling().isStale)
  }

  @Test func `may say that there is nothing to rule on, which rejects the claim`() throws {
    try chief.rule(claim, .nothing, because: "It is an opinion.")
    #expect(try desk.claim(claim).status == .rejected)
    #expect(try desk.claim(claim).decision?.because == "It is an opinion.")
    #expect(try desk.claim(claim).ruling == nil)
    _ = try chief.undo()
    #expect(try desk.claim(claim).status == .disputed)
  }

  @Test(arguments: ["none", "nothing", "half-true"])
  func `needs a reason, whatever it says`(word: String) throws {
    _ = try desk.expectRefusal {
      try chief.rule(claim, Desk.Adjudication(word), because: " ")
    }
  }

  // MARK: The policy it was given under

  @Test func `under an earlier policy counts, and says so`() throws {
    try chief.rule(claim, "true", because: "It is in the budget.")
    var policy = Policy.standard
    policy.name = "city"
    #expect(try chief.setPolicy(policy))
    #expect(try !ruling().isUnderOlderPolicy, "it asks the same")
    policy.independentOrigins = 1
    #expect(try chief.setPolicy(policy))
    #expect(try ruling().remark == "under an earlier policy")
    #expect(try reason() == "chief ruled true. It was given under an earlier policy.")
    #expect(try desk.judged(claim).isVerified)
    #expect(try desk.report(.markdown).contains("under an earlier policy"))
    try chief.rule(claim, "true", because: "It is in the budget, as we ask now.")
    #expect(try ruling().remark == nil)
  }

  @Test func `counts only where the policy lets its author rule`() throws {
    try chief.rule(claim, "true", because: "It is in the budget.")
    var policy = Policy.standard
    policy.adjudicators = [try Annotator("chen")]
    #expect(try desk.setPolicy(policy))
    #expect(try reason()?.hasSuffix("The policy does not let chief rule.") == true)
    #expect(try !desk.judged(claim).isVerified)
  }

  // MARK: Disputes

  @Test func `ends a dispute, and begins it again when it is stale`() throws {
    let before = try #require(try desk.disputes().first)
    #expect(before.claim.id == claim)
    #expect(before.sides.map(\.rating) == ["half-true", "true"])
    #expect(
      before.sides.flatMap(\.verdicts).map(\.rationale) == ["Only part of it.", "The budget."])
    try chief.rule(claim, "true", because: "It is in the budget.")
    #expect(try desk.disputes().isEmpty)
    _ = try desk.offer(.record("ledger", isPrimary: true), on: claim)
    #expect(try desk.disputes().map(\.claim.ruling?.isStale) == [true])
  }

  @Test func `is not needed to hide a dispute from who has not rated it`() throws {
    #expect(try desk.disputes().map(\.isHidden) == [false])
    #expect(try chief.disputes().map(\.isHidden) == [true])
    #expect(try !chief.maySeeOthers(on: desk.claim(claim)))
    #expect(try chief.disputes(revealing: true).map(\.isHidden) == [false])
    #expect(try chief.rate(claim, "true") == .informed)
  }

  @Test func `is in a report for people, whose reader is then informed`() throws {
    try chief.rule(claim, "true", because: "It is in the budget.")
    let chen = try newsroom.desk(of: "chen")
    var told: [Int] = []
    func read(_ format: Desk.ReportFormat) throws {
      told.append(try chen.report(Desk.ReportRequest(format), to: .stream { _ in }).informed)
    }
    try read(.json)
    #expect(try !chen.maySeeOthers(on: desk.claim(claim)))
    for _ in 1...2 { try read(.markdown) }
    #expect(told == [0, 1, 0])
    #expect(try chen.maySeeOthers(on: desk.claim(claim)))
  }
}

extension Newsroom {
  /// The one line of a kind that a desk shares.
  fileprivate func sharedLine(of desk: Desk, doing kind: String) throws -> String? {
    _ = try desk.share(to: file("lines.jsonl"))
    let text = try String(contentsOfFile: file("lines.jsonl"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).first { $0.contains("\"do\":\"\(kind)\"") }
  }
}
