import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Slips at the prompt")
struct SlipTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
  }

  @Test(
    "that look like numbers are no reasons and no names",
    arguments: [
      "accept 3-1", "accept 1-", "reject 1,2 3-2", "open 0", "true 90 [0] The statement.",
      "resolve",
    ])
  func looksLikeNumbers(line: String) throws {
    var amara = amara
    try amara.type("open \(amara.claim().id.text)")
    let before = try amara.desk.digest()
    #expect(throws: ConsoleError.self) { try amara.type(line) }
    #expect(try amara.desk.digest() == before)
  }

  @Test func `say what they are about`() {
    #expect(ConsoleError.notContested("").problem == "Nothing is contested on the claim in hand.")
  }

  @Test mutating func `in a sentence's number leave the one in hand before the person`() throws {
    let start = try amara.type("cover")
    let first = try #require(start.last { !$0.isEmpty })
    let after = try amara.type("exempt 3 a wish")
    #expect(after.last { !$0.isEmpty } == first)
  }
}
