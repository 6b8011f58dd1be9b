import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A merge after which claims are no longer verified")
struct LostVerificationTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let other: Desk
  private let claim: ClaimID

  /// A verified claim that somebody else has on a desk of their own.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithVerdicts()
    other = try newsroom.desk("other", of: "chen")
    try newsroom.pass(from: desk, to: other)
    #expect(try desk.judged(claim).isVerified)
  }

  @Test func `names them, how they stand now and what is not met`() throws {
    for (act, told) in [
      ({ try other.decide(claim, .retracted, because: "Corrected.") }, "retracted"),
      ({ _ = try other.undo() }, nil),
      ({ _ = try other.ask("Which year?", to: "", about: claim) }, "agreed; not met: queries"),
    ] as [(() throws -> Void, String?)] {
      try act()
      let lost = try newsroom.pass(from: other, to: desk)
      #expect(lost.unverified.map(\.phrase) == [told].compactMap(\.self))
      #expect(lost.unverified.allSatisfy { $0.claim == claim } && !lost.isPartlyJudged)
    }
    #expect(try newsroom.pass(from: other, to: desk).unverified.isEmpty)
  }

  @Test func `names them where what is said of a document takes them off`() throws {
    for one in [desk, other] {
      _ = try one.ingest(newsroom.write(Newsroom.article, to: "tram.txt"))
    }
    let url = try #require(try desk.claim(claim).evidence.first?.url)
    _ = try other.ingest(
      newsroom.file("tram.txt"), details: Desk.DocumentDetails(url: url), instead: true)
    let lost = try newsroom.pass(from: other, to: desk)
    #expect(lost.unverified.map(\.claim) == [claim])
    #expect(try desk.judged(claim).gate.unmet.map(\.clause) == [.evidence])
  }

  @Test func `names none that was not verified before, or is still`() throws {
    let open = try desk.addClaim(wording: "Rents rose.")
    try newsroom.pass(from: desk, to: other)
    try other.decide(open, .rejected)
    _ = try other.addNote("Seen.", to: claim)
    #expect(try newsroom.pass(from: other, to: desk).unverified.isEmpty)
    #expect(try desk.judged(claim).isVerified)
  }

  @Test func `names them too where the policy asks for one verdict only`() throws {
    _ = try desk.setPolicy(try Policy(text: "policy: small\nblind-verdicts: 1\n"))
    let single = try desk.addClaim(wording: "Rents rose.")
    let evidence = try desk.offer(.record("register", isPrimary: true), on: single)
    _ = try desk.rate(single, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
    #expect(try desk.judged(single).isVerified)
    try newsroom.pass(from: desk, to: other)
    try other.rate(single, "false")
    let lost = try newsroom.pass(from: other, to: desk).unverified
    #expect(lost.map(\.claim) == [single] && lost.map(\.status) == [.disputed])
  }

  @Test
  func
    `names them where another rating stands now on what is said to be the same, by way of others`()
    throws
  {
    let between = try desk.addClaim(wording: "It costs 40 million.")
    let last = try desk.addClaim(wording: "The price is 40 million.")
    try desk.join(claim, with: between)
    try desk.join(between, with: last)
    #expect(try desk.judged(claim).isVerified)
    try newsroom.pass(from: desk, to: other)
    try other.rate(last, "false")
    try newsroom.desk("other", of: "dana").rate(last, "false")
    let lost = try newsroom.pass(from: other, to: desk)
    #expect(lost.unverified.map(\.phrase) == ["agreed; not met: agreement"])
    #expect(lost.unverified.map(\.claim) == [claim])
  }

  @Test func `names them beforehand in a trial, which changes nothing`() throws {
    try other.decide(claim, .rejected)
    _ = try other.share(to: newsroom.file("other.jsonl"))
    let trial = try desk.merge([newsroom.file("other.jsonl")], isDryRun: true)
    #expect(trial.unverified.map(\.status) == [.rejected])
    #expect(try desk.judged(claim).isVerified)
  }

  @Test func `names none to somebody who has still to rate it blind`() throws {
    _ = try other.ask("Which year?", to: "", about: claim)
    let dora = try newsroom.desk(of: "dora")
    let report = try newsroom.pass(from: other, to: dora)
    let named = try dora.unverifiedToName(report)
    #expect(report.unverified.count == 1)
    #expect(named.named.isEmpty && named.hidden == 1)
    #expect(try desk.unverifiedToName(report).named.map(\.claim) == [claim])
  }
}
