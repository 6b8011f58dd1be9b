import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("What is easily typed by mistake")
struct MishapTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara", at: ReviewRoom.cost)
  }

  private mutating func refusal(_ line: String) throws -> String {
    let error = #expect(throws: (any Error).self) { try amara.type(line) }
    let told = try #require(error as? any ActionableError)
    return Console.told(told).flowing
  }

  @Test mutating func `a second reject spares a claim that came into hand by itself`() throws {
    let desk = amara.desk
    let document = try #require(try desk.documents().first).id
    let next = try desk.addClaim(words: ReviewRoom.cars, in: document)
    for claim in try desk.walk() where ![next, try amara.claim().id].contains(claim) {
      try desk.decide(claim, .rejected)
    }
    try amara.type("open \(try desk.walk()[0].text)")
    try amara.type("reject no fact")
    #expect(try refusal("reject").contains("\(next.short) was accepted as a claim, and came into"))
    #expect(try desk.claim(next).status == .open)
    try amara.type("show")
    try amara.type("reject")
    #expect(try desk.claim(next).status == .rejected)
  }

  @Test mutating func `publish on a candidate says to accept it first`() throws {
    let candidate = try #require(try amara.desk.candidatesByWorth().first).claim
    try amara.type("open \(candidate.text)")
    let told = try refusal("publish https://news.example/checks/1")
    #expect(told.contains("\(candidate.short) is a candidate, and only a claim can go out."))
    #expect(told.contains("accept it first, with `accept`"))
    #expect(try amara.desk.claim(candidate).status == .candidate)
  }

  @Test mutating func `a correction of nothing wants to be explained`() throws {
    try amara.type("publish https://news.example/checks/1")
    #expect(try refusal("publish factual").contains("What stands is what went out in version 1"))
    #expect(try refusal("publish factual").contains("`publish KIND WHY`"))
    #expect(try amara.read("publish minor a typing error").contains("version 2, minor"))
  }

  @Test(arguments: [20, 40, 60, 100, 200])
  mutating func `a card breaks no word at the window's edge`(width: Int) throws {
    amara.console.width = width
    let card = try amara.type("show")
    let kept = min(max(width, 40), 100)
    #expect(card.allSatisfy { $0.unicodeScalars.count <= kept - 2 })
    let error = #expect(throws: ConsoleError.self) {
      try amara.type("conflicts of all people here")
    }
    let told = amara.console.fitted(try #require(error)).split(separator: "\n")
    #expect(told.allSatisfy { $0.unicodeScalars.count <= kept - 2 })
    #expect(told.joined(separator: " ").flowing == Console.told(try #require(error)).flowing)
    let words = Set("It will cost 12 million euros".split(separator: " ").map(String.init))
    let shown = card.flatMap { $0.split(separator: " ").map(String.init) }
    #expect(words.isSubset(of: shown))
  }

  @Test mutating func `undo goes back to the sentence that it opened again`() throws {
    try amara.type("cover")
    try amara.type("skip")
    try amara.type("tick")
    try amara.type("skip")
    let back = try amara.read("undo")
    #expect(back.contains("sentence 2/5"))
  }
}
