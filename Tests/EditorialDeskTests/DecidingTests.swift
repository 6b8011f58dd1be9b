import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Deciding about a candidate")
struct DecidingTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  @Test func `makes it a claim with the attribution that was proposed`() throws {
    let (desk, id) = try newsroom.deskWithCandidate()
    let candidate = try desk.claim(id)
    #expect(candidate.status == .candidate)
    try desk.decide(id, .accepted)
    let claim = try desk.claim(id)
    #expect(claim.status == .open)
    #expect(claim.wording == candidate.wording)
    #expect(claim.attribution == candidate.attribution)
    #expect(claim.attribution?.speaker != nil)
    #expect(claim.appearances == candidate.appearances)
    #expect(claim.decision?.by.name == "amara")
  }

  @Test func `writes nothing when it was decided so before`() throws {
    let (desk, id) = try newsroom.deskWithClaim()
    let digest = try desk.digest()
    try desk.decide(id, .accepted)
    #expect(try desk.digest() == digest)
  }

  @Test func `keeps the reason that was given`() throws {
    let (desk, id) = try newsroom.deskWithCandidate()
    try desk.decide(id, .rejected, because: "An opinion.")
    #expect(try desk.claim(id).status == .rejected)
    #expect(try desk.claim(id).decision?.because == "An opinion.")
    let kinds = try desk.history(of: id.text).map(\.kind)
    #expect(kinds == ["claim.add", "claim.decide"])
  }

  @Test func `takes it off the list of candidates, and extracting anew does not bring it back`()
    throws
  {
    let (desk, id) = try newsroom.deskWithCandidate()
    let before = try desk.candidatesByWorth().count
    try desk.decide(id, .rejected)
    #expect(try desk.candidatesByWorth().count == before - 1)
    _ = try desk.extract(#require(desk.documents().first).id)
    #expect(try desk.candidatesByWorth().count == before - 1)
  }

  @Test func `comes with the first verdict on it`() throws {
    let (desk, id) = try newsroom.deskWithCandidate()
    try desk.rate(id, "true")
    #expect(try desk.claim(id).decision?.outcome == .accepted)
    #expect(try desk.claim(id).verdicts.map(\.rating) == ["true"])
  }

  @Test(
    "is contested by nobody who decides the same on another desk",
    arguments: [Decision.Outcome.accepted, .rejected])
  func writesEqualContents(outcome: Decision.Outcome) throws {
    let (amara, id) = try newsroom.deskWithCandidate("amara", of: "amara")
    let (boris, same) = try newsroom.deskWithCandidate("boris", of: "boris")
    #expect(id == same)
    try amara.decide(id, outcome)
    try boris.decide(id, outcome)
    #expect(try amara.digest() != boris.digest())
    #expect(try amara.stateDigest() != Desk.open(at: newsroom.desk("new").path).stateDigest())
    let report = try newsroom.pass(from: boris, to: amara)
    #expect(report.contested.isEmpty)
    try newsroom.pass(from: amara, to: boris)
    #expect(try amara.digest() == boris.digest())
    #expect(try amara.stateDigest() == boris.stateDigest())
    #expect(try amara.claim(id) == boris.claim(id))
  }

  @Test func `is contested by somebody who decides otherwise, until one knows both`() throws {
    let (amara, id) = try newsroom.deskWithCandidate("amara", of: "amara")
    let (boris, _) = try newsroom.deskWithCandidate("boris", of: "boris")
    try amara.decide(id, .accepted)
    try boris.decide(id, .rejected)
    #expect(try newsroom.pass(from: boris, to: amara).contested.map(\.facet) == [Facet(.decision)])
    try amara.decide(id, .accepted)
    #expect(try amara.conflicts().isEmpty)
    #expect(try newsroom.pass(from: amara, to: boris).contested.isEmpty)
    #expect(try boris.claim(id).status == .open)
  }

  // MARK: What is refused

  @Test func `needs a claim that is there`() throws {
    let (desk, _) = try newsroom.deskWithCandidate()
    let unknown = try #require(ClaimID(String(repeating: "A", count: 32)))
    let works: [() throws -> Void] = [
      { try desk.decide(unknown, .accepted) }, { try desk.rate(unknown, "true") },
      { try desk.reword(unknown, to: "Trams ran.") },
      { try desk.tag(unknown, adding: ["a"], removing: []) },
      { _ = try desk.addNote("a", to: unknown) }, { _ = try desk.claim(unknown) },
    ]
    for work in works {
      let refusal = try desk.expectRefusal(work)
      #expect(refusal as? DeskError == .unknownName(unknown.text, kind: "claim"))
    }
  }

  @Test func `needs so much of the name that only one is meant`() throws {
    let desk = try newsroom.desk()
    var byFirst: [Character: ClaimID] = [:]
    var clash: (ClaimID, ClaimID)?
    while clash == nil {
      let claim = try desk.addClaim(wording: "Tram \(byFirst.count)")
      let first = try #require(claim.text.first)
      clash = byFirst[first].map { ($0, claim) }
      byFirst[first] = claim
    }
    let (one, other) = try #require(clash)
    let refusal = try desk.expectRefusal { _ = try desk.claimID(String(one.text.prefix(1))) }
    guard case .ambiguousName(_, kind: "claim", let matches) = refusal as? DeskError else {
      Issue.record("refused otherwise: \(String(describing: refusal))")
      return
    }
    #expect(matches.count == 2)
    #expect(try desk.claimID(one.text) == one)
    #expect(try desk.claimID(String(other.text.prefix(20))) == other)
    for name in ["", "*", "'", "%", "\(one.text)x"] {
      let refusal = try desk.expectRefusal { _ = try desk.claimID(name) }
      #expect(refusal as? DeskError == .unknownName(name, kind: "claim"))
    }
  }

  @Test func `needs words that stand in one place`() throws {
    let desk = try newsroom.desk()
    let document = try desk.ingest(newsroom.write(Newsroom.article, to: "tram.txt")).document.id
    let missing = try desk.expectRefusal {
      _ = try desk.addClaim(words: "The line is closed.", in: document)
    }
    #expect(
      missing as? DeskError
        == .wordsNotFound("The line is closed.", where: "Document \(document.short)"))
    let claim = try desk.addClaim(wording: "The line is closed.")
    let nowhere = try desk.expectRefusal {
      _ = try desk.offer(
        .init(stance: .supports, source: .words("The line is closed.", in: nil)), on: claim)
    }
    #expect(nowhere?.problem == "No document here has the words 'The line is closed.'.")
    let often = try desk.expectRefusal { _ = try desk.addClaim(words: "the line", in: document) }
    guard case .wordsFoundOften("the line", let count) = often as? DeskError else {
      Issue.record("refused otherwise: \(String(describing: often))")
      return
    }
    #expect(count > 1)
    for blank in ["", " \n"] {
      _ = try desk.expectRefusal { _ = try desk.addClaim(wording: blank) }
    }
  }
}
