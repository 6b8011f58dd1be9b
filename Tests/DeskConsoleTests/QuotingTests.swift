import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("Words quoted as evidence")
struct QuotingTests {
  let room: ReviewRoom
  var amara: Sitting
  let claim: ClaimID

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    try room.takeIn(ReviewRoom.gazette, outlet: "Gazette", on: amara.desk)
    claim = try amara.claim().id
  }

  private func evidence() throws -> [Evidence] { try amara.desk.claim(claim).evidence }

  private mutating func refusal(_ line: String) throws -> any ActionableError {
    do {
      try amara.type(line)
    } catch let error as any ActionableError {
      return error
    }
    Issue.record("nothing was refused")
    return ConsoleError.noCurrentClaim
  }

  @Test mutating func `that stand in several places are shown there, to choose by number`() throws {
    let error = try refusal("evidence supports \"12 million euros\"")
    #expect(error.problem.contains("stand in 2 places"))
    #expect(error.problem.contains("\n  2  "))
    #expect(error.problem.contains("«12 million euros»"))
    #expect(try evidence().isEmpty)
    try amara.type("evidence supports \"12 million euros\" place 2 from treasury")
    let places = try amara.desk.places(of: "12 million euros")
    #expect(try evidence().first?.selector?.document == places[1].document.id)
    #expect(try refusal("evidence supports \"12 million euros\" place 3").problem.contains("3"))
    #expect(try refusal("evidence supports \"12 million euros\" place x").remedy.contains("1"))
  }

  @Test mutating func `that stand nowhere are answered with the nearest passage and its drift`()
    throws
  {
    let line = "evidence refutes \"does not include the access roads\""
    let error = try refusal(line)
    #expect(error.problem.contains("“does not count the access roads”"))
    #expect(error.problem.contains("drift: include → count"))
    #expect(error.remedy.contains("`nearest`"))
    let reply = try amara.read(line + " nearest from the treasury's statement")
    #expect(reply.contains("drift include → count"))
    #expect(try evidence().map { $0.selector?.exact } == ["does not count the access roads"])
    #expect(try refusal("evidence refutes \"zebras\"").problem.contains("nearest") == false)
  }

  // MARK: Citing by number

  private mutating func offerThree() throws {
    for quote in ["approved the new bridge", "900 cars a day", "the access roads"] {
      try amara.type("evidence supports \"\(quote)\"")
    }
  }

  private func cited() throws -> Set<String> {
    let claim = try amara.desk.claim(claim)
    let ids = Set(try #require(claim.verdicts.first).evidence)
    return Set(claim.evidence.filter { ids.contains($0.id) }.compactMap(\.words))
  }

  @Test mutating func `are cited in a rating by the numbers of the card`() throws {
    try offerThree()
    let reply = try amara.read("true 90 [1,3] the statement says so")
    #expect(reply.contains("citing 2 evidence"))
    #expect(try cited() == ["approved the new bridge", "the access roads"])
    let verdict = try #require(try amara.desk.claim(claim).verdicts.first)
    #expect(verdict.confidence == 90 && verdict.rationale == "the statement says so")
    #expect(throws: ConsoleError.nothingToRepeat) { try amara.type("again") }
  }

  @Test mutating func `are none with empty brackets, and other brackets are words`() throws {
    try offerThree()
    try amara.type("true []")
    #expect(try cited().isEmpty)
    try amara.type("open \(claim.text)")
    try amara.type("true 80 [sic] is theirs")
    #expect(try amara.desk.claim(claim).verdicts.first?.rationale == "[sic] is theirs")
    try amara.type("open \(claim.text)")
    #expect(throws: ConsoleError.noSuchNumber(9, kind: "evidence", count: 3)) {
      try amara.type("true 80 [2-3, 9]")
    }
  }
}
