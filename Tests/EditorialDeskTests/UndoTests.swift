import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Undo")
struct UndoTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func reading(_ desk: Desk, _ claim: ClaimID) throws -> ClaimReading {
    ClaimReading(try desk.claim(claim))
  }

  // MARK: Laws

  @Test("leaves a claim as it was before the act, and redo brings the act back", arguments: 1...8)
  func takesBackRandomActs(seed: Int) throws {
    let (desk, claim) = try newsroom.deskWithCandidate()
    let first = try reading(desk, claim)
    var acts = RandomActs(seed: UInt64(seed), claim: claim)
    var standing = 0
    for _ in 1...14 {
      let (before, digest) = (try reading(desk, claim), try desk.digest())
      guard let name = try acts.act(on: desk), try desk.digest() != digest else { continue }
      let after = try reading(desk, claim)
      let count = try desk.operationCount()
      _ = try desk.undo()
      #expect(try reading(desk, claim) == before, "undo of \(name), seed \(seed)")
      #expect(try desk.operationCount() > count, "undo of \(name) removed something")
      _ = try desk.redo()
      #expect(try reading(desk, claim) == after, "redo of \(name), seed \(seed)")
      standing += 1
      if acts.chance(3) {
        _ = try desk.undo()
        #expect(try reading(desk, claim) == before, "second undo of \(name), seed \(seed)")
        standing -= 1
      }
    }
    for _ in 0..<standing { _ = try desk.undo() }
    #expect(try reading(desk, claim) == first, "all undone, seed \(seed)")
    _ = try desk.expectRefusal { _ = try desk.undo() }
    #expect(try desk.verify().problems.isEmpty)
    let copy = try newsroom.desk("copy", of: "boris")
    #expect(try newsroom.pass(from: desk, to: copy).findings.map(\.kind).allSatisfy { $0 != .gap })
    #expect(try copy.stateDigest() == desk.stateDigest())
  }

  @Test func `leaves no name that nobody has`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    _ = try desk.addNote("Ask the mayor.", to: claim)
    _ = try desk.undo()
    _ = try desk.redo()
    let copy = try newsroom.desk("copy", of: "boris")
    #expect(try newsroom.pass(from: desk, to: copy).findings.isEmpty)
    #expect(try copy.claim(claim).notes.map(\.text) == ["Ask the mayor."])
  }

  // MARK: Acts

  @Test func `takes back a whole act at once`() throws {
    let (desk, claim) = try newsroom.deskWithCandidate()
    let before = try reading(desk, claim)
    try desk.rate(claim, "true")
    #expect(try desk.undo().what.count >= 2)
    #expect(try reading(desk, claim) == before)
    #expect(try desk.claim(claim).status == .candidate)
    try desk.decide(claim, .accepted)
    #expect(try desk.claim(claim).attribution == before.attribution)
  }

  @Test func `takes back an acceptance with its reason`() throws {
    let (desk, claim) = try newsroom.deskWithCandidate()
    try desk.decide(claim, .accepted, because: "The council's own figure.")
    _ = try desk.undo()
    #expect(try desk.claim(claim).status == .candidate)
    _ = try desk.redo()
    #expect(try desk.claim(claim).status == .open)
    #expect(try desk.claim(claim).decision?.because == "The council's own figure.")
  }

  @Test func `makes nobody the author of a decision that they only let stand again`() throws {
    let (desk, claim) = try newsroom.deskWithCandidate()
    try desk.decide(claim, .accepted)
    let chief = try newsroom.desk(of: "chief")
    try chief.decide(claim, .rejected, because: "No fact.")
    _ = try chief.undo()
    let standing = try chief.judged(claim).gate.results.first { $0.clause == .standing }
    #expect(standing?.isMet == true)
    #expect(standing?.reason == "Accepted by amara; chief took back what was decided after it.")
  }

  @Test func `takes back a tag that was put on and off in one act`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    try desk.tag(claim, adding: ["budget", "trams"], removing: ["budget"])
    #expect(try desk.claim(claim).tags == ["trams"])
    _ = try desk.undo()
    #expect(try desk.claim(claim).tags.isEmpty)
    _ = try desk.redo()
    #expect(try desk.claim(claim).tags == ["trams"])
  }

  @Test func `takes back a claim added by hand, and redo brings it back`() throws {
    let (desk, _) = try newsroom.deskWithClaim()
    let claim = try desk.addClaim(wording: "Trams ran in 1950.")
    #expect(try desk.claim(claim).status == .open)
    _ = try desk.undo()
    #expect(try desk.claim(claim).status == .candidate)
    _ = try desk.redo()
    #expect(try desk.claim(claim).status == .open)
  }

  @Test func `leaves a claim added by hand standing when its rejection is taken back`() throws {
    let desk = try newsroom.desk()
    let claim = try desk.addClaim(wording: "Trams ran in 1950.")
    try desk.decide(claim, .rejected)
    _ = try desk.undo()
    #expect(try desk.claim(claim).status == .open)
  }

  @Test func `lets a document stand, and takes back what was said of it`() throws {
    let desk = try newsroom.desk()
    let path = try newsroom.write(Newsroom.article, to: "tram.txt")
    let document = try desk.ingest(path).document.id
    _ = try desk.expectRefusal { _ = try desk.undo() }
    _ = try desk.ingest(path, details: Desk.DocumentDetails(outlet: "Harbour Post"))
    _ = try desk.undo()
    #expect(try desk.document(document).outlet == nil)
    #expect(try desk.document(document).isPresent)
    _ = try desk.redo()
    #expect(try desk.document(document).outlet == "Harbour Post")
  }

  // MARK: Whose acts, and which

  @Test func `says so when there is nothing to undo or redo`() throws {
    let desk = try newsroom.desk()
    #expect(try desk.expectRefusal { _ = try desk.undo() }?.problem == "There is nothing to undo.")
    #expect(try desk.expectRefusal { _ = try desk.redo() }?.problem == "There is nothing to redo.")
  }

  @Test func `goes back act by act, and redo forth again, until something new is done`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    for wording in ["One.", "Two.", "Three."] { try desk.reword(claim, to: wording) }
    let wordings = { try desk.claim(claim).wording }
    var seen: [String] = []
    for _ in 1...2 {
      _ = try desk.undo()
      seen.append(try wordings())
    }
    for _ in 1...2 {
      _ = try desk.redo()
      seen.append(try wordings())
    }
    #expect(seen == ["Two.", "One.", "Two.", "Three."])
    _ = try desk.undo()
    try desk.reword(claim, to: "Four.")
    _ = try desk.expectRefusal { _ = try desk.redo() }
    _ = try desk.undo()
    #expect(try wordings() == "Two.")
  }

  @Test func `works after the desk was closed and opened`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    let wording = try desk.claim(claim).wording
    try desk.reword(claim, to: "Trams will run.")
    _ = try newsroom.desk().undo()
    #expect(try newsroom.desk().claim(claim).wording == wording)
    _ = try newsroom.desk().redo()
    #expect(try newsroom.desk().claim(claim).wording == "Trams will run.")
  }

  @Test func `takes back one's own acts only`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    let boris = try newsroom.desk(of: "boris")
    try desk.rate(claim, "true")
    try boris.rate(claim, "false")
    _ = try desk.undo()
    #expect(try desk.claim(claim).verdicts.map(\.annotator.name) == ["boris"])
    _ = try boris.undo()
    #expect(try desk.claim(claim).verdicts.isEmpty)
    _ = try boris.expectRefusal { _ = try boris.undo() }
  }

  @Test func `passes over what somebody has replaced since, where that was agreed to`() throws {
    let (desk, claim) = try newsroom.deskWithClaim()
    try desk.tag(claim, adding: ["trams"], removing: [])
    try desk.reword(claim, to: "Amara's words.")
    try newsroom.desk(of: "boris").reword(claim, to: "Boris's words.")
    let stop = try #require(throws: PassedOver.self) { try desk.undo() }
    #expect(
      stop.reasons == ["wording is left as boris wrote it since: write it anew, or ask boris."])
    #expect(stop.next.hasPrefix("tag: trams added on "))
    #expect(try desk.claim(claim).tags == ["trams"])
    let undone = try desk.undo(passing: .only(Set(stop.acts.map(\.name))))
    #expect(undone.passedOver == ["wording: Amara's words."])
    #expect(undone.what.count == 1)
    #expect(try desk.claim(claim).tags.isEmpty)
    #expect(try desk.claim(claim).wording == "Boris's words.")
    let redone = try desk.redo()
    #expect(redone.passedOver.isEmpty)
    #expect(try desk.claim(claim).tags == ["trams"])
  }
}

/// What an editor does with one claim, by chance.
private struct RandomActs {
  private var generator: SeededGenerator
  private let claim: ClaimID

  init(seed: UInt64, claim: ClaimID) {
    generator = SeededGenerator(seed: seed)
    self.claim = claim
  }

  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

  private mutating func one(of words: [String]) -> String {
    words[Int.random(in: 0..<words.count, using: &generator)]
  }

  /// Does something.
  ///
  /// - Returns: what; `nil` when it could not be done as things stand.
  mutating func act(on desk: Desk) throws -> String? {
    let text = one(of: ["The line costs 40 million.", "Trams will run in 2027.", "A line."])
    let rating = one(of: ["true", "half-true", "unproven"])
    let acts = Self.acts(on: desk, claim, text: text, rating: rating)
    let (name, work) = acts[Int.random(in: 0..<acts.count, using: &generator)]
    do {
      try work()
      return name
    } catch DeskError.nothingToDo {
      return nil
    }
  }

  private static func acts(
    on desk: Desk, _ claim: ClaimID, text: String, rating: String
  ) -> [(String, () throws -> Void)] {
    [
      ("accept", { try desk.decide(claim, .accepted, because: text) }),
      ("reject", { try desk.decide(claim, .rejected) }),
      ("retract", { try desk.decide(claim, .retracted, because: text) }),
      ("reword", { try desk.reword(claim, to: text) }),
      (
        "attribute",
        { try desk.attribute(claim, to: Attribution(speaker: text, channel: "speech")) }
      ),
      ("tag", { try desk.tag(claim, adding: [rating], removing: ["true"]) }),
      ("note", { _ = try desk.addNote(text, to: claim) }),
      ("query", { _ = try desk.ask(text, to: "writer", about: claim) }),
      ("answer", { try answerFirst(of: claim, on: desk, text) }),
      ("evidence", { _ = try desk.offer(evidence(text), on: claim) }),
      ("withdraw evidence", { try withdrawFirst(of: claim, on: desk, because: text) }),
      ("rate", { try desk.rate(claim, rating, because: text) }),
      ("withdraw verdict", { try desk.withdrawVerdict(on: claim) }),
      ("rule", { try desk.rule(claim, rating, because: text) }),
      ("withdraw ruling", { try desk.withdrawRuling(on: claim) }),
    ]
  }

  private static func evidence(_ text: String) -> Desk.EvidenceOffer {
    Desk.EvidenceOffer(
      stance: .supports, source: .outside(url: "https://example.org/", title: "", quote: text),
      origin: text)
  }

  private static func answerFirst(of claim: ClaimID, on desk: Desk, _ text: String) throws {
    let open = try desk.claim(claim).queries.first { $0.answer != "(taken back)" }
    if let open { _ = try desk.answer(open.id.text, with: text) }
  }

  private static func withdrawFirst(of claim: ClaimID, on desk: Desk, because: String) throws {
    if let first = try desk.claim(claim).evidence.first {
      _ = try desk.withdrawEvidence(first.id.text, because: because)
    }
  }
}
