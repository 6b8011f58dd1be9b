import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Naming a query")
struct QueryNameTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
  }

  @Test func `is possible with the name that the queue tells`() throws {
    let query = try desk.ask("Which year?", to: "writer", about: claim)
    let task = try #require(try desk.queue([.query]).first)
    #expect(task.query == query)
    #expect(task.text == "Which year?")
    #expect(try desk.answer(query.short, with: "2016.") == query)
    #expect(try desk.queue([.query]).isEmpty)
  }

  @Test func `by the name of its claim is refused with a list of the claim's queries`() throws {
    let open = try desk.ask("Which year?", to: "writer", about: claim)
    let settled = try desk.ask("Which line?", to: "", about: claim)
    _ = try desk.answer(settled.text, with: "Line 4.")
    for act in [
      { try desk.answer(claim.short, with: "2016.") },
      { try desk.waive(claim.short, because: "Old.") },
    ] {
      let refusal = try desk.expectRefusal { _ = try act() }
      #expect(refusal?.remedy.contains("\(open.short) “Which year?” (open)") ?? false)
      #expect(refusal?.remedy.contains("\(settled.short) “Which line?” (settled)") ?? false)
    }
  }

  @Test func `on a claim without any says so`() throws {
    let refusal = try desk.expectRefusal { _ = try desk.answer(claim.short, with: "2016.") }
    #expect(refusal?.remedy.contains("the claim has none") ?? false)
  }

  @Test func `of which the policy takes no waiver, it stays open, and that is said`() throws {
    let query = try desk.ask("Which year?", to: "writer", about: claim)
    var policy = Policy.standard
    policy.acceptsWaivers = false
    policy.name = "strict"
    _ = try desk.setPolicy(policy)
    let refusal = try desk.expectRefusal { _ = try desk.waive(query.text, because: "Old.") }
    #expect(refusal?.problem.contains("takes no waiver") ?? false)
    #expect(try desk.queue([.query]).map(\.query) == [query])
  }
}
