import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Testing

/// Somebody judges at a prompt what others have changed since the card was shown.
@Suite("A judgement of what was not seen")
struct UnseenTests {
  let room: ReviewRoom
  var amara: Sitting
  var boris: Sitting
  let claim: ClaimID

  init() throws {
    room = try ReviewRoom()
    amara = try room.sitting("amara")
    claim = try amara.claim().id
    boris = try Sitting(try room.desk("boris"))
    try boris.type("open \(claim.text)")
  }

  /// What the desk answers where it refuses.
  private func refusal(_ body: () throws -> Void) throws -> String {
    do {
      try body()
      return ""
    } catch let error as DeskError {
      return "\(error.problem) \(error.remedy)"
    }
  }

  @Test(arguments: [
    ("reword It will not cost 12 million euros.", "the wording is “It will not cost"),
    ("attribute Jon Birk", "the speaker is Jon Birk"),
  ])
  mutating func `is no verdict on other words or another speaker`(
    change: String, told: String
  ) throws {
    try boris.type(change)
    let said = try refusal { try amara.type("true 90 The statement has it.") }
    #expect(said.contains(told) && said.contains("by boris"))
    #expect(said.contains("no verdict was recorded"))
    #expect(try amara.desk.claim(claim).verdicts.isEmpty)
    // Once seen it is judged.
    #expect(try amara.read("show").contains(told.contains("Jon") ? "Jon Birk" : "will not cost"))
    try amara.type("false 90 The statement has it.")
    let verdicts = try amara.desk.claim(claim).verdicts
    #expect(verdicts.map(\.rating) == ["false"] && verdicts.allSatisfy { !$0.isStale })
  }

  @Test mutating func `is a verdict on what its author has written`() throws {
    try amara.type("reword It costs 12 million.")
    try amara.type("attribute the treasury")
    try amara.type("true 90")
    #expect(try amara.desk.claim(claim).verdicts.map(\.isStale) == [false])
  }

  @Test mutating func `is a verdict where others added what is not judged`() throws {
    try boris.type("note Ask the port office.")
    try boris.type("evidence refutes https://example.org/roads")
    try boris.type("half-true 60 It leaves the roads out.")
    #expect(try amara.read("true 90").contains("blind"))
  }

  @Test(arguments: [
    ("true 80 The statement has it.", "a verdict by boris"),
    ("evidence refutes https://example.org/roads", "an evidence by boris"),
    ("reword It costs 12 million.", "by boris"),
  ])
  mutating func `is no ruling on what the adjudicator was not shown`(
    change: String, told: String
  ) throws {
    try amara.type("false 90")
    var chief = try Sitting(try room.desk("chief"))
    try chief.type("open \(claim.text)")
    try chief.type("show reveal")
    try boris.type(change)
    let said = try refusal { try chief.type("rule false Both say so.") }
    #expect(said.contains(told) && said.contains("no ruling was recorded"))
    #expect(try chief.desk.claim(claim).ruling == nil)
    try chief.type("show reveal")
    try chief.type("rule false Both say so.")
    #expect(try chief.desk.claim(claim).ruling?.isStale == false)
  }

  @Test mutating func `is a ruling where the adjudicator offered the evidence`() throws {
    try amara.type("false 90")
    var chief = try Sitting(try room.desk("chief"))
    try chief.type("open \(claim.text)")
    try chief.type("show reveal")
    try chief.type("evidence refutes https://example.org/roads")
    try chief.type("rule false Amara is right.")
    #expect(try chief.desk.claim(claim).ruling?.rating == "false")
  }

  @Test(arguments: [
    ("reject It is an opinion.", "true 90", "the claim is rejected, by boris: “It is an opinion.”"),
    ("reject It is an opinion.", "answer 1 Yes.", "the claim is rejected, by boris"),
    ("reject It is an opinion.", "waive 1 Old.", "the claim is rejected, by boris"),
    ("answer 1 No.", "answer 1 Yes.", "boris answered it"),
    ("waive 1 No need.", "answer 1 Yes.", "boris waived it"),
    ("waive 1 No need.", "waive 1 Old.", "boris waived it"),
    ("answer 1 No.", "answer 1 instead: Yes.", "that came since you looked"),
  ])
  mutating func `decides nothing about what others have settled since`(
    change: String, line: String, told: String
  ) throws {
    try amara.type("query Which treasury?")
    try amara.type("show")
    try boris.type("open \(claim.text)")
    try boris.type(change)
    let before = try amara.desk.digest()
    let said = try refusal { try amara.type(line) }
    #expect(said.contains(told))
    #expect(try amara.desk.digest() == before)
  }

  @Test mutating func `replaces an answer that was seen, when that is said`() throws {
    try amara.type("query Which treasury?")
    try boris.type("answer \(amara.claim().queries[0].id.text) The county's.")
    try amara.type("show")
    #expect(try refusal { try amara.type("answer 1 The city's.") }.contains("The county's."))
    #expect(try amara.read("answer 1 instead: The city's.").hasPrefix("answered"))
    #expect(try amara.claim().queries[0].answer == "The city's.")
  }

  @Test mutating func `is no ruling on a claim that was rejected since`() throws {
    try amara.type("false 90")
    var chief = try Sitting(try room.desk("chief"))
    try chief.type("open \(claim.text)")
    try chief.type("show reveal")
    try boris.type("reject It is an opinion.")
    let said = try refusal { try chief.type("rule false Amara says so.") }
    #expect(said.contains("the claim is rejected, by boris"))
    #expect(try chief.desk.claim(claim).ruling == nil)
  }

  @Test(arguments: [
    ("tick", "exempt a headline"), ("tick 1", "exempt a headline"), ("exempt a headline", "tick"),
    ("exempt a headline", "exempt"), ("cover reopen 1", "exempt a headline"),
  ])
  mutating func `marks no sentence that others have marked otherwise since`(
    line: String, change: String
  ) throws {
    try amara.type("cover")
    try boris.type("cover")
    try boris.type(change)
    let before = try amara.desk.digest()
    let said = try refusal { try amara.type(line) }
    #expect(
      said.contains("boris has \(change == "tick" ? "ticked" : "exempted") sentence 1"))
    #expect(said.contains("no sentence was marked"))
    #expect(try amara.desk.digest() == before)
    try amara.type("cover show")
    try amara.type(line)
    #expect(try amara.desk.conflicts().isEmpty)
  }

  @Test(arguments: [("exempt 5 a promise", "tick 5"), ("tick 5", "exempt 5 a promise")])
  mutating func `marks no sentence that other replies than its own have passed by`(
    change: String, line: String
  ) throws {
    try amara.type("cover")
    try boris.type("cover")
    try boris.type(change)
    // This shows the first sentences, and not the fifth.
    try amara.type("tick 1")
    let before = try amara.desk.digest()
    let said = try refusal { try amara.type(line) }
    #expect(said.contains("boris has \(change == "tick 5" ? "ticked" : "exempted") sentence 5"))
    #expect(try amara.desk.digest() == before)
    try amara.type("cover show")
    try amara.type(line)
    #expect(try amara.desk.conflicts().isEmpty)
  }

  @Test mutating func `marks no sentence that others had marked before and that was never shown`()
    throws
  {
    try boris.type("cover")
    try boris.type("exempt 5 a promise")
    try amara.type("cover")
    #expect(try refusal { try amara.type("tick 5") }.contains("boris has exempted sentence 5"))
    #expect(try amara.read("tick 2").contains("ticked 2"))
  }

  @Test mutating func `marks no contested sentence that was shown beside another one only`() throws
  {
    let his = try room.desk("boris", file: "his.stet")
    let document = try room.takeIn(ReviewRoom.harbour, outlet: "Harbour Post", on: his)
    try his.mark([2], of: document, as: .exempt, because: "a wish")
    try amara.desk.mark([2], of: document, as: .ticked)
    _ = try his.share(to: room.file("his.jsonl"))
    try amara.type("merge \(room.file("his.jsonl"))")
    try #require(try amara.desk.conflicts().count == 1)
    var chen = try Sitting(try room.desk("chen"))
    try chen.type("cover \(document.short)")
    #expect(try refusal { try chen.type("tick 2") }.contains("sentence 2"))
    #expect(try chen.read("tick").contains("contested people have said different things of it"))
    try chen.type("tick")
    #expect(try chen.desk.conflicts().isEmpty)
  }
}
