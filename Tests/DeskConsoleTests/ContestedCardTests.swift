import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("A card of what two have accepted")
struct ContestedCardTests {
  let room: ReviewRoom
  var amara: Sitting
  let claim: ClaimID

  /// Amara says more of where a candidate comes from; Boris, on a desk of his own, has only accepted it.
  init() throws {
    room = try ReviewRoom()
    let (hers, his) = (try room.desk("amara"), try room.desk("boris", file: "his.stet"))
    for desk in [hers, his] {
      _ = try room.takeIn(ReviewRoom.gazette, outlet: "Gazette", on: desk)
    }
    let found = try hers.walk().first { try hers.claim($0).attribution?.speaker != nil }
    claim = try #require(found)
    try his.decide(claim, .accepted)
    _ = try his.share(to: room.file("his.jsonl"))
    amara = try Sitting(hers)
    try amara.type("open \(claim.text)")
    try amara.type("attribute Jon Birk, by interview")
    try amara.type("merge \(room.file("his.jsonl"))")
  }

  @Test mutating func `says whose side is the extractor's, and that one word ends it`() throws {
    let card = try amara.read("show")
    #expect(card.contains("amara changed what the extractor had proposed and boris accepted"))
    #expect(card.contains("`resolve` takes amara's, `conflicts` shows both"))
    let sides = try amara.read("conflicts")
    #expect(
      sides.contains("proposed by the extractor, accepted by boris, 2026-03-01 09:00: Jon Birk"))
    #expect(sides.contains("amara, 2026-03-01 09:00: Jon Birk, by interview"))
    #expect(try amara.read("resolve") == "attribution: Jon Birk, by interview stands")
    #expect(try amara.desk.claim(claim).attribution?.channel == "interview")
    #expect(try amara.desk.claim(claim).contested.isEmpty)
  }

  @Test mutating func `can be resolved again after an undo, by the same word`() throws {
    try amara.type("show")
    try amara.type("resolve")
    #expect(try amara.read("undo").contains("attribution is contested again: "))
    #expect(try amara.read("resolve") == "attribution: Jon Birk, by interview stands")
  }

  @Test mutating func `wants a number where no side stands out`() throws {
    try amara.type("attribute Jon Birk")
    try amara.type("conflicts")
    try amara.type("resolve attribution 1")
    #expect(throws: ConsoleError.self) { try amara.type("resolve") }
  }
}
