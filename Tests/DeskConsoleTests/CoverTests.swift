import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("Covering an article at the prompt")
struct CoverTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
  }

  private func counts() throws -> [Int] {
    let document = try #require(try amara.desk.documents().first).id
    let coverage = try amara.desk.coverage(of: document).coverage
    return [.ticked, .exempt, .open].map { coverage.count($0) }
  }

  @Test mutating func `goes through what is open, one short line a sentence`() throws {
    let first = try amara.read("cover")
    #expect(first.contains("5 sentences: 1 ticked, 0 exempt, 4 open"))
    #expect(first.contains("open Council approves bridge over the harbour"))
    #expect(first.contains("after · The council approved the new bridge on Monday."))
    let exempt = try amara.read("exempt a headline")
    #expect(exempt.hasPrefix("exempt 1 “Council approves bridge over the harbour”: a headline"))
    #expect(exempt.contains("open The council approved"))
    let ticked = try amara.read("tick")
    #expect(ticked.hasPrefix("ticked 2 “The council approved the new bridge on…” "))
    #expect(ticked.contains("sentence 4/5 body 2 open"))
    #expect(try amara.read("skip").contains("open The bridge replaces a ferry"))
    let last = try amara.read("claim \"a ferry that carried 900 cars a day\"")
    #expect(last.contains("waits for verdicts"))
    #expect(last.contains("Nothing else is open: 5 sentences: 3 ticked, 1 exempt, 1 open"))
    #expect(try counts() == [3, 1, 1])
  }

  @Test mutating func `does the last decision again on the next sentence`() throws {
    try amara.type("cover")
    try amara.type("exempt no fact")
    #expect(try amara.read("again").contains("again: exempt no fact"))
    try amara.type("tick")
    #expect(try amara.read("again").contains("again: tick"))
    #expect(try counts() == [3, 2, 0])
  }

  @Test mutating func `decides by number too, and opens again`() throws {
    try amara.type("cover")
    try amara.type("tick 1-2,5")
    try amara.type("exempt 4 because it is a promise")
    #expect(try counts() == [4, 1, 0])
    try amara.type("cover reopen 4 5")
    #expect(try counts() == [3, 0, 2])
    #expect(throws: ConsoleError.nothingToRepeat) { try amara.type("again") }
    #expect(throws: DeskError.self) { try amara.type("tick 4 77") }
    #expect(try counts() == [3, 0, 2])
  }

  @Test mutating func `goes back to a sentence when its tick is taken back`() throws {
    try amara.type("cover")
    try amara.type("tick")
    let reply = try amara.read("undo")
    #expect(reply.contains("open Council approves bridge over the harbour"))
    #expect(try counts() == [1, 0, 4])
    try amara.type("redo")
    #expect(try counts() == [2, 0, 3])
  }

  @Test mutating func `prints the article with the ticks in the margin`() throws {
    try amara.type("cover")
    try amara.type("exempt a headline")
    let page = try amara.type("cover show")
    #expect(page.contains { $0.hasPrefix("–   1  Council approves bridge over the harbour") })
    #expect(page.contains { $0.hasPrefix("·   2  The council approved") })
    #expect(page.contains { $0.hasPrefix("✓   3  It will cost 12 million euros") })
    #expect(page.joined(separator: " ").flowing.contains("[amara: a headline]"))
  }

  @Test mutating func `says so when no document is covered or no sentence is in hand`() throws {
    for line in ["tick", "exempt", "claim", "skip", "cover reopen 1"] {
      #expect(throws: ConsoleError.notCovering) { try amara.type(line) }
    }
    try amara.type("cover")
    try amara.type("tick 1-5")
    for line in ["tick", "exempt", "claim", "skip"] {
      #expect(throws: ConsoleError.noSentenceInHand) { try amara.type(line) }
    }
    #expect(throws: (any Error).self) { try amara.type("cover nowhere") }
    #expect(throws: (any Error).self) { try amara.type("cover reopen") }
    let bare = try amara.desk.addClaim(wording: "The bridge is blue.")
    var other = try Sitting(amara.desk)
    try other.type("open \(bare.text)")
    #expect(throws: ConsoleError.self) { try other.type("cover") }
  }
}
