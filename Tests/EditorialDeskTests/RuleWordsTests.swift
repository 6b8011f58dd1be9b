import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("What was changed, in words")
struct RuleWordsTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithVerdicts()
  }

  @Test func `says a scale with its grades and what earlier ratings count as`() throws {
    _ = try desk.change(
      ScaleChange(to: .averitec, counting: [ScaleChange.Count("true=supported")]))
    let told = try #require(try desk.history(of: "desk").last).change
    #expect(told.hasPrefix("averitec: supported 1, refuted 0, "))
    #expect(told.hasSuffix("stet/true counts as supported"))
  }

  @Test func `says of a policy the clauses that ask something else`() throws {
    _ = try desk.setPolicy(Policy(text: "policy: three\nblind-verdicts: 3\n"))
    _ = try desk.setPolicy(Policy(text: "policy: four\nblind-verdicts: 4\n"))
    let told = try desk.history(of: "desk").map(\.change)
    #expect(told.first?.hasPrefix("three: blind-verdicts: ") == true)
    #expect(told.last?.hasPrefix("three → four: blind-verdicts: ") == true)
    #expect(told.allSatisfy { !$0.contains("independent-origins") })
  }

  @Test func `says of a query that was brought back what it asks`() throws {
    _ = try desk.ask("Which year?", to: "writer", about: claim)
    #expect(try desk.undo().what == ["query: Which year?"])
    #expect(try desk.redo().what == ["query: Which year?"])
    #expect(try desk.claim(claim).queries.count(where: \.isOpen) == 1)
  }

  @Test(arguments: ["2017-01-28", "2017-01", "2017", "2017-01/2017-03", "2016/2017-01-28"])
  func `takes a day or a period for when something was said`(date: String) throws {
    try desk.attribute(claim, to: Attribution(speaker: "The mayor", madeOn: date))
    #expect(try desk.claim(claim).attribution?.madeOn == date)
  }

  @Test(arguments: [
    "nodate", "", "2017-02-30", "2017-13", "17-01-28", "2017-1-8", "2017/", "/2017",
    "2016/2017/2018", "2017-01-28T09:00", "２０１７", "0000",
  ])
  func `refuses what is neither`(date: String) throws {
    let refusal = try desk.expectRefusal {
      try desk.attribute(claim, to: Attribution(speaker: "The mayor", madeOn: date))
    }
    #expect(refusal?.problem.contains("no day and no period") == true)
  }
}
