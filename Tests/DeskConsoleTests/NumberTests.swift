import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("The numbers of claims at the prompt")
struct NumberTests {
  let room: ReviewRoom
  let desk: Desk
  let walk: [ClaimID]
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    desk = try room.desk("amara")
    let document = try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: desk)
    for words in [ReviewRoom.approval, ReviewRoom.cost, ReviewRoom.cars] {
      _ = try desk.addClaim(words: words, in: document)
    }
    walk = try desk.walk()
    amara = try Sitting(desk)
  }

  private mutating func heading(_ line: String) throws -> String? { try amara.type(line).first }

  @Test mutating func `stay where they are after decisions, undo and redo`() throws {
    let headings = walk.enumerated().map { "\($1.short)  \($0 + 1)/\(walk.count)" }
    func areAllThere() throws {
      for (number, expected) in headings.enumerated() {
        #expect(try heading("open \(number + 1)")?.hasPrefix(expected) ?? false)
      }
    }
    try areAllThere()
    for line in ["reject no fact", "accept", "reject", "undo", "redo", "rule nothing no fact"] {
      try amara.type("open 2")
      try amara.type(line)
      try areAllThere()
    }
  }

  @Test mutating func `are on the card that a rejection brings up`() throws {
    try amara.type("open 1")
    #expect(try amara.read("reject no fact").contains("\(walk[1].short) 2/\(walk.count)"))
    #expect(try amara.read("next").hasPrefix("\(walk[2].short) 3/\(walk.count)"))
    #expect(try amara.read("prev").hasPrefix("\(walk[1].short) 2/\(walk.count)"))
  }

  @Test mutating func `are told to have moved when claims come, and mean what was shown till then`()
    throws
  {
    let second = try heading("open 2")
    let other = try room.desk("boris")
    _ = try room.takeIn(ReviewRoom.gazette, outlet: "Gazette", on: other)
    let come = try other.walk().count - walk.count
    #expect(come > 0)
    #expect(try amara.read("note seen").contains("numbers \(come) claim"))
    #expect(try amara.read("note again").contains("have come") == false)
    let now = try heading("open \(walk[1].text)")
    #expect(now?.hasSuffix("/\(walk.count + come)  open") ?? false)
    #expect(now?.hasPrefix(try #require(second?.split(separator: " ").first)) ?? false)
  }

  @Test mutating func `leave out what was rejected before`() throws {
    try desk.decide(walk[0], .rejected, because: "no fact")
    var later = try Sitting(desk)
    #expect(try later.read("open 1").hasPrefix("\(walk[1].short) 1/\(walk.count - 1)"))
    #expect(try later.read("open \(walk[0].text)").hasPrefix("\(walk[0].short) rejected"))
  }
}
