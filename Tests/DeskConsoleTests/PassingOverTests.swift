import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Undoing where somebody has built on it")
struct PassingOverTests {
  let room: ReviewRoom
  var amara: Sitting

  /// Amara tags a claim and asks about it; Boris answers.
  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    try amara.type("tag +bridge")
    try amara.type("query Which treasury?")
    let asked = try amara.claim().queries.first
    let query = try #require(asked)
    _ = try room.desk("boris").answer(query.id.text, with: "The city's.")
  }

  @Test mutating func `stops, and says why and what would be next`() throws {
    let reply = try amara.read("undo")
    #expect(reply.contains("Your latest act (query: Which treasury?) is not taken back"))
    #expect(reply.contains("boris has answered the query since: it stays."))
    #expect(reply.contains("next `undo` once more takes back the tag: bridge added"))
    #expect(try amara.claim().tags == ["bridge"])
  }

  @Test mutating func `goes on when it is said once more, and does not stop there again`() throws {
    try amara.type("undo")
    #expect(try amara.read("undo").contains("took back the tag: bridge added"))
    #expect(try amara.claim().tags.isEmpty)
    #expect(try amara.read("redo").contains("brought back the tag: bridge added"))
    #expect(try amara.read("undo").contains("took back the tag: bridge added"))
  }

  @Test mutating func `goes on at once with a word, and stops anew after a restart`() throws {
    try amara.type("undo")
    var later = try Sitting(room.desk("amara"))
    #expect(try later.read("undo").contains("is not taken back"))
    #expect(throws: ConsoleError.self) { try later.type("undo further on") }
    #expect(try amara.read("undo further").contains("took back the tag: bridge added"))
  }

  @Test mutating func `takes back what was done after it without a stop`() throws {
    try amara.type("note A remark.")
    #expect(try amara.read("undo").contains("took back the note: A remark."))
    #expect(try amara.read("undo").contains("is not taken back"))
  }
}
