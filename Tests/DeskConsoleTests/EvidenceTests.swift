import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("Evidence at the prompt")
struct EvidenceTests {
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

  @Test mutating func `is found by its words in the desk's documents`() throws {
    try amara.type(
      "evidence refutes \"does not count the access roads\" from treasury statement primary")
    let given = try #require(try evidence().first)
    #expect(given.stance == .refutes)
    #expect(given.selector?.exact == "does not count the access roads")
    #expect(given.origin == "treasury statement")
    #expect(given.isPrimary)
  }

  @Test(arguments: [
    "https://example.org/budget from Minutes, primary note dear",
    "https://example.org/budget from Minutes primary",
    "https://example.org/budget, from Minutes, primary,",
    "https://example.org/budget primary, from Minutes,",
    "https://example.org/budget from Minutes , primary",
  ])
  mutating func `is from an origin without the comma behind it`(phrase: String) throws {
    try amara.type("evidence supports \(phrase)")
    let given = try #require(try evidence().first)
    #expect(given.origin == "Minutes")
    #expect(given.url == "https://example.org/budget")
    #expect(given.isPrimary)
  }

  @Test mutating func `keeps the commas within a name`() throws {
    try amara.type(
      "evidence supports https://example.org/a,b from Smith, Jones and Co., title A, B, primary")
    let given = try #require(try evidence().first)
    #expect(given.origin == "Smith, Jones and Co.")
    #expect(given.title == "A, B")
    #expect(given.url == "https://example.org/a,b")
  }

  @Test mutating func `may have quotation marks in its words and notes behind them`() throws {
    try room.takeIn("He called it a \"big, bad\" bridge.", outlet: "Sheet", on: amara.desk)
    try amara.type(
      "evidence context \"called it a \"big, bad\" bridge\" unnamed note said at a party")
    let given = try #require(try evidence().first)
    #expect(given.words == "called it a \"big, bad\" bridge")
    #expect(given.isUnnamed)
    #expect(given.note == "said at a party")
  }

  @Test mutating func `is looked for in one document where words stand in two`() throws {
    #expect(throws: ConsoleError.self) {
      try amara.type("evidence supports \"12 million euros\"")
    }
    let gazette = try #require(try amara.desk.documents().first { $0.outlet == "Gazette" })
    try amara.type("evidence supports “12 million euros” in \(gazette.id.short)")
    #expect(try evidence().first?.selector?.document == gazette.id)
  }

  @Test mutating func `may be a source outside or a document that is silent`() throws {
    let gazette = try #require(try amara.desk.documents().first { $0.outlet == "Gazette" })
    try amara.type(
      "evidence supports https://example.org/budget title Budget of the city quote \"12,000,000\"")
    try amara.type("evidence silent \(gazette.id.short)")
    let given = try evidence()
    let outside = try #require(given.first { $0.url != nil })
    #expect(outside.url == "https://example.org/budget")
    #expect(outside.title == "Budget of the city")
    #expect(outside.quote == "12,000,000")
    #expect(given.first { $0.stance == .silent }?.selector?.document == gazette.id)
  }

  @Test mutating func `is cited by the own next verdict, and others' when named`() throws {
    var boris = try Sitting(room.desk("boris"))
    try boris.type("open \(claim.text)")
    try boris.type("evidence supports \"The council approved the new bridge\" from minutes")
    let his = try #require(try evidence().first).id
    try amara.type("show")
    try amara.type("evidence context \"does not count the access roads\"")
    #expect(try amara.read("evidence 1").hasPrefix("to cite: 1 supports"))
    #expect(try amara.read("show").contains("· to cite"))
    #expect(try amara.read("true 70 both").contains("citing 2 evidence"))
    let verdict = try #require(try amara.desk.claim(claim).verdicts.first)
    #expect(verdict.evidence.count == 2)
    #expect(verdict.evidence.contains(his))
  }

  @Test mutating func `stays cited when the verdict is revised at another sitting`() throws {
    var boris = try Sitting(room.desk("boris"))
    try boris.type("open \(claim.text)")
    try boris.type("evidence supports \"The council approved the new bridge\"")
    try amara.type("evidence 1")
    try amara.type("true 70")
    var later = try Sitting(room.desk("amara"))
    try later.type("open \(claim.text)")
    #expect(try later.read("mostly-true 60").contains("citing 1 evidence"))
  }

  @Test mutating func `keeps its number while the prompt is open`() throws {
    for part in ["The council approved", "Mayor Edda Lund", "replaces a ferry", "900 cars a day"] {
      let before = try amara.type("show evidence")
      let reply = try amara.read("evidence context \"\(part)\"")
      let after = try amara.type("show evidence")
      if before.count > 1 { #expect(Array(after.prefix(before.count)) == before) }
      #expect(reply.contains("“\(part)”"))
    }
    let third = try amara.type("show evidence")[2]
    try amara.type("undo")
    try amara.type("undo")
    try amara.type("redo")
    #expect(try amara.type("show evidence").contains(third))
  }

  @Test mutating func `is refused with another stance than it was offered with`() throws {
    try amara.type("evidence context \"does not count the access roads\"")
    let id = try #require(try evidence().first).id
    #expect(throws: ConsoleError.otherStance(id, .context)) {
      try amara.type("evidence supports 1")
    }
    #expect(throws: ConsoleError.noSuchNumber(2, kind: "evidence", count: 1)) {
      try amara.type("evidence 2")
    }
  }

  @Test mutating func `names the stances to who types none`() throws {
    let stances = Evidence.Stance.allCases.map(\.rawValue)
    #expect(throws: ConsoleError.unknownWord("foo", kind: "stance", known: stances)) {
      try amara.type("evidence foo")
    }
  }
}
