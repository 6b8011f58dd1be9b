import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("Claims that are said to be one, at the prompt")
struct JoiningTests {
  let room: ReviewRoom
  var amara: Sitting
  let other: ClaimID

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    let document = try #require(try amara.desk.documents().first).id
    other = try amara.desk.addClaim(words: ReviewRoom.cars, in: document)
  }

  @Test mutating func `are named on both cards, until they are parted`() throws {
    let id = try amara.claim().id
    let said = try amara.read("same \(other.short)")
    #expect(said.hasPrefix("\(id.short) is the same as \(other.short): the first cars"))
    #expect(try amara.read("show").contains("same as \(other.short)"))
    #expect(try amara.read("open \(other.text)").contains("same as \(id.short)"))
    #expect(try amara.read("same not \(id.short)").contains("is not the same as \(id.short)"))
    #expect(try amara.read("show").contains("same as") == false)
    try amara.type("undo")
    #expect(try amara.read("show").contains("same as \(id.short)"))
  }

  @Test mutating func `are called by their numbers too`() throws {
    let number = try amara.type("open \(other.text)").first?.split(separator: " ")[1]
      .split(separator: "/").first
    try amara.type("open 1")
    let first = try amara.claim().id
    try #require(first != other)
    try amara.type("same \(try #require(number))")
    #expect(try amara.desk.claim(first).sameAs == [other])
  }

  @Test mutating func `are completed: any claim, and for not those that are said to be one`() throws
  {
    try amara.type("same \(other.short)")
    #expect(try amara.console.completion(of: "same n").candidates.map(\.text) == ["not"])
    #expect(
      try amara.console.completion(of: "same not ").candidates.map(\.text) == [other.short])
    #expect(
      try amara.console.completion(of: "same \(other.short.prefix(4))").candidates.map(\.text)
        == [other.short])
  }
}
