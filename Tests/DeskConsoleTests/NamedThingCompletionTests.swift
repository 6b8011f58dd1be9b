import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Completion of what has a name")
struct NamedThingCompletionTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
  }

  private func texts(_ line: String) throws -> [String] {
    try amara.console.completion(of: line).candidates.map(\.text)
  }

  @Test mutating func `gives a tag of two words in quotation marks`() throws {
    try amara.type("tag +\"two words\" +plain")
    #expect(try texts("tag -").contains("-\"two words\""))
    try amara.type("next")
    #expect(try texts("tag +tw") == ["+\"two words\""])
    #expect(try texts("tag +pl") == ["+plain"])
  }

  @Test func `gives documents behind in, and origins behind from`() throws {
    let document = try #require(try amara.desk.documents().first)
    try amara.desk.setOrigin("city treasury", kind: "statement", of: document.id)
    #expect(try texts("absent ") == ["in"])
    #expect(try texts("absent in ") == [document.id.short])
    #expect(try texts("evidence supports \"12 million\" from ci") == ["city treasury"])
  }

  @Test mutating func `gives the labels and numbers of unnamed sources`() throws {
    try amara.type("evidence supports \"12 million euros\" unnamed")
    try amara.type("source S1 1 fears for the post access: took part")
    #expect(try texts("source ") == ["S1"])
    #expect(try texts("source S1 ") == ["1"])
    #expect(try texts("source S1 1 fears ac") == ["access:"])
  }
}
