import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

/// Two people at prompts of one desk.
@Suite("Two prompts on one desk")
struct AtOnceTests {
  let room: ReviewRoom
  var amara: Sitting
  var boris: Sitting
  let claim: ClaimID

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    claim = try amara.claim().id
    boris = try Sitting(try room.desk("boris"))
    try boris.type("open \(claim.text)")
  }

  /// What is contested on the claim.
  private func contested() throws -> [String] {
    try amara.desk.conflicts(of: [claim.text]).map(\.facet.text)
  }

  @Test mutating func `see at their next command what the other did`() throws {
    try boris.type("note Ask the port office.")
    try boris.type("evidence refutes https://example.org/roads")
    let card = try amara.read("show")
    #expect(card.contains("Ask the port office."))
    #expect(card.contains("refutes"))
  }

  @Test(arguments: [
    ("reword The price is 12 million.", "reword It costs 12 million.", "wording"),
    ("attribute Jon Birk", "attribute the treasury", "attribution"),
    ("reject too vague", "reject an opinion", "decision"),
  ])
  mutating func `overwrite nothing that the writer has not seen`(
    first: String, second: String, facet: String
  ) throws {
    try boris.type(first)
    let reply = try amara.read(second)
    #expect(try contested() == [facet])
    #expect(reply.contains("somebody else wrote \(facet)"))
    #expect(try amara.desk.conflicts(of: [claim.text]).first?.heads.count == 2)
  }

  @Test mutating func `contest nothing where both wrote the same`() throws {
    try boris.type("reword The price is 12 million.")
    let reply = try amara.read("reword The price is 12 million.")
    #expect(try contested().isEmpty)
    #expect(!reply.contains("contested"))
  }

  @Test mutating func `replace what the writer has seen`() throws {
    try boris.type("reword The price is 12 million.")
    try amara.type("show")
    let reply = try amara.read("reword It costs 12 million.")
    #expect(try contested().isEmpty)
    #expect(!reply.contains("contested"))
    #expect(try amara.desk.claim(claim).wording == "It costs 12 million.")
    // Each goes on with what they wrote themselves.
    try amara.type("reword It costs 12 million euros.")
    #expect(try contested().isEmpty)
  }

  @Test mutating func `end what is contested by a look and a word`() throws {
    try boris.type("reword The price is 12 million.")
    try amara.type("reword It costs 12 million.")
    #expect(try contested() == ["wording"])
    try amara.type("show")
    try amara.type("reword It costs 12 million euros.")
    #expect(try contested().isEmpty)
  }

  @Test mutating func `choose no side of which they have not seen all`() throws {
    var chen = try Sitting(try room.desk("chen"))
    try chen.type("open \(claim.text)")
    try boris.type("reword The price is 12 million.")
    try amara.type("reword It costs 12 million.")
    try amara.type("conflicts")
    try chen.type("reword Twelve million.")
    #expect(throws: DeskError.self) { try amara.type("resolve wording 1") }
    #expect(try contested() == ["wording"])
    try amara.type("conflicts")
    try amara.type("resolve wording 1")
    #expect(try contested().isEmpty)
  }

  @Test mutating func `give rulings that stand beside one not seen`() throws {
    try boris.type("true 90 seen the ledger")
    try amara.type("open \(claim.text)")
    try amara.type("false 80 seen another")
    try boris.type("open \(claim.text)")
    try amara.type("open \(claim.text)")
    try boris.type("rule true the ledger is newer")
    #expect(try amara.read("rule false the ledger is older").contains("somebody else wrote ruling"))
    #expect(try contested() == ["ruling"])
  }
}
