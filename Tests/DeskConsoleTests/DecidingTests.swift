import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("A decision at the prompt")
struct DecidingTests {
  let room: ReviewRoom
  var amara: Sitting
  let claim: ClaimID

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    claim = try amara.claim().id
  }

  private func verdict() throws -> Verdict {
    try #require(try amara.desk.claim(claim).verdicts.first)
  }

  @Test mutating func `is one short line, the rating's own name`() throws {
    #expect(
      try amara.type("true 90 readout says so").first
        == "true 90 on \(claim.short), blind, without evidence")
    let given = try verdict()
    #expect(given.rating == "true")
    #expect(given.confidence == 90)
    #expect(given.rationale == "readout says so")
  }

  @Test(
    "takes confidence and rationale or leaves them out",
    arguments: [
      ("rate half-true", "half-true", nil, ""),
      ("half 80", "half-true", 80, ""),
      ("Rate Mostly-F 80% twelve, not ten", "mostly-false", 80, "twelve, not ten"),
      ("unproven nobody can know", "unproven", nil, "nobody can know"),
      ("false 0", "false", 0, ""),
      ("false twice 90", "false", nil, "twice 90"),
    ] as [(String, String, Int?, String)])
  mutating func takesParts(
    line: String, rating: String, confidence: Int?, rationale: String
  ) throws {
    try amara.type(line)
    let given = try verdict()
    #expect(given.rating == rating)
    #expect(given.confidence == confidence)
    #expect(given.rationale == rationale)
  }

  @Test mutating func `is durable when the reply appears`() throws {
    try amara.type("true 90 readout says so")
    let reopened = try room.desk("amara")
    #expect(try reopened.claim(claim).verdicts.map(\.rating) == ["true"])
  }

  @Test mutating func `is taken back and brought back without limit, also at another sitting`()
    throws
  {
    let start = try amara.desk.stateDigest()
    try amara.type("note one")
    try amara.type("tag +money")
    try amara.type("reword It costs 12 million euros.")
    try amara.type("true 90")
    let end = try amara.desk.claim(claim)
    for _ in 1...4 { try amara.type("undo") }
    let undone = try amara.desk.claim(claim)
    #expect(undone.verdicts.isEmpty)
    #expect(undone.tags.isEmpty)
    #expect(undone.notes.isEmpty)
    #expect(undone.wording == ReviewRoom.cost)
    var later = try Sitting(room.desk("amara"))
    for _ in 1...4 { try later.type("redo") }
    let redone = try amara.desk.claim(claim)
    #expect(redone.verdicts.map(\.rating) == end.verdicts.map(\.rating))
    #expect(redone.tags == end.tags)
    #expect(redone.wording == end.wording)
    #expect(try amara.desk.stateDigest() != start)
    #expect(throws: DeskError.self) { try later.type("redo") }
  }

  @Test mutating func `leads back to its claim when it is taken back`() throws {
    try amara.type("true 90")
    #expect(try amara.claim().id != claim)
    #expect(try amara.read("undo").contains("took back the verdict: true"))
    #expect(try amara.claim().id == claim)
  }

  @Test mutating func `by the chief names what is disputed and ends it`() throws {
    var boris = try Sitting(room.desk("boris"))
    try boris.type("open \(claim.text)")
    try boris.type("false 60")
    try amara.type("true 90")
    var chief = try Sitting(room.desk("chief"))
    #expect(try chief.read("queue disputed").contains(claim.short))
    try chief.type("open \(claim.text)")
    let ruled = try chief.read("rule half Both leave the roads out.")
    #expect(ruled.hasPrefix("ruled half-true on \(claim.short)"))
    #expect(ruled.contains("The queue 'disputed' is empty now"))
    #expect(try amara.desk.claim(claim).status == .ruled)
    #expect(
      try chief.read("show").contains("ruling half-true by chief — Both leave the roads out."))
    try boris.type("open \(claim.text)")
    try boris.type("half-true 60")
    #expect(
      try chief.read("show").contains("half-true by chief (stale: since then a verdict by boris)"))
  }

  @Test mutating func `describes the claim: wording, source, tags`() throws {
    #expect(try amara.read("reword  It costs more. ") == "reworded \(claim.short): It costs more.")
    try amara.type("attribute Edda Lund, the mayor, unnamed, to reporters, through City Wire")
    try amara.type("tag +money +\"big projects\" bridge")
    try amara.type("tag -money")
    let written = try amara.desk.claim(claim)
    #expect(written.wording == "It costs more.")
    #expect(
      written.attribution
        == Attribution(
          speaker: "Edda Lund, the mayor", addressee: "reporters", intermediary: "City Wire",
          isUnnamed: true))
    #expect(written.tags == ["big projects", "bridge"])
  }

  @Test mutating func `waits for an open query, which is answered by its number`() throws {
    let asked = try amara.read("query writer: Who counted?")
    #expect(asked.contains("query 1 on \(claim.short): Who counted?"))
    #expect(try amara.desk.claim(claim).queries.first?.to == "writer")
    #expect(try amara.read("gate").contains("not met queries"))
    try amara.type("answer 1 The treasury.")
    #expect(try amara.desk.claim(claim).queries.first?.answer == "The treasury.")
    #expect(try !amara.read("gate").contains("not met queries"))
    try amara.type("query Is that: all?")
    #expect(
      try amara.desk.claim(claim).queries.contains { $0.to.isEmpty && $0.text == "Is that: all?" })
  }

  @Test mutating func `to accept stays at the first time, whoever accepted before`() throws {
    let candidate = try #require(try amara.desk.candidatesByWorth().first).claim
    try amara.type("open \(candidate.text)")
    var boris = try Sitting(try room.desk("boris"))
    try boris.type("open \(candidate.text)")
    try boris.type("accept")
    let first = try amara.read("accept")
    #expect(first.hasPrefix("\(candidate.short) was accepted before, by boris; in hand"))
    #expect(try amara.claim().id == candidate)
    try amara.type("accept")
    #expect(try amara.claim().id != candidate)
  }

  @Test(
    "to accept stays where something else of the person's own had accepted it, now or before",
    arguments: ["reword Trams run.", "attribute Ilse Marwick", "tag trams", "note Whose?"])
  mutating func acceptsByAnotherCommand(line: String) throws {
    let candidate = try #require(try amara.desk.candidatesByWorth().first).claim
    try amara.type("open \(candidate.text)")
    try amara.type(line)
    for isAnotherSitting in [false, true] {
      if isAnotherSitting { amara = try Sitting(try room.desk("amara")) }
      try amara.type("open \(candidate.text)")
      let reply = try amara.read("accept")
      #expect(reply.hasPrefix("\(candidate.short) was accepted before, by you; in hand"))
      #expect(try amara.claim().id == candidate)
    }
    #expect(try amara.read("accept").hasPrefix("\(candidate.short) was accepted before. "))
    #expect(try amara.claim().id != candidate)
  }

  @Test mutating func `is not done again behind a ruling`() throws {
    try amara.type("false 30 No such sum.")
    try amara.type("rule nothing It is an opinion.")
    try amara.type("undo")
    #expect(throws: ConsoleError.nothingToRepeat) { try amara.type("again") }
  }

  @Test mutating func `is told on lines that fit, also where it had been taken back`() throws {
    let candidate = try #require(try amara.desk.candidatesByWorth().first).claim
    var boris = try Sitting(try room.desk("boris"))
    try boris.type("open \(candidate.text)")
    try boris.type("true 80")
    for line in ["open \(candidate.text)", "mostly-false 85", "undo", "open \(candidate.text)"] {
      try amara.type(line)
    }
    let told = try amara.type("mostly-false 85")
    #expect(told.joined(separator: " ").contains("as you gave one before and took it back"))
    #expect(told.allSatisfy { Completion.width(of: $0) <= 80 })
  }
}
