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

@Suite("Undo of what was somebody else's")
struct OthersUndoTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk

  init() throws {
    newsroom = try Newsroom()
    (desk, _) = try newsroom.deskWithCandidate()
    boris = try newsroom.desk(of: "boris")
  }

  private func candidate() throws -> ClaimID {
    try #require(try desk.candidatesByWorth().first).claim
  }

  @Test(arguments: [true, false])
  func `stops at an answer or a waiver that it has brought back, and names them`(
    isAnswer: Bool
  ) throws {
    let claim = try candidate()
    try desk.decide(claim, .accepted)
    _ = try desk.tag(claim, adding: ["money"], removing: [])
    let query = try desk.ask("Who paid?", to: "writer", about: claim).text
    if isAnswer {
      _ = try boris.answer(query, with: "The state.")
    } else {
      _ = try boris.waive(query, because: "It is settled.")
    }
    _ = try desk.answer(query, with: "The council.", instead: true)
    _ = try desk.undo()
    let stop = try #require(throws: PassedOver.self) { try desk.undo() }
    #expect(stop.problem.contains("boris has \(isAnswer ? "answered" : "waived") the query since"))
    #expect(try desk.claim(claim).queries.map(\.isOpen) == [false])
    #expect(try desk.claim(claim).queries.count == 1)
  }

  @Test func `stops at a rejection that it has brought back, and names who rejected`() throws {
    let claim = try candidate()
    try desk.decide(claim, .accepted)
    _ = try desk.addNote("A note before.", to: claim)
    try boris.decide(claim, .rejected, because: "No fact.")
    try desk.decide(claim, .accepted)
    _ = try desk.undo()
    _ = try desk.undo()
    let refusal = try desk.expectRefusal { _ = try desk.undo() }
    #expect(refusal?.remedy.contains("decision stands as boris wrote it") ?? false)
    #expect(refusal?.remedy.contains("you brought it back") ?? false)
    #expect(try desk.claim(claim).decision?.because == "No fact.")
    #expect(try desk.claim(claim).decision?.by.name == "boris")
  }

  /// Both reject it without having seen what the other one did.
  private func rejectTwice() throws -> ClaimID {
    let claim = try candidate()
    let start = try desk.logEnd()
    try desk.decide(claim, .rejected, because: "Too vague.")
    try boris.knowing(upTo: start).decide(claim, .rejected, because: "An opinion.")
    return claim
  }

  @Test func `of one of two rejections leaves the other one, and accepts nothing`() throws {
    let claim = try rejectTwice()
    try #require(try desk.conflicts().count == 1)
    _ = try boris.undo()
    let decision = try #require(try desk.claim(claim).decision)
    #expect(decision.outcome == .rejected && decision.because == "Too vague.")
    #expect(decision.by.name == "amara" && decision.broughtBackBy?.name == "boris")
    #expect(try desk.conflicts().isEmpty)
  }

  @Test func `of one of two rejections is brought back as it was, and the other is its author's`()
    throws
  {
    let claim = try rejectTwice()
    _ = try boris.undo()
    _ = try boris.redo()
    let heads = try #require(try desk.conflicts().first).heads
    #expect(Set(heads.map(\.by.name)) == ["amara", "boris"])
    _ = try boris.undo()
    _ = try desk.undo()
    #expect(try desk.claim(claim).status == .candidate)
    #expect(try desk.conflicts().isEmpty)
  }

  @Test func `says in words what others have replaced`() throws {
    let claim = try candidate()
    let other = try desk.addClaim(wording: "Trams are quiet.")
    try desk.join(claim, with: other)
    try boris.part(claim, from: other)
    let names = [claim.short, other.short].sorted().joined(separator: " and ")
    #expect(
      try desk.undo().remarks == [
        "what was said of \(names) being one is left as boris wrote it since: write it anew, or ask boris."
      ])
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
