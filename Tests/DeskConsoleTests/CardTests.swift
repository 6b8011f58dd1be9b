import ClaimModel
import DeskConsole
import EditorialDesk
import Testing

@Suite("A claim's card")
struct CardTests {
  let room: ReviewRoom
  var amara: Sitting

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
  }

  @Test mutating func `marks the words in their sentence, under outlet and title`() throws {
    let card = try amara.read("show")
    #expect(
      card.contains(
        "«It will cost 12 million euros», the city treasury said in a statement."))
    #expect(card.contains("in Harbour Post · Council approves bridge over the harbour"))
  }

  @Test mutating func `has all that is needed to decide`() throws {
    for line in [
      "attribute the city treasury, by statement, in Harbour Post", "tag +money +bridge",
      "evidence supports \"The council approved the new bridge\" from council minutes primary",
      "note Ask for the budget.", "query source: Does it count the roads?",
      "true 80 The statement has the figure.",
    ] { try amara.type(line) }
    try amara.type("prev")
    try amara.type("next")
    let lines = try #require(
      try room.desk("amara").walk().firstIndex { claim in
        try room.desk("amara").claim(claim).tags.contains("money")
      })
    let card = try amara.type("open \(lines + 1)")
    let text = card.joined(separator: " ").flowing
    for part in [
      "claim It will cost 12 million euros",
      "said by the city treasury, by statement, in Harbour Post",
      "evidence 1 supports “The council approved…” · from council minutes · primary",
      "yours true 80 — The statement has the figure.",
      "query 1 to source: Does it count the roads?",
      "tags bridge, money", "notes Ask for the budget. — amara", "gate 9 of 11 met; blind-verdicts",
    ] { #expect(text.contains(part), "the card lacks: \(part)") }
    #expect(card.count <= 20)
  }

  @Test mutating func `fits a screen of 80 columns, whatever was written`() throws {
    let long = String(repeating: "Donaudampfschifffahrt ", count: 60)
    for line in [
      "reword \(long)", "attribute \(long)", "note \(long)", "tag +\(long)",
      "reword \(String(repeating: "x", count: 5000))", "query \(long)", "true 50 \(long)",
    ] {
      let id = try amara.claim().id
      try amara.type(line)
      let card = try amara.type("open \(id.text)")
      #expect(card.count <= 22)
      #expect(card.allSatisfy { $0.unicodeScalars.count <= 80 })
    }
  }

  @Test mutating func `gives more with context`() throws {
    let one = try amara.read("context 0")
    let more = try amara.read("context 1")
    #expect(one.contains("«It will cost 12 million euros»"))
    #expect(!one.contains("the first cars would cross"))
    #expect(more.contains("the first cars would cross"))
    #expect(more.contains("approved the new bridge"))
    #expect(throws: ConsoleError.self) { try amara.type("context 1000000") }
  }

  @Test mutating func `says of a claim without a document that it has no place`() throws {
    let id = try amara.desk.addClaim(wording: "The bridge is blue.")
    let card = try amara.read("open \(id.text)")
    #expect(card.contains("claim The bridge is blue."))
    #expect(try amara.read("context").contains("no place"))
    #expect(try amara.read("quotes").contains("no place"))
  }

  @Test mutating func `says why a candidate may be worth checking`() throws {
    let candidate = try #require(try amara.desk.candidatesByWorth().first)
    let card = try amara.read("open \(candidate.claim.text)")
    #expect(card.contains("candidate"))
    #expect(card.contains("worth \(Int((candidate.worth * 100).rounded())) %"))
  }
}
