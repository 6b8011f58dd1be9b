import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("What holds for the whole desk, at an open prompt")
struct RuleNewsTests {
  private let room: ReviewRoom
  private var amara: Sitting
  private var boris: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    boris = try Sitting(room.desk("boris"))
  }

  @Test mutating func `is told once when somebody else gave the desk another scale`() throws {
    _ = try boris.desk.change(ScaleChange(to: .averitec, keepsOthers: true))
    let told = try amara.read("who")
    #expect(told.contains("the scale is now `averitec` (boris, 2026-03-01 09:00 UTC)"))
    #expect(try !amara.read("who").contains("the scale is now"))
  }

  @Test mutating func `is told when the policy changed, and when somebody took that back`() throws {
    _ = try boris.desk.setPolicy(Policy(text: "policy: strict\nblind-verdicts: 3\n"))
    #expect(try amara.read("who").contains("the policy is now `strict` (boris, "))
    _ = try boris.desk.undo()
    #expect(try amara.read("who").contains("the policy is now `"))
  }

  @Test mutating func `is told when people came to the roster`() throws {
    try boris.desk.foundRoster()
    #expect(try amara.read("who").contains("roster: device: admitted"))
  }

  @Test mutating func `says nothing of what was written about claims`() throws {
    let claim = try amara.claim().id
    try boris.type("open \(claim.text)")
    try boris.type("true 80")
    #expect(try !amara.read("who").contains(" is now "))
  }

  @Test mutating func `names the ratings that are called like commands`() throws {
    let scale = try Scale(text: "scale: odd\n1 next It is so.\n0 undo It is not.\n")
    _ = try boris.desk.change(ScaleChange(to: scale, keepsOthers: true))
    let told = try amara.read("scale")
    #expect(told.contains("the rating is given with `rate undo`"))
    let claim = try amara.claim().id
    #expect(try amara.read("rate undo").contains("undo on \(claim.short), blind"))
  }

  @Test mutating func `tells a contested scale in words`() throws {
    let away = try room.desk("boris", file: "away.stet")
    _ = try away.change(ScaleChange(to: .ticks, keepsOthers: true))
    _ = try amara.desk.change(ScaleChange(to: .averitec, keepsOthers: true))
    let file = room.file("away.jsonl")
    _ = try away.share(to: file)
    #expect(try amara.read("merge \(file)").contains("the scale is contested: see `conflicts all`"))
    let sides = try amara.read("conflicts all")
    #expect(sides.contains("averitec: supported 1, refuted 0"))
    #expect(sides.contains("ticks: tick 2, change 1, wrong 0, on-author off the scale"))
    #expect(!sides.contains("{"))
  }
}
