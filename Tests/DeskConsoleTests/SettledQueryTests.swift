import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Queries on a card")
struct SettledQueryTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    try amara.type("query writer: Which treasury?")
    try amara.type("query With the roads?")
    try amara.type("query Whose euros?")
  }

  @Test mutating func `are counted when they are settled, and told in full with show all`() throws {
    try amara.type("answer 1 The city's.")
    try amara.type("waive 2 The statement does not say.")
    let card = try amara.read("show")
    #expect(card.contains("queries 1 query answered, 1 waived: `show all`"))
    #expect(!card.contains("The city's."))
    #expect(card.contains("Whose euros?"))
    let whole = try amara.read("show all")
    #expect(whole.contains("1 to writer: Which treasury? — answered: The city's."))
    #expect(
      whole.contains("2 With the roads? — waived by amara: The statement does not say."))
    #expect(!whole.contains("1 query answered"))
  }

  @Test mutating func `have the numbers of the order in which they were asked, at any prompt`()
    throws
  {
    for text in ["How long?", "For whom?"] { try amara.type("query \(text)") }
    let numbered =
      "query 1 to writer: Which treasury? query 2 With the roads? query 3 Whose euros? query 4"
    #expect(try amara.read("show all").contains(numbered))
    var later = try Sitting(amara.desk)
    try later.type("open \(amara.claim().id.text)")
    #expect(try later.read("show all").contains(numbered))
    #expect(try later.read("query Since when?").contains("query 6 on"))
    #expect(try later.read("answer 4 A year.").hasPrefix("answered"))
    #expect(try amara.claim().queries.first { $0.text == "How long?" }?.answer == "A year.")
  }

  @Test mutating func `keep a number once shown, where a merge brings one that was asked before`()
    throws
  {
    let boris = try room.desk("boris", file: "his.stet")
    _ = try amara.desk.share(to: room.file("hers.jsonl"))
    _ = try boris.merge([room.file("hers.jsonl")])
    let claim = try amara.claim().id
    _ = try boris.ask("Since when?", to: "", about: claim)
    try amara.type("query For whom?")
    _ = try boris.share(to: room.file("his.jsonl"))
    try amara.type("merge \(room.file("his.jsonl"))")
    #expect(try amara.read("show all").contains("query 4 For whom? query 5 Since when?"))
  }

  @Test mutating func `are not on it when they were taken back`() throws {
    try amara.type("undo")
    let whole = try amara.read("show all")
    #expect(!whole.contains("Whose euros?"))
    #expect(!whole.contains("taken back"))
  }

  @Test mutating func `show both sides of a contested answer`() throws {
    let boris = try room.desk("boris", file: "his.stet")
    _ = try amara.desk.share(to: room.file("hers.jsonl"))
    _ = try boris.merge([room.file("hers.jsonl")])
    let named = try amara.claim().queries.first { $0.text == "Which treasury?" }
    let query = try #require(named)
    _ = try boris.answer(query.id.text, with: "The county's.")
    try amara.type("answer 1 The city's.")
    _ = try boris.share(to: room.file("his.jsonl"))
    try amara.type("merge \(room.file("his.jsonl"))")
    let whole = try amara.read("show all")
    #expect(whole.contains("the answer is contested: 1 "))
    #expect(whole.contains("amara, 2026-03-01 09:00: The city's."))
    #expect(whole.contains("boris, 2026-03-01 09:00: The county's."))
  }
}
