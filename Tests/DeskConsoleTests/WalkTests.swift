import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("The walk through the claims")
struct WalkTests {
  let room: ReviewRoom
  let desk: Desk
  let document: DocumentID

  init() throws {
    room = try ReviewRoom()
    desk = try room.desk("amara")
    document = try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: desk)
    for words in [ReviewRoom.approval, ReviewRoom.cost, ReviewRoom.cars] {
      _ = try desk.addClaim(words: words, in: document)
    }
  }

  @Test func `goes in order of document and place, and back`() throws {
    var amara = try Sitting(desk)
    let walk = try desk.walk()
    #expect(walk.count >= 3)
    for (number, claim) in walk.enumerated() {
      let heading = try #require(try amara.type("next").first)
      #expect(heading.hasPrefix("\(claim.short)  \(number + 1)/\(walk.count)"))
      #expect(amara.console.prompt == "stet \(number + 1)/\(walk.count)> ")
    }
    #expect(try amara.read("next").hasPrefix("That was the last claim"))
    for claim in walk.dropLast().reversed() {
      #expect(try amara.type("prev").first?.hasPrefix(claim.short) ?? false)
    }
    #expect(try amara.type("prev") == ["That is the first claim."])
  }

  @Test func `opens a claim by name, its beginning, or its number`() throws {
    var amara = try Sitting(desk)
    let claim = try desk.walk()[1]
    for name in [claim.text, claim.short, "2"] {
      #expect(try amara.type("open \(name)").first?.hasPrefix(claim.short) ?? false)
    }
  }

  @Test func `moves on after a verdict and a rejection, to what waits for the person`() throws {
    var amara = try Sitting(desk)
    let walk = try desk.walk()
    try amara.type("next")
    #expect(try amara.read("true 90 seen with my own eyes").contains("\(walk[1].short) 2/"))
    // The rejected claim leaves the walk and keeps its number.
    #expect(try amara.read("reject no fact").contains("\(walk[2].short) 3/"))
    #expect(try desk.claim(walk[1]).status == .rejected)
    #expect(try desk.claim(walk[1]).decision?.because == "no fact")
    #expect(try !desk.walk().contains(walk[1]))
  }

  @Test func `stays with an accepted claim, which waits for a verdict, until accepted again`()
    throws
  {
    var amara = try Sitting(desk)
    let claim = try #require(try desk.candidatesByWorth().first).claim
    try amara.type("open \(claim.text)")
    #expect(try amara.read("accept").hasPrefix("accepted \(claim.short)"))
    #expect(try desk.claim(claim).status == .open)
    #expect(try amara.claim().id == claim)
    try amara.type("accept")
    #expect(try amara.claim().id != claim)
  }

  @Test func `ends when nothing waits, and says so`() throws {
    var amara = try Sitting(desk)
    let count = try desk.walk().count
    for _ in 1..<count { try amara.type("unproven") }
    #expect(try amara.read("unproven").contains("Nothing else waits for you"))
    #expect(try desk.nextWaiting(after: nil) == nil)
  }

  @Test func `starts with the first claim that waits, also without an opening card`() throws {
    var first = try Sitting(desk)
    try first.type("true 80")
    let walk = try desk.walk()
    #expect(try desk.claim(walk[0]).verdicts.count == 1)
    var second = try Sitting(desk)
    #expect(try second.type("next").first?.hasPrefix(walk[1].short) ?? false)
  }

  @Test func `shows the work of another prompt at the next command`() throws {
    var amara = try Sitting(desk)
    var boris = try Sitting(try room.desk("boris"))
    try amara.type("open 1")
    try boris.type("open 1")
    try boris.type("note seen by Boris")
    #expect(try amara.read("show").contains("seen by Boris — boris"))
    try boris.type("reject")
    #expect(try amara.type("show").first?.contains("rejected") ?? false)
    #expect(try !amara.type("next").isEmpty)
  }
}
