import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Withdrawing evidence that others rely on")
struct WithdrawnEvidenceTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID
  private let evidence: EvidenceID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
    evidence = try desk.offer(.record("budget", isPrimary: true), on: claim)
    _ = try boris.rate(claim, .init(rating: "true", evidence: [evidence.text]))
  }

  private func withdraw() throws -> [String] {
    _ = try desk.withdrawEvidence(evidence.text, because: "A draft.")
    return try desk.remarks(onWithdrawn: evidence)
  }

  @Test func `says whose verdict cites it and what the gate says now`() throws {
    _ = try desk.rate(claim, .init(rating: "true", evidence: [evidence.text]))
    #expect(try desk.judged(claim).isVerified)
    let remarks = try withdraw()
    #expect(remarks.first == "Your verdict cites it: give it anew on what stands.")
    #expect(remarks.contains("Verdicts that cite it: boris. Tell them, or take this back."))
    #expect(remarks.last?.hasPrefix("The gate now: not verified; ") ?? false)
  }

  @Test func `says that a ruling judged it`() throws {
    try desk.rate(claim, "false")
    try newsroom.desk(of: "chief").rule(claim, "true", because: "The budget.")
    #expect(try withdraw().contains("The ruling by chief judged it, and is stale now."))
  }

  @Test func `names nobody to who has given no verdict yet`() throws {
    let remarks = try withdraw()
    #expect(
      remarks == [
        "Verdicts that cite it: 1 of others. Tell them, or take this back.",
        "What the gate says now is hidden until you give your verdict.",
      ])
  }

  @Test func `says nothing where nobody relies on it`() throws {
    let other = try desk.offer(.record("letter"), on: claim)
    _ = try desk.withdrawEvidence(other.text, because: "A copy.")
    #expect(try desk.remarks(onWithdrawn: other).isEmpty)
  }

  @Test func `is told on the claim as long as a verdict cites it`() throws {
    _ = try withdraw()
    let withdrawn = try boris.claim(claim)
    #expect(
      withdrawn.withdrawalPhrases(among: withdrawn.verdicts) == [
        "evidence \(evidence.short), cited by boris, was withdrawn by amara: A draft."
      ])
    #expect(withdrawn.withdrawalPhrases(among: []).isEmpty)
    _ = try boris.rate(claim, .init(rating: "true", evidence: []))
    let after = try boris.claim(claim)
    #expect(after.withdrawalPhrases(among: after.verdicts).isEmpty)
  }
}
