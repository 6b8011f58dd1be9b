import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("The policy of a desk")
struct PolicyDeskTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID

  /// A claim that two people rated alike, on one primary document.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithVerdicts()
  }

  private func unmet() throws -> [Gate.Clause] { try desk.judged(claim).gate.unmet.map(\.clause) }

  /// Somebody else's `desk.policy`, with members of their own.
  private func merge(_ members: JSONValue) throws {
    var chen = Editor("chen")
    let written = try chen.write(.deskPolicy, on: "desk", with: members)
    try newsroom.write(written.line + [0x0A], to: "policy.jsonl")
    _ = try desk.merge([newsroom.file("policy.jsonl")])
  }

  @Test func `has not the name of the one that is built in, unless it asks for the same`() throws {
    let lax = try newsroom.write("policy: stet\nblind-verdicts: 1\n", to: "lax.policy")
    let refusal = try desk.expectRefusal { _ = try Desk.policy(fromFile: lax) }
    #expect(refusal?.problem == "'stet' is the name of another policy, which is built in.")
    let same = try newsroom.write("policy: stet\nblind-verdicts: 2\n", to: "same.policy")
    #expect(try Desk.policy(fromFile: same).asksSame(as: .standard))
  }

  @Test func `is an operation that travels, and undo takes it back`() throws {
    let strict = try Policy(text: "policy: strict\nblind-verdicts: 3\nwho-may-rule: chidi\n")
    #expect(try desk.setPolicy(strict))
    #expect(try desk.policy().asksSame(as: strict))
    #expect(try desk.policy().name == "strict")
    #expect(try unmet() == [.blindVerdicts])
    let other = try newsroom.desk("other", of: "chen")
    _ = try newsroom.pass(from: desk, to: other)
    #expect(try other.policy() == desk.policy())
    _ = try desk.undo()
    #expect(try desk.policy().asksSame(as: .standard))
    #expect(try unmet() == [])
    _ = try desk.redo()
    #expect(try desk.policy().asksSame(as: strict))
  }

  @Test func `is written once where it says nothing new`() throws {
    let strict = try Policy(text: "policy: strict\nblind-verdicts: 3\n")
    _ = try desk.setPolicy(strict)
    let before = try desk.digest()
    _ = try desk.setPolicy(strict)
    #expect(try desk.digest() == before)
  }

  @Test func `can be tried before it is set, and nothing is changed by that`() throws {
    let strict = try Policy(
      text: "policy: strict\nblind-verdicts: 3\nprimary-document: does-not-suffice\n")
    let before = try desk.digest()
    let trial = try desk.trial(of: strict)
    #expect(trial.claims == 1)
    #expect(trial.verified == 0)
    #expect(trial.unmet.filter { $0.count > 0 }.map(\.clause) == [.blindVerdicts, .evidence])
    #expect(try desk.judged(claim, under: strict).gate.unmet.count == 2)
    #expect(try desk.trial(of: nil).verified == 1)
    #expect(try desk.digest() == before)
  }

  @Test(
    arguments: [
      ("tone", "polite"), ("who_may_rule", "chidi"), ("who_may_rule", [1]), ("attestations", -1),
      ("attestations", "two"), ("ruling_required", 1), ("waived_queries_pass", "no"),
      ("roster_required", .null), ("name", 7),
    ] as [(String, JSONValue)])
  func `with something that is not understood verifies nothing`(
    key: String, value: JSONValue
  ) throws {
    try merge(.object((Policy.standard.members.members ?? []) + [.init(key, value)]))
    #expect(try unmet() == [.policy])
    let reason = try desk.judged(claim).gate.unmet.first?.reason
    #expect(reason == "Nothing can be verified under it: '\(key)' is not understood here.")
    #expect(try desk.policy().words.last?.clause == .policy)
    #expect(try desk.report(.markdown).contains("1 for policy"))
  }

  @Test func `that is contested verifies nothing until somebody has chosen`() throws {
    _ = try desk.setPolicy(try Policy(text: "policy: a\nblind-verdicts: 1\n"))
    try merge(Policy.standard.members)
    #expect(try unmet() == [.policy])
    _ = try desk.resolve("desk", Facet(.policy), choosing: 1)
    #expect(try unmet() == [])
  }

  @Test func `counts only from somebody on the roster, where there is one`() throws {
    try desk.foundRoster()
    let boris = try newsroom.desk(of: "boris")
    let lax = try Policy(text: "policy: lax\nblind-verdicts: 1\nindependent-origins: 1\n")
    #expect(try !boris.setPolicy(lax))
    #expect(try desk.policy().asksSame(as: .standard))
    #expect(try desk.setPolicy(lax))
    #expect(try desk.policy().asksSame(as: lax))
  }

  @Test func `that asks for a roster verifies nothing without one`() throws {
    _ = try desk.setPolicy(try Policy(text: "policy: a\nroster: required\n"))
    #expect(try unmet() == [.authors])
    try desk.foundRoster()
    #expect(try desk.judged(claim).gate.results.last { $0.clause == .authors }?.isMet == false)
    // What he did before there was a roster counts when his key has sealed it.
    try newsroom.desk(of: "boris").seal()
    let boris = try newsroom.desk(of: "boris").ownCard()
    var admission = Desk.Admission(annotator: boris.annotator, device: boris.device)
    admission.key = boris.key
    _ = try desk.admit(admission)
    #expect(try unmet() == [])
  }

  // MARK: Queries

  @Test func `waits for a query until it is answered or waived with a reason`() throws {
    let query = try desk.ask("Which year?", to: "writer", about: claim)
    #expect(try unmet() == [.queries])
    _ = try desk.expectRefusal { _ = try desk.waive(query.text, because: " ") }
    _ = try desk.waive(query.text, because: "The budget is of one year.")
    #expect(try unmet() == [])
    #expect(
      try desk.claim(claim).queries.map(\.outcome)
        == ["waived by amara: The budget is of one year."])
    #expect(try !desk.queue().contains { $0.kind == .query })
    _ = try desk.undo()
    #expect(try unmet() == [.queries])
    _ = try desk.answer(query.text, with: "2026.")
    _ = try desk.expectRefusal { _ = try desk.waive(query.text, because: "Why not.") }
    #expect(try unmet() == [])
  }

  @Test func `may take no waiver for an answer`() throws {
    let query = try desk.ask("Which year?", to: "writer", about: claim)
    _ = try desk.waive(query.text, because: "The budget is of one year.")
    _ = try desk.setPolicy(try Policy(text: "policy: a\nwaived-queries: block\n"))
    #expect(try unmet() == [.queries])
    _ = try desk.answer(query.text, with: "2026.")
    #expect(try unmet() == [])
  }

  @Test func `meets a waiver and an answer that did not know of each other as a conflict`() throws {
    let query = try desk.ask("Which year?", to: "writer", about: claim)
    let other = try newsroom.desk("other", of: "chen")
    _ = try newsroom.pass(from: desk, to: other)
    _ = try desk.waive(query.text, because: "The budget is of one year.")
    _ = try other.answer(query.text, with: "2026.")
    _ = try newsroom.pass(from: other, to: desk)
    let conflict = try #require(try desk.conflicts().first)
    #expect(conflict.facet == Facet(.answer))
    #expect(
      Set(conflict.heads.map(\.told))
        == ["waived: The budget is of one year.", "2026."])
    #expect(try unmet() == [.wording])
    _ = try desk.resolve(query.text, Facet(.answer), choosing: 1)
    #expect(try unmet() == [])
  }
}
