import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Undo where somebody else has undone something")
struct UndoTogetherTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
  }

  @Test func `goes on with one's own acts, which stand again`() throws {
    let original = try desk.claim(claim).wording
    try desk.reword(claim, to: "First words.")
    try desk.reword(claim, to: "Second words.")
    try boris.reword(claim, to: "Boris's words.")
    _ = try boris.undo()
    #expect(try desk.claim(claim).wording == "Second words.")
    let undone = try desk.undo()
    #expect(undone.what == ["wording: Second words."])
    #expect(undone.remarks.isEmpty && undone.passedOver.isEmpty)
    #expect(try desk.claim(claim).wording == "First words.")
    _ = try desk.undo()
    #expect(try desk.claim(claim).wording == original)
    _ = try desk.redo()
    _ = try desk.redo()
    #expect(try desk.claim(claim).wording == "Second words.")
  }

  @Test func `goes on after both have undone and redone in turn`() throws {
    try desk.decide(claim, .retracted)
    try boris.decide(claim, .rejected)
    _ = try boris.undo()
    _ = try boris.redo()
    _ = try boris.undo()
    #expect(try desk.claim(claim).status == .retracted)
    _ = try desk.undo()
    #expect(try desk.claim(claim).status == .open)
  }

  @Test func `goes on to a claim that others have rejected and brought back`() throws {
    let added = try desk.addClaim(wording: "Rents rose.")
    try boris.decide(added, .rejected)
    _ = try boris.undo()
    #expect(try desk.claim(added).status == .open)
    let undone = try desk.undo()
    #expect(undone.what == ["claim: Rents rose."])
    #expect(try desk.claim(added).status == .candidate)
    _ = try desk.redo()
    #expect(try desk.claim(added).status == .open)
  }

  @Test func `goes on to a query whose answer others have replaced and brought back`() throws {
    let query = try desk.ask("Which year?", to: "", about: claim)
    _ = try desk.answer(query.text, with: "2026.")
    _ = try boris.answer(query.text, with: "2025.", instead: true)
    _ = try boris.undo()
    _ = try desk.undo()
    #expect(try desk.claim(claim).queries.map(\.isOpen) == [true])
    _ = try desk.undo()
    #expect(try desk.claim(claim).queries.isEmpty)
  }

  @Test func `brings back a tick as whose it is`() throws {
    let document = try #require(try desk.documents().first).id
    let sentences = try desk.coverage(of: document).coverage.sentences
    let open = try #require(sentences.first { $0.state == .open }).number
    try boris.mark([open], of: document, as: .ticked)
    try desk.mark([open], of: document, as: .exempt)
    _ = try desk.undo()
    let sentence = try #require(try desk.coverage(of: document).coverage.sentence(open))
    guard case .mark(let mark) = sentence.reason else {
      Issue.record("no tick came back")
      return
    }
    #expect(mark.by.name == "boris" && mark.state == .ticked)
  }

  @Test func `says why a stranger's evidence stays withdrawn, and what can be done`() throws {
    let (chief, stranger, claim) = try newsroom.deskWithStranger()
    let evidence = try stranger.offer(.record("the council"), on: claim)
    try newsroom.pass(from: stranger, to: chief)
    _ = try chief.withdrawEvidence(evidence.text, because: "Not ours.")
    var refusal: (any ActionableError)?
    do { _ = try chief.undo() } catch let error as PassedOver { refusal = error }
    #expect(
      refusal?.problem.contains("evidence stays taken back: mallory is not on the roster") ?? false)
    #expect(refusal?.problem.contains("Write it yourself") ?? false)
  }
}

@Suite("Choosing between two wordings")
struct ChosenWordingTests {
  @Test func `says how many verdicts count no longer`() throws {
    let newsroom = try Newsroom()
    let (desk, claim) = try newsroom.deskWithClaim()
    let other = try newsroom.desk("other", of: "boris")
    try newsroom.pass(from: desk, to: other)
    try desk.reword(claim, to: "Amara's words.")
    try desk.rate(claim, "true")
    try other.reword(claim, to: "Boris's words.")
    try other.rate(claim, "false")
    try newsroom.pass(from: other, to: desk)
    for wording in ["Amara's words.", "Boris's words."] {
      let heads = try #require(try desk.conflicts().first).heads
      let side = try #require(heads.firstIndex { $0.told == wording })
      let resolved = try desk.resolve(claim.text, Facet(.wording), choosing: side + 1)
      #expect(resolved.stands == wording)
      #expect(resolved.stale == 1)
      _ = try desk.undo()
    }
  }
}
