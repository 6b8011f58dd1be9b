import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("What somebody only brought back")
struct BroughtBackTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let claim: ClaimID

  /// A chief's desk on which Amara has accepted what Boris rejected.
  init() throws {
    newsroom = try Newsroom()
    let (amara, claim) = try newsroom.deskWithClaim("hers", of: "amara")
    let (boris, _) = try newsroom.deskWithCandidate("his", of: "boris")
    try boris.decide(claim, .rejected, because: "Too vague.")
    chief = try newsroom.desk("city", of: "chief")
    self.claim = claim
    _ = try chief.ingest(newsroom.file("tram.txt"))
    try newsroom.pass(from: amara, to: chief)
    try newsroom.pass(from: boris, to: chief)
  }

  private func sides() throws -> [String: [String]] {
    let heads = try #require(try chief.conflicts(of: [claim.text]).first).heads
    return Dictionary(
      uniqueKeysWithValues: heads.map {
        ($0.value ?? "", [$0.by.name, $0.broughtBackBy?.name ?? "nobody"])
      })
  }

  private func resolve(for outcome: String) throws {
    let heads = try #require(try chief.conflicts(of: [claim.text]).first).heads
    let side = try #require(heads.firstIndex { $0.value == outcome })
    _ = try chief.resolve(claim.text, Facet(.decision), choosing: side + 1)
  }

  private static let backTwice = [
    "accepted": ["amara", "chief"], "rejected": ["boris", "chief"],
  ]

  @Test func `keeps both authors after a resolution was undone, redone and undone`() throws {
    #expect(try sides() == ["accepted": ["amara", "nobody"], "rejected": ["boris", "nobody"]])
    for outcome in ["accepted", "rejected"] {
      try resolve(for: outcome)
      _ = try chief.undo()
      #expect(try sides() == Self.backTwice)
      #expect(try chief.redo().what.count == 1)
      #expect(try chief.conflicts(of: [claim.text]).isEmpty)
      #expect(try chief.undo().what.count == 1)
      #expect(try sides() == Self.backTwice)
    }
  }

  @Test func `says that it is contested again, and not that somebody else wrote`() throws {
    try resolve(for: "accepted")
    let before = try chief.logEnd()
    let remarks = try chief.undo().remarks
    #expect(remarks.count == 1)
    #expect(remarks.first?.hasPrefix("decision is contested again: ") ?? false)
    #expect(remarks.first?.contains("accepted by amara") ?? false)
    #expect(remarks.first?.contains("rejected by boris") ?? false)
    #expect(try chief.contested(since: before, on: claim.text).isEmpty)
  }

  @Test func `names its author in the history, and gives nobody another's reason`() throws {
    try resolve(for: "accepted")
    _ = try chief.undo()
    let back = try chief.history(of: claim.text).filter { $0.broughtBack?.by.name == "boris" }
    #expect(back.map(\.by.name) == ["chief"])
    #expect(back.map(\.because) == ["undo"])
    #expect(back.first?.change.hasPrefix("brought back, as boris wrote it, 2026-03-01 ") ?? false)
    let told = try chief.explain(claim.text).facets.first { $0.facet == Facet(.decision) }
    #expect(told?.entries.contains { $0.written.broughtBack?.by.name == "amara" } ?? false)
  }

  @Test func `is decided, ruled and offered by whoever did so`() throws {
    try resolve(for: "accepted")
    try chief.decide(claim, .rejected, because: "No.")
    let amara = try newsroom.desk(of: "amara")
    let evidence = try amara.offer(.record("the council"), on: claim)
    try amara.decide(claim, .accepted)
    try amara.rate(claim, "true")
    try newsroom.desk(of: "boris").rate(claim, "false")
    try chief.rule(claim, "true", because: "The council says so.")
    let dora = try newsroom.desk(of: "dora")
    for act in [
      { try dora.decide(claim, .retracted) },
      { try dora.rule(claim, "false", because: "It does not.") },
      { _ = try dora.withdrawEvidence(evidence.text, because: "Old.") },
    ] {
      try act()
      _ = try dora.undo()
    }
    let stands = try chief.judged(claim).claim
    #expect(stands.decision?.by.name == "amara")
    #expect(stands.decision?.broughtBackBy?.name == "dora")
    #expect(stands.ruling?.by.name == "chief")
    #expect(stands.ruling?.remark?.contains("brought back by dora") ?? false)
    #expect(stands.evidence.map(\.by.name) == ["amara"])
  }

  @Test func `counts only where both who ruled and who brought it back may rule`() throws {
    let verdicts = try Newsroom()
    let (desk, claim) = try verdicts.deskWithVerdicts()
    let (chief, dora) = (try verdicts.desk(of: "chief"), try verdicts.desk(of: "dora"))
    try chief.rule(claim, "true", because: "The budget.")
    #expect(try desk.judged(claim).isVerified)
    try dora.rule(claim, "false", because: "No.")
    _ = try desk.setPolicy(try Policy(text: "policy: city\nwho-may-rule: chief\n"))
    _ = try dora.undo()
    let agreement = try desk.judged(claim).gate.results.first { $0.clause == .agreement }
    #expect(agreement?.reason.contains("The policy does not let dora rule.") ?? false)
  }
}
