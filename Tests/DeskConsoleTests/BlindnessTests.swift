import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Before an own verdict, the others' verdicts")
struct BlindnessTests {
  let room: ReviewRoom
  var amara: Sitting
  var boris: Sitting
  let claim: ClaimID

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    boris = try room.sitting("boris")
    claim = try amara.claim().id
    try boris.type("satire 77 Quixotic reasons.")
    try boris.type("open \(claim.text)")
    try boris.type("satire 78 Quixotic reasons, revised.")
  }

  @Test mutating func `are counted and not told, by any command`() throws {
    let lines = [
      "show", "show evidence", "context 2", "history", "gate", "conflicts", "queue",
      "queue disputed",
      "similar", "quotes", "find Quixotic", "progress", "prev", "next", "open \(claim.text)",
    ]
    for line in lines {
      let reply = try amara.read(line)
      for secret in ["satire", "Quixotic", "77", "78"] {
        #expect(!reply.contains(secret), "\(line) tells the verdict: \(reply)")
      }
    }
    #expect(try amara.read("show").contains("others 1 verdict, hidden until you give yours"))
    #expect(try amara.read("gate").contains("The rest is hidden until you give your verdict."))
  }

  @Test mutating func `are not waited for on a rejected claim, whose card says so`() throws {
    #expect(try amara.type("show").first?.hasSuffix("waits for you") == true)
    try boris.desk.decide(claim, .rejected, because: "dull")
    #expect(try amara.type("show").first?.hasSuffix("rejected") == true)
    #expect(try amara.read("show").contains("others 1 verdict, hidden until you give yours"))
  }

  @Test mutating func `are not told by a contested one either`() throws {
    let elsewhere = try room.desk("boris", file: "other.stet", home: "boris's other machine")
    let document = try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: elsewhere)
    let same = try elsewhere.addClaim(words: ReviewRoom.cost, in: document)
    _ = try elsewhere.rate(same, .init(rating: "half-true", rationale: "Quixotic doubts."))
    _ = try elsewhere.share(to: room.file("boris.jsonl"))
    try amara.type("merge \"\(room.file("boris.jsonl"))\"")
    try amara.type("open \(claim.text)")
    for line in ["show", "conflicts", "conflicts all", "queue", "queue contested"] {
      let reply = try amara.read(line)
      #expect(!reply.contains("Quixotic"), "\(line) tells the verdict: \(reply)")
      #expect(!reply.contains("half-true"))
    }
    #expect(try amara.read("conflicts").contains("hidden until you give your verdict"))
  }

  @Test mutating func `are shown after it, and it counts as blind`() throws {
    #expect(try amara.read("true 90").contains("blind"))
    let card = try amara.read("open \(claim.text)")
    #expect(
      card.contains("others boris: satire 78 (informed)") || card.contains("boris: satire 78"))
    #expect(try amara.read("gate").contains("agreement"))
    #expect(try amara.read("history").contains("satire"))
  }

  @Test mutating func `stay seen when the own verdict is taken back`() throws {
    try amara.type("true 90")
    try amara.type("open \(claim.text)")
    try amara.type("undo")
    try amara.type("open \(claim.text)")
    #expect(try amara.read("false 90").contains("informed"))
  }

  @Test mutating func `are shown on demand, and a verdict given then is informed`() throws {
    #expect(try amara.read("show reveal").contains("boris: satire"))
    #expect(try amara.read("true 90").contains("informed"))
    let verdicts = try amara.desk.claim(claim).verdicts
    #expect(verdicts.first { $0.annotator.name == "amara" }?.seen == .informed)
  }
}
