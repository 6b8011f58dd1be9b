import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("Judging at the prompt")
struct JudgingTests {
  let room: ReviewRoom
  var amara: Sitting
  var boris: Sitting
  var chief: Sitting
  let claim: ClaimID

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    boris = try room.sitting("boris")
    chief = try room.sitting("chief")
    claim = try amara.claim().id
  }

  private mutating func disagree() throws {
    try amara.type("true 90 The treasury's statement has the figure.")
    try boris.type("half-true 60 It leaves the access roads out.")
  }

  @Test mutating func `shows a dispute side by side to whoever has rated the claim`() throws {
    #expect(try amara.read("disputes").hasPrefix("Nothing is disputed"))
    try disagree()
    let lines = try amara.type("disputes")
    #expect(lines.contains { $0.contains("half-true") && $0.contains("true") })
    #expect(lines.contains { $0.contains("boris 60, blind") && $0.contains("amara 90, blind") })
    #expect(lines.contains { $0.contains("It leaves the access") && $0.contains("The treasury's") })
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 78 })
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test mutating func `hides it from whoever has not, unless asked`() throws {
    try disagree()
    let hidden = try chief.read("disputes")
    for secret in ["half-true", "access roads", "treasury's statement", "boris"] {
      #expect(!hidden.contains(secret))
    }
    #expect(hidden.contains("It is not told whether"))
    #expect(!hidden.contains(claim.short))
    #expect(try chief.read("disputes reveal").contains("access roads"))
    try chief.type("open \(claim.text)")
    #expect(try chief.read("true 50").contains("informed"))
  }

  @Test mutating func `wraps a rationale without end, and one that would steer the terminal`()
    throws
  {
    let long = String(repeating: "и\u{301}", count: 5_000)
    try amara.type("true 90 \(long)")
    try boris.type("half-true 60 \u{1B}[31m red \u{202E} left")
    let lines = try amara.type("disputes")
    #expect(lines.count < 40)
    #expect(!lines.joined().unicodeScalars.contains("\u{1B}"))
    #expect(!lines.joined().unicodeScalars.contains("\u{202E}"))
  }

  @Test mutating func `rules that no verdict stands, or that there is nothing to rule on`() throws {
    try disagree()
    try chief.type("show")
    let reply = try chief.read("rule none Neither saw the ledger.")
    #expect(reply.contains("that no verdict stands You had not looked at what it judges"))
    #expect(try chief.read("show").contains("ruling no verdict stands by chief"))
    #expect(try !chief.read("gate").contains("hidden until you give your verdict"))
    #expect(try chief.read("rule nothing An opinion.").contains("nothing to rule on"))
    #expect(try amara.desk.claim(claim).status == .rejected)
    #expect(throws: ConsoleError.self) { try chief.type("rule none") }
  }

  @Test mutating func `waives a query by its number, with a reason`() throws {
    try amara.type("query writer: Which year?")
    #expect(throws: ConsoleError.self) { try amara.type("waive 1") }
    #expect(throws: ConsoleError.self) { try amara.type("waive 2 It is plain.") }
    #expect(try amara.read("waive 1 It is plain.").contains("It is plain."))
    #expect(try amara.desk.claim(claim).queries.map(\.isOpen) == [false])
    #expect(try !amara.read("show").contains("Which year?"))
  }

  @Test mutating func `attests to know an unnamed source`() throws {
    try amara.type("attribute an official, unnamed")
    let reply = try amara.read("source S1 fears for the post access: took part in it")
    #expect(reply == "attested to S1 on \(claim.short)")
    let attestation = try #require(try amara.desk.claim(claim).attestations.first)
    #expect(attestation.because == "fears for the post")
    #expect(attestation.access == "took part in it")
    #expect(try amara.read("show").contains("amara knows S1; not named because fears"))
    for line in ["source", "source S1", "source S/1 why", "source S1 9 why"] {
      #expect(throws: ConsoleError.self) { try amara.type(line) }
    }
  }

  @Test mutating func `shows on the card what a rating from another scale counts as`() throws {
    try amara.type("true 90 The figure is there.")
    _ = try amara.desk.change(ScaleChange(to: .averitec, keepsOthers: true))
    try amara.type("open \(claim.text)")
    #expect(
      try amara.read("show").contains(
        "yours true (on the scale stet, counts for nothing on this one) 90"))
    #expect(try amara.read("supported 90").contains("supported 90 on \(claim.short)"))
    #expect(throws: ConsoleError.self) { try amara.type("true 90") }
  }

  @Test mutating func `gives the rating that is named like a tick, where a claim is in hand`()
    throws
  {
    _ = try amara.desk.change(ScaleChange(to: .ticks, keepsOthers: true))
    #expect(try amara.read("tick 90 The statement has it.").contains("tick 90 on \(claim.short)"))
    try amara.type("cover \(try amara.desk.documents()[0].id.short)")
    try amara.type("tick")
    #expect(try amara.desk.claim(claim).verdicts.map(\.rating) == ["tick"])
  }

  @Test mutating func `says the scale and the policy that the desk has`() throws {
    #expect(try amara.read("policy").hasPrefix("stet standing"))
    let strict = try Policy(text: "policy: strict\nblind-verdicts: 3\n")
    #expect(try amara.desk.setPolicy(strict))
    #expect(try amara.read("policy").contains("At least 3 annotators"))
    #expect(try amara.read("scale").contains("4 true The claim is accurate"))
  }
}
