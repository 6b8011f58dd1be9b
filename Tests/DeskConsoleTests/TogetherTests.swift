import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Working together at the prompt")
struct TogetherTests {
  let room: ReviewRoom
  var amara: Sitting
  let claim: ClaimID

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    claim = try amara.claim().id
  }

  /// Boris rewords the same claim on a desk of his own, and shares it.
  private func mergeBoris() throws -> Sitting {
    let desk = try room.desk("boris", file: "boris.stet")
    let document = try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: desk)
    _ = try desk.addClaim(words: ReviewRoom.cost, in: document)
    var boris = try Sitting(desk)
    try boris.type("open \(claim.text)")
    try boris.type("reword The bridge costs 12 million.")
    #expect(try boris.read("share \(room.file("boris.jsonl"))").hasPrefix("wrote"))
    var amara = amara
    try amara.type("reword The price is 12 million euros.")
    let merged = try amara.read("merge \(room.file("boris.jsonl"))")
    #expect(merged.contains("contested: 1"))
    return amara
  }

  @Test func `shows both sides of a conflict and ends it by a number`() throws {
    var amara = try mergeBoris()
    #expect(try amara.read("show").contains("contested wording: see `conflicts`"))
    let sides = try amara.read("conflicts")
    #expect(sides.contains("boris, 2026-03-01 09:00: The bridge costs 12 million."))
    #expect(sides.contains("amara, 2026-03-01 09:00: The price is 12 million euros."))
    let stands = try amara.read("resolve 2")
    let wording = try amara.desk.claim(claim).wording
    #expect(stands == "wording: \(wording) stands")
    #expect(try amara.read("conflicts") == "Nothing on the desk is contested.")
    try amara.type("undo")
    let again = try amara.read("conflicts")
    #expect(again.contains("The bridge costs 12 million."))
    #expect(again.contains("The price is 12 million euros."))
  }

  @Test(arguments: [
    "resolve wording 1", "resolve CLAIM 1", "resolve CLAIM wording 1", "resolve word 1",
  ])
  func `ends it by facet or name`(line: String) throws {
    var amara = try mergeBoris()
    if line.contains("CLAIM") { try amara.type("next") }
    try amara.type(line.replacing("CLAIM", with: claim.short))
    #expect(try amara.desk.conflicts().isEmpty)
  }

  @Test func `refuses a side or a facet that is not there`() throws {
    var amara = try mergeBoris()
    #expect(throws: DeskError.self) { try amara.type("resolve 3") }
    #expect(throws: ConsoleError.notContested("attribution")) {
      try amara.type("resolve attribution 1")
    }
    #expect(try amara.desk.conflicts().count == 1)
  }

  @Test func `says of a merge what came, and merges again for nothing`() throws {
    var amara = try mergeBoris()
    let before = try amara.desk.digest()
    let again = try amara.read("merge \(room.file("boris.jsonl"))")
    #expect(again.contains("0 new"))
    #expect(try amara.desk.digest() == before)
  }

  @Test mutating func `writes annotation file and report, and never over a desk`() throws {
    #expect(try amara.read("share \"\(room.file("my file.jsonl"))\"").contains("my file.jsonl"))
    #expect(try amara.read("report mark \(room.file("report.md"))").contains("report.md"))
    #expect(try amara.read("report json \(room.file("report.json"))").contains("report.json"))
    for line in ["share \(amara.desk.path)", "report json \(room.file("other.STET"))"] {
      #expect(throws: ConsoleError.self) { try amara.type(line) }
    }
    #expect(try amara.desk.verify().problems.isEmpty)
  }

  @Test mutating func `lists what waits, how far it is, and who is who`() throws {
    let queue = try amara.read("queue")
    #expect(queue.contains("waiting for your verdict: 1"))
    #expect(try amara.read("queue yours").contains(claim.short))
    try amara.type("true 90")
    let progress = try amara.read("progress")
    #expect(progress.contains(". 0 of "))
    #expect(progress.contains("amara 1 verdict, 0 to give"))
    #expect(try amara.read("who").contains("you amara"))
    #expect(try amara.read("scale").contains("mostly-true Accurate, but needs a clarification."))
    #expect(try amara.type("policy").count >= Gate.Clause.allCases.count)
  }

  @Test mutating func `finds claims by words and by likeness`() throws {
    #expect(try amara.read("find million").contains("[million]"))
    #expect(try amara.read("find zeppelin").contains("Nothing here"))
    let other = try amara.desk.addClaim(wording: "The bridge will cost 12 million euros.")
    try amara.type("open \(claim.text)")
    #expect(try amara.read("similar").contains(other.short))
    #expect(try !amara.read("similar").contains(claim.short))
  }

  @Test func `shows a quotation that another document has, and the word that changed`() throws {
    let desk = try room.desk("amara", file: "quotes.stet")
    let words = "the bridge “will carry twelve thousand cars every working day,”"
    let document = try room.takeIn(
      "Bridge opens\n\nMayor Edda Lund said \(words) in a short statement on Monday.\n",
      outlet: "Harbour Post", on: desk)
    try room.takeIn(
      "Traffic\n\nThe bridge \"will carry twenty thousand cars every working day,\" Lund said.\n",
      outlet: "Gazette", on: desk)
    var amara = try Sitting(desk)
    try amara.type("open \(desk.addClaim(words: words, in: document).text)")
    let quotes = try amara.read("quotes")
    #expect(quotes.contains("here Harbour Post"))
    #expect(quotes.contains("there Gazette"))
    #expect(quotes.contains("twelve → twenty"))
  }

  @Test mutating func `tells the claim's history in order`() throws {
    try amara.type("reword It costs 12 million.")
    try amara.type("note Asked the treasury.")
    let history = try amara.read("history")
    let word = try #require(history.firstRange(of: "wording"))
    let note = try #require(history.firstRange(of: "· note"))
    #expect(word.lowerBound < note.lowerBound)
    #expect(history.contains("2026-03-01 09:00 amara · wording · It costs 12 million."))
  }

  @Test mutating func `says that somebody had seen what their card showed`() throws {
    try amara.type("reword The bridge costs 11 million.")
    var boris = try Sitting(try room.desk("boris"))
    try boris.type("open \(claim.text)")
    try amara.type("reword Amara's words.")
    try boris.type("reword Boris's words.")
    let sides = try boris.read("conflicts")
    #expect(!sides.contains("had seen nothing"))
    #expect(sides.contains("Boris's words. had seen amara: The bridge costs 11 million."))
    // What the card showed is what stands for him again.
    try boris.type("undo")
    let heads = try #require(try boris.desk.conflicts().first).heads
    #expect(Set(heads.map(\.told)) == ["Amara's words.", "The bridge costs 11 million."])
  }
}
