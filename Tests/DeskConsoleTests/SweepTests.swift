import ClaimModel
import EditorialDesk
import Testing

@testable import DeskConsole

@Suite("Sweeping through candidates")
struct SweepTests {
  let room: ReviewRoom
  let desk: Desk
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    desk = try room.desk("amara")
    try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: desk)
    try room.takeIn(ReviewRoom.gazette, outlet: "Gazette", on: desk)
    amara = try Sitting(desk)
  }

  private func count(_ status: Claim.Status) throws -> Int {
    try desk.claims(ClaimFilter(status: status)).count
  }

  @Test mutating func `lists candidates compactly, the one most worth checking first`() throws {
    let list = try amara.type("sweep")
    let best = try #require(try desk.candidatesByWorth().first)
    #expect(list.count == (try desk.candidatesByWorth().count) + 1)
    #expect(list[0].contains(best.wording.prefix(20)))
    #expect(list.allSatisfy { Columns.width($0) <= 78 })
  }

  @Test mutating func `accepts and rejects by number, each line one act`() throws {
    try amara.type("sweep")
    let before = try count(.candidate)
    try amara.type("accept 1-2")
    #expect(try count(.open) == 2)
    let reply = try amara.type("reject 3 because it is a promise")
    #expect(reply[0] == "rejected 3: it is a promise")
    #expect(!reply.contains { $0.hasPrefix("  3  ") })
    let rejected = try #require(try desk.claims(.init(status: .rejected)).first)
    #expect(rejected.claim.decision?.because == "it is a promise")
    #expect(try amara.read("undo").contains("took back"))
    #expect(try amara.read("undo").contains(" on 2 claims"))
    #expect(try count(.candidate) == before)
  }

  @Test mutating func `keeps a number while the list stands`() throws {
    let list = try amara.type("sweep")
    let third = list[2].dropFirst(10)
    let reply = try amara.type("accept 1 2")
    #expect(reply.contains { $0.hasPrefix("  3") && $0.hasSuffix(third) })
  }

  @Test mutating func `goes on with the next ones, in one document where that is named`() throws {
    let gazette = try #require(try desk.documents().first { $0.outlet == "Gazette" })
    let list = try amara.type("sweep \(gazette.id.short)")
    #expect(list.count < (try desk.candidatesByWorth().count) + 1)
    #expect(try amara.read("sweep").contains("That was the last list"))
    #expect(try amara.type("sweep").count == (try desk.candidatesByWorth().count) + 1)
    try amara.type("accept 1-\(try count(.candidate))")
    #expect(try amara.read("sweep").contains("No candidate waits."))
  }

  @Test mutating func `asks which is meant, and does not take a number for a reason`() throws {
    try amara.type("sweep")
    let digest = try desk.digest()
    #expect(throws: ConsoleError.numbersWanted(command: "accept")) { try amara.type("accept") }
    #expect(throws: ConsoleError.numbersWanted(command: "reject")) {
      try amara.type("reject an opinion")
    }
    #expect(throws: ConsoleError.notOnList(99, count: try count(.candidate))) {
      try amara.type("accept 1 99")
    }
    try amara.type("show")
    #expect(throws: ConsoleError.noList) { try amara.type("accept 1-2") }
    #expect(throws: ConsoleError.noList) { try amara.type("reject 2 because no") }
    #expect(try desk.digest() == digest)
    try amara.type("reject 12 million is what they hope for")
    #expect(
      try desk.claims(.init(status: .rejected)).first?.claim.decision?.because
        == "12 million is what they hope for")
  }

  @Test(arguments: [
    ("1-4 7", [1, 2, 3, 4, 7]), ("1,3", [1, 3]), ("2-2", [2]), (" 5 , 1-2 ,2", [5, 1, 2]),
  ])
  func `reads numbers and ranges`(text: String, numbers: [Int]) {
    #expect(NumberList(text)?.numbers == numbers)
  }

  @Test(arguments: ["", "0", "-1", "1-", "3-1", "a", "1 b", "1.5", "99999999", "1-999999", "١"])
  func `reads nothing else as numbers`(text: String) {
    #expect(NumberList(text) == nil)
  }

  @Test mutating func `says which of the list others have decided otherwise meanwhile`() throws {
    try amara.type("sweep")
    let listed = try desk.candidatesByWorth().map(\.claim)
    var boris = try Sitting(try room.desk("boris"))
    try boris.type("open \(listed[1].text)")
    try boris.type("true 80 The minutes say so.")
    let reply = try amara.read("reject 2 3 because a promise")
    #expect(reply.contains("somebody else wrote decision of \(listed[1].short) since you looked"))
    #expect(!reply.contains("decision of \(listed[2].short)"))
    #expect(try desk.conflicts().map(\.entity) == [listed[1].text])
  }
}
