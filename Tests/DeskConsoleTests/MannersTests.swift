import ClaimModel
import EditorialDesk
import Testing

@testable import DeskConsole

@Suite("The prompt's manners")
struct MannersTests {
  private let room: ReviewRoom
  private var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    let desk = try room.desk("amara")
    try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: desk)
    amara = try Sitting(desk)
    try amara.type("next")
  }

  @Test(
    "say that a candidate was accepted by what was done",
    arguments: [
      "note look again", "tag +bridge", "query Which year?", "reword It cost 12 million.",
      "attribute the mayor, by interview", "evidence supports \"a ferry\"", "true 80",
    ])
  mutating func sayThatACandidateWasAccepted(line: String) throws {
    let card = try amara.type("show")
    #expect(card.first?.hasSuffix("candidate") ?? false)
    let words = line.split(separator: " ").first.map(String.init) ?? ""
    #expect(try amara.type(line).first?.hasPrefix("accepted") ?? false, "\(words)")
    #expect(try amara.desk.stock().claims.values.reduce(0, +) == 1)
  }

  @Test mutating func `say nothing of it on a claim`() throws {
    try amara.type("accept")
    #expect(try amara.read("note look again").hasPrefix("noted on"))
  }

  @Test(
    "refuse a list of evidence that has no end",
    arguments: ["true [1", "false [1,2 no close", "true 80 [1 of 3] say so", "true ["])
  mutating func refuseAListWithoutEnd(line: String) throws {
    let before = try amara.desk.digest()
    #expect(throws: ConsoleError.self) { try amara.type(line) }
    #expect(try amara.desk.digest() == before)
  }

  @Test mutating func `take a rationale that begins with a bracket`() throws {
    let claim = try amara.claim().id
    try amara.type("true 80 [sic] says the clerk")
    #expect(try amara.desk.claim(claim).verdicts.map(\.rationale) == ["[sic] says the clerk"])
  }

  @Test(
    "name the prompt's own commands in errors",
    arguments: [
      "open zzzz", "cover zzzz", "answer zzzz yes", "rule true why", "redo", "verify", "claims",
      "resolve zzzz 1",
    ])
  mutating func nameTheirOwnCommands(line: String) throws {
    do {
      try amara.type(line)
      Issue.record("\(line) was carried out")
    } catch let error as any ActionableError {
      let told = Console.told(error)
      let shell = [
        "stet claims", "stet rate", "stet document", "stet queue", "stet log", "stet show",
      ]
      #expect(!shell.contains { told.contains($0) }, "\(told)")
      #expect(told.contains("nothing was changed") || told.contains("no ruling was recorded"))
    }
  }

  @Test func `help fits a screen's width`() {
    for command in CommandTable.families.flatMap(\.commands) {
      #expect(Columns.cut(command.summary, to: 65) == command.summary, "\(command.name)")
    }
  }

  @Test mutating func `find words as words before they find them inside others`() throws {
    let desk = amara.desk
    let places = try desk.places(of: "the")
    #expect(!places.isEmpty)
    #expect(places.allSatisfy { !($0.after.first?.isLetter ?? false) })
    #expect(try !desk.places(of: "arbou").isEmpty)
  }

  @Test mutating func `do not tell who has not judged a claim that others differ on it`() throws {
    try amara.type("true 80")
    let claim = try amara.desk.claims(.init(status: .open))[0].claim.id
    var boris = try Sitting(room.desk("boris"))
    try boris.type("open \(claim.text)")
    try boris.type("false 80")
    let chen = try room.desk("chen")
    let told = try chen.queues([.disputed], most: 5, isBlind: true)
    #expect(told.map(\.hidden) == [1] && told.allSatisfy(\.tasks.isEmpty))
    let own = try amara.desk.queues([.disputed], most: 5, isBlind: true)
    #expect(own.flatMap(\.tasks).map(\.claim) == [claim])
  }
}
