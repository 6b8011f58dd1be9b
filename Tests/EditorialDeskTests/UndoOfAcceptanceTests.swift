import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Undo of what made a claim of a candidate")
struct UndoOfAcceptanceTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithCandidate()
    boris = try newsroom.desk(of: "boris")
  }

  /// A way of accepting the candidate.
  enum Way: CaseIterable {
    case accepting, rewording, offering, afterRejection, again
  }

  /// A work of a colleague on the claim.
  enum Work: String, CaseIterable {
    case wording = "other words"
    case evidence = "evidence"
    case verdict = "a verdict"
    case ruling = "a verdict, a ruling"
    case note = "a note"
    case query = "a query"
    case tag = "a tag"
    case same = "that it is the same as another"
    case speaker = "who said it"
    case publication = "a publication"
    case place = "a place"
  }

  private func make(_ way: Way) throws {
    switch way {
    case .accepting: try desk.decide(claim, .accepted)
    case .rewording: _ = try desk.reword(claim, to: "Amara's words.")
    case .offering: _ = try desk.offer(.record("the council"), on: claim)
    case .afterRejection:
      try desk.decide(claim, .rejected, because: "No.")
      try desk.decide(claim, .accepted)
    case .again:
      try desk.decide(claim, .accepted)
      _ = try desk.undo()
      try desk.decide(claim, .accepted)
    }
  }

  private func work(_ work: Work, on editor: Desk) throws {
    switch work {
    case .wording: _ = try editor.reword(claim, to: "Boris's words.")
    case .evidence: _ = try editor.offer(.record("the mayor's office"), on: claim)
    case .verdict: try editor.rate(claim, "true")
    case .ruling:
      try editor.rate(claim, "true")
      try editor.rule(claim, "true", because: "The council says so.")
    case .note: _ = try editor.addNote("See page 2.", to: claim)
    case .query: _ = try editor.ask("Who says so?", to: "writer", about: claim)
    case .tag: _ = try editor.tag(claim, adding: ["money"], removing: [])
    case .same: try editor.join(claim, with: try editor.addClaim(wording: "Rents rose."))
    case .speaker: _ = try editor.attribute(claim, to: Attribution(speaker: "Jo Berg"))
    case .publication:
      _ = try editor.publish(claim, .init(url: "https://daily.example.org/1"))
    case .place:
      _ = try editor.ingest(newsroom.write(Newsroom.article + "More.\n", to: "b.txt"))
      let other = try #require(
        try editor.documents().map(\.id).first { id in
          try !editor.claim(claim).appearances.contains { $0.selector.document == id }
        })
      _ = try editor.anchor(claim, at: .unchanged, in: other)
    }
  }

  @Test(arguments: Work.allCases)
  func `leaves the claim to a colleague's work, and says what that is`(work: Work) throws {
    try make(.accepting)
    try self.work(work, on: boris)
    let before = try desk.claim(claim)
    let refusal = try desk.expectRefusal { _ = try desk.undo() }
    #expect(
      refusal?.remedy.contains(
        "The claim stays accepted: boris worked on it (boris: \(work.rawValue))") == true,
      "\(refusal?.remedy ?? "")")
    #expect(try desk.claim(claim) == before)
  }

  @Test(arguments: Way.allCases)
  func `leaves it however the candidate was accepted`(way: Way) throws {
    try make(way)
    try work(.note, on: boris)
    _ = try? desk.undo(passing: .all)
    #expect(try desk.claim(claim).status == .open)
    #expect(try desk.claim(claim).notes.map(\.text) == ["See page 2."])
    #expect(try desk.queue([.open]).map(\.claim).contains(claim))
  }

  @Test(arguments: Way.allCases)
  func `goes on where one has worked on it alone`(way: Way) throws {
    try make(way)
    try work(.tag, on: desk)
    _ = try desk.undo()
    _ = try desk.undo()
    let status = try desk.claim(claim).status
    #expect(status == (way == .afterRejection ? .rejected : .candidate))
  }

  @Test(arguments: [Work.note, .tag, .evidence, .verdict, .wording])
  func `goes on where a colleague has taken back what they did`(work: Work) throws {
    try make(.accepting)
    try self.work(work, on: boris)
    _ = try boris.undo()
    _ = try desk.undo()
    #expect(try desk.claim(claim).status == .candidate)
  }

  @Test func `goes on where the work was done before the claim was brought back`() throws {
    try make(.accepting)
    try work(.note, on: boris)
    try desk.decide(claim, .rejected, because: "No.")
    try desk.decide(claim, .accepted)
    _ = try desk.undo()
    #expect(try desk.claim(claim).status == .rejected)
  }

  @Test func `takes back one's own words and leaves the claim that a colleague noted on`() throws {
    try make(.rewording)
    try work(.note, on: boris)
    let undone = try desk.undo()
    #expect(undone.remarks.contains { $0.contains("boris worked on it (boris: a note)") })
    #expect(try desk.claim(claim).wording != "Amara's words.")
    #expect(try desk.claim(claim).status == .open)
    _ = try desk.redo()
    #expect(try desk.claim(claim).wording == "Amara's words.")
  }
}
