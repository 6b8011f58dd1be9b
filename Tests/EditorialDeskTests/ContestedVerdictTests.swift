import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A verdict that one person wrote twice, on two desks")
struct ContestedVerdictTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let laptop: Desk
  private let claim: ClaimID

  /// Boris has rated the claim true, and both desks know it and the record it rests on.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    (laptop, _) = try newsroom.deskWithClaim("laptop", of: "amara")
    let boris = try newsroom.desk("third", of: "boris")
    try newsroom.pass(from: desk, to: boris)
    _ = try boris.offer(.record("budget"), on: claim)
    try boris.rate(claim, "true")
    try newsroom.pass(from: boris, to: desk)
    try newsroom.pass(from: boris, to: laptop)
  }

  private func meet() throws {
    try newsroom.pass(from: laptop, to: desk)
    try newsroom.pass(from: desk, to: laptop)
  }

  @Test("never lets the claim be verified, whichever side is shown", arguments: 0..<6)
  func neverVerifies(trial: Int) throws {
    // The names of operations are drawn anew each time: now one side is the greater, now the other.
    for (desk, rating) in [(desk, "true"), (laptop, "false")] {
      let cited = try desk.claim(claim).evidence.map(\.id.text)
      _ = try desk.rate(claim, Desk.VerdictOffer(rating: rating, evidence: cited))
    }
    try meet()
    for desk in [desk, laptop] {
      let judged = try desk.judged(claim)
      // How far the work is goes by the side that is shown; what is verified does not.
      #expect([.agreed, .disputed].contains(judged.claim.status))
      #expect(judged.gate.unmet.map(\.clause).contains(.wording))
      let agreement = try #require(judged.gate.results.first { $0.clause == .agreement })
      #expect(!agreement.isMet)
      #expect(agreement.reason.contains("verdict:amara (false by amara, or true by amara)"))
      let alike = try desk.claims(ClaimFilter(status: judged.claim.status)).map(\.claim.id)
      #expect(alike.contains(claim))
      #expect(try desk.verify().problems.isEmpty)
    }
  }

  @Test func `is left out of agreement, which says so`() throws {
    for (desk, rating) in [(desk, "true"), (laptop, "false")] {
      _ = try desk.rate(claim, Desk.VerdictOffer(rating: rating, evidence: []))
    }
    try meet()
    let agreement = try desk.agreement()
    #expect(agreement["left_out"]?["contested"]?.int == 1)
    #expect(agreement["annotators"]?.int == 1 && agreement["ratings"]?.int == 1)
    let report = try JSONValue(parsing: Array(desk.report(.json, includesAll: true).utf8))
    #expect(report["agreement"]?["contested"]?.int == 1)
    #expect(
      try desk.report(.markdown, includesAll: true).contains("Left out: 1 contested verdict."))
  }

  @Test func `is no contest where both say the same`() throws {
    for desk in [desk, laptop] {
      let cited = try desk.claim(claim).evidence.map(\.id.text)
      _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", evidence: cited))
    }
    try meet()
    #expect(try desk.claim(claim).contested.isEmpty)
    #expect(try desk.claim(claim).status == .agreed)
  }
}

@Suite("A ruling on a verdict that was taken back and brought back")
struct RestoredVerdictTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    let boris = try newsroom.desk("city", of: "boris")
    _ = try desk.offer(.record("budget"), on: claim)
    try boris.rate(claim, "half-true")
  }

  private func isRulingStale() throws -> Bool? { try desk.claim(claim).ruling?.isStale }

  @Test("holds whenever both are back", arguments: 1...3)
  func holdsWhenBothAreBack(times: Int) throws {
    try desk.rate(claim, "half-true")
    try desk.rule(claim, "half-true", because: "Both say so.")
    #expect(try isRulingStale() == false)
    for _ in 0..<times {
      for _ in 0..<2 { _ = try desk.undo() }
      #expect(try desk.claim(claim).ruling == nil)
      for _ in 0..<2 { _ = try desk.redo() }
      #expect(try isRulingStale() == false)
      #expect(try desk.claim(claim).status == .ruled)
    }
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `is stale while the verdict is away, and after another one`() throws {
    let boris = try newsroom.desk("city", of: "boris")
    try desk.rate(claim, "half-true")
    try desk.rule(claim, "half-true", because: "Both say so.")
    _ = try boris.undo()
    #expect(try isRulingStale() == true)
    _ = try boris.redo()
    #expect(try isRulingStale() == false)
    try boris.rate(claim, "false")
    #expect(try isRulingStale() == true)
  }
}
