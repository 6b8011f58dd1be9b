import ClaimModel
import EditorialDesk
import Testing

@Suite("Two who accept one candidate")
struct ProposalConflictTests {
  private let newsroom: Newsroom
  private let amara: Desk
  private let boris: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (amara, claim) = try newsroom.deskWithClaim("hers", of: "amara")
    (boris, _) = try newsroom.deskWithClaim("his", of: "boris")
  }

  private func conflict() throws -> Desk.Conflict? {
    try amara.conflicts(of: [claim.text]).first
  }

  private func addChannel(_ desk: Desk, _ channel: String) throws {
    var attribution = try #require(try desk.claim(claim).attribution)
    attribution.channel = channel
    try desk.attribute(claim, to: attribution)
  }

  @Test func `contest nothing`() throws {
    try newsroom.pass(from: boris, to: amara)
    #expect(try conflict() == nil)
  }

  @Test func `have a plain choice where one of them went beyond the extractor's proposal`() throws {
    try addChannel(amara, "interview")
    try newsroom.pass(from: boris, to: amara)
    let found = try #require(try conflict())
    let choice = try #require(found.plainChoice)
    #expect(found.heads[choice - 1].by.name == "amara")
    #expect(found.heads[2 - choice].isProposal)
    #expect(
      found.authorPhrase(of: found.heads[2 - choice])
        == "proposed by the extractor, accepted by boris, 2026-03-01 09:00")
    _ = try amara.resolve(claim.text, Facet(.attribution), choosing: choice)
    #expect(try amara.claim(claim).attribution?.channel == "interview")
    #expect(try conflict() == nil)
  }

  @Test func `have none where both did, nor where somebody typed what was proposed`() throws {
    try addChannel(amara, "interview")
    try addChannel(boris, "statement")
    try newsroom.pass(from: boris, to: amara)
    #expect(try conflict()?.plainChoice == nil)
    _ = try boris.undo()
    let proposed = try #require(try boris.claim(claim).attribution)
    try addChannel(boris, "statement")
    try boris.attribute(claim, to: proposed)
    try newsroom.pass(from: boris, to: amara)
    #expect(try conflict()?.plainChoice == nil)
  }
}
