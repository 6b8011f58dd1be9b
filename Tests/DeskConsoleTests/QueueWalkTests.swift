import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("Walking a chosen queue")
struct QueueWalkTests {
  let room: ReviewRoom
  var amara: Sitting
  let claims: [ClaimID]

  init() throws {
    room = try ReviewRoom()
    let desk = try room.desk("amara")
    let document = try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: desk)
    claims = try [ReviewRoom.approval, ReviewRoom.cost, ReviewRoom.cars].map {
      try desk.addClaim(words: $0, in: document)
    }
    let boris = try room.desk("boris")
    for claim in [claims[0], claims[2]] {
      for (person, rating) in [(desk, "true"), (boris, "false")] {
        _ = try person.rate(claim, Desk.VerdictOffer(rating: rating))
      }
    }
    amara = try Sitting(desk)
  }

  @Test mutating func `next and prev stay within it`() throws {
    #expect(try amara.read("queue disputed").hasPrefix("disputed, to rule on: 2"))
    #expect(amara.console.prompt.hasPrefix("stet disputed "))
    #expect(try amara.type("next").first?.hasPrefix(claims[0].short) ?? false)
    #expect(try amara.type("next").first?.hasPrefix(claims[2].short) ?? false)
    #expect(try amara.read("next").contains("That was the last of the queue 'disputed'"))
    #expect(try amara.type("prev").first?.hasPrefix(claims[0].short) ?? false)
    #expect(try amara.read("prev").contains("the first of the queue 'disputed'"))
  }

  @Test mutating func `a decision goes on to the next of it`() throws {
    try amara.type("queue disp")
    try amara.type("next")
    #expect(try amara.read("rule true The minutes say so.").contains(claims[2].short))
    #expect(try amara.read("rule true So says the port.").contains("'disputed' is empty now"))
    #expect(try amara.read("queue disputed").contains("Nothing waits there"))
    #expect(!amara.console.prompt.contains("disputed"))
  }

  @Test mutating func `prev goes back to the claim that was decided, though it has left the queue`()
    throws
  {
    try amara.type("queue disp")
    try amara.type("next")
    #expect(try amara.read("rule true The minutes say so.").contains(claims[2].short))
    #expect(try amara.type("prev").first?.hasPrefix("\(claims[0].short)  ") ?? false)
    #expect(try amara.read("prev").contains("the first of the queue 'disputed'"))
    #expect(try amara.type("next").first?.hasPrefix(claims[2].short) ?? false)
    // The last of them too, behind which nothing comes.
    #expect(try amara.read("rule true So says the port.").contains("'disputed' is empty now"))
    #expect(try amara.type("prev").first?.hasPrefix(claims[2].short) ?? false)
    #expect(try amara.type("prev").first?.hasPrefix(claims[0].short) ?? false)
  }

  @Test mutating func `offers the names of the queues that help and pages have`() throws {
    let none = try #require(throws: DeskError.self) { try amara.type("queue conflicts") }
    #expect(none.remedy.contains("query, re-anchoring, unverified, yours"))
    let several = try #require(throws: DeskError.self) { try amara.type("queue o") }
    #expect(several.remedy.contains("orphan, open"))
  }

  @Test mutating func `all goes back to every claim`() throws {
    try amara.type("queue disputed")
    try amara.type("next")
    #expect(try amara.read("queue all").contains("all claims again"))
    #expect(try amara.type("next").first?.hasPrefix(claims[2].short) == false)
  }

  @Test mutating func `long queues are cut, and say how to see more`() throws {
    for number in 1...30 {
      _ = try amara.desk.addClaim(wording: "The bridge has \(number) lamps.")
    }
    let all = try amara.read("queue")
    #expect(all.contains("open, with fewer than two verdicts: 31"))
    #expect(all.contains("and 26 more: `queue open`"))
    #expect(try amara.read("queue open").contains("and 11 more: `next` goes on to them"))
  }
}
