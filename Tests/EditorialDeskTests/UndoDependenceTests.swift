import ClaimModel
import EditorialDesk
import Testing

@Suite("Undo of what a colleague has built on")
struct UndoDependenceTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
  }

  private func offer() throws -> EvidenceID { try desk.offer(.record("the council"), on: claim) }

  @Test func `says whose verdict cites the evidence that is gone`() throws {
    let evidence = try offer()
    _ = try boris.rate(claim, .init(rating: "true", evidence: [evidence.text]))
    let remarks = try desk.undo().remarks
    #expect(remarks == ["boris cites evidence that is withdrawn now: tell them, or `redo`."])
    #expect(try desk.claim(claim).verdicts.first?.evidence == [evidence])
    #expect(try desk.redo().remarks.isEmpty)
    #expect(try desk.claim(claim).evidence.map(\.id) == [evidence])
  }

  @Test func `says who has replaced it, and what to do`() throws {
    _ = try desk.tag(claim, adding: ["money"], removing: [])
    try desk.reword(claim, to: "Amara's words.")
    try boris.reword(claim, to: "Boris's words.")
    let undone = try desk.undo(passing: .all)
    #expect(undone.passedOver == ["wording: Amara's words."])
    #expect(
      undone.remarks.first
        == "wording is left as boris wrote it since: write it anew, or ask boris.")
    #expect(try desk.claim(claim).wording == "Boris's words.")
    // The claim that Boris has reworded is not taken off the desk by one more.
    let refusal = try desk.expectRefusal { _ = try desk.undo(passing: .all) }
    #expect(refusal?.remedy.contains("boris worked on it (boris: other words)") == true)
    #expect(refusal?.remedy.hasPrefix("wording is left as boris wrote it since") == true)
  }

  @Test func `says whose verdict is on the wording that was taken back`() throws {
    try desk.reword(claim, to: "The line costs 40 million euros.")
    try boris.rate(claim, "true")
    #expect(
      try desk.undo().remarks.first?.hasPrefix("boris's verdict is on another wording") ?? false)
    #expect(try desk.claim(claim).verdicts.first?.isStale ?? false)
  }

  @Test func `says that a ruling is stale now`() throws {
    try desk.rate(claim, "true")
    try boris.rule(claim, "true", because: "The council says so.")
    #expect(
      try desk.undo().remarks == ["The ruling by boris is stale now: ask for it anew, or `redo`."])
  }

  @Test func `leaves a claim on the desk that colleagues have worked on`() throws {
    try boris.rate(claim, "true")
    let refusal = try desk.expectRefusal { _ = try desk.undo() }
    #expect(refusal?.problem == "There is nothing to undo.")
    #expect(refusal?.remedy.contains("The claim stays accepted: boris worked on it") ?? false)
    #expect(try desk.claim(claim).status == .open)
  }

  @Test func `takes back what accepted a claim by the way, and leaves the claim`() throws {
    let second = try #require(try desk.candidatesByWorth().first).claim
    _ = try desk.addNote("Look at this one.", to: second)
    try boris.rate(second, "true")
    try newsroom.desk(of: "chen").rate(second, "true")
    let undone = try desk.undo()
    #expect(undone.remarks.first?.hasPrefix("The claim stays accepted: boris, chen") ?? false)
    #expect(try desk.claim(second).status == .agreed)
    #expect(try desk.claim(second).notes.isEmpty)
    _ = try desk.redo()
    #expect(try desk.claim(second).notes.map(\.text) == ["Look at this one."])
    #expect(try desk.claim(second).status == .agreed)
  }

  @Test func `says nothing of others' work where a place alone is taken back`() throws {
    try boris.rate(claim, "true")
    let other = try desk.ingest(
      newsroom.write("The opposition said so too.\n", to: "other.txt")
    ).document.id
    _ = try desk.anchor(claim, at: .words("The opposition said so", place: nil), in: other)
    let undone = try desk.undo()
    #expect(undone.what.count == 1 && undone.remarks.isEmpty)
    #expect(try desk.claim(claim).appearances.count == 1)
    #expect(try desk.redo().remarks.isEmpty)
  }

  @Test func `leaves a query alone that a colleague has answered`() throws {
    _ = try desk.tag(claim, adding: ["money"], removing: [])
    let query = try desk.ask("Who says so?", to: "writer", about: claim)
    _ = try boris.answer(query.text, with: "The mayor.")
    let stop = try #require(throws: PassedOver.self) { try desk.undo() }
    #expect(
      stop.problem
        == "Your latest act (query: Who says so?) is not taken back: boris has answered the query "
        + "since: it stays.")
    #expect(!stop.next.isEmpty)
    #expect(try desk.claim(claim).queries.first?.answer == "The mayor.")
  }

  @Test func `says nothing where nobody has built on it`() throws {
    _ = try offer()
    try boris.rate(claim, "true")
    #expect(try desk.undo().remarks.isEmpty)
  }

  // MARK: Resolving, and acts on several things

  @Test func `takes back the resolution of a merge, and brings it back, across restarts`() throws {
    let other = try newsroom.desk("other", of: "chen")
    try newsroom.pass(from: desk, to: other)
    try desk.reword(claim, to: "Amara's words.")
    try other.reword(claim, to: "Chen's words.")
    try newsroom.pass(from: other, to: desk)
    let conflict = try #require(try desk.conflicts().first)
    let stands = try desk.resolve(conflict.entity, conflict.facet, choosing: 2).stands
    #expect(try desk.conflicts().isEmpty)
    let count = try desk.operationCount()
    _ = try newsroom.desk().undo()
    let again = try #require(try newsroom.desk().conflicts().first)
    #expect(Set(again.heads.map(\.value)) == ["Amara's words.", "Chen's words."])
    #expect(try desk.operationCount() > count)
    _ = try newsroom.desk().redo()
    #expect(try desk.conflicts().isEmpty)
    #expect(try desk.claim(claim).wording == stands)
    _ = try newsroom.desk().undo()
    #expect(try desk.conflicts().count == 1)
    try newsroom.pass(from: desk, to: other)
    #expect(try other.conflicts().map(\.facet) == desk.conflicts().map(\.facet))
  }

  @Test func `takes back a decision about several claims at once`() throws {
    let candidates = try desk.candidatesByWorth().prefix(2).map(\.claim)
    try #require(candidates.count == 2)
    let before = try desk.stateDigest()
    try desk.decide(Array(candidates), .accepted)
    #expect(try candidates.allSatisfy { try desk.claim($0).status == .open })
    _ = try desk.undo()
    #expect(try candidates.allSatisfy { try desk.claim($0).status == .candidate })
    _ = try desk.redo()
    #expect(try candidates.allSatisfy { try desk.claim($0).status == .open })
    #expect(try desk.stateDigest() != before)
  }

  @Test func `takes back that two claims are one, and an origin`() throws {
    let other = try desk.addClaim(wording: "Trams are quiet.")
    try desk.join(claim, with: other)
    _ = try desk.undo()
    #expect(try desk.claim(claim).sameAs.isEmpty)
    _ = try desk.redo()
    #expect(try desk.claim(claim).sameAs == [other])
    let document = try #require(try desk.documents().first).id
    try desk.setOrigin("the council", kind: "statement", of: document)
    _ = try desk.undo()
    #expect(try desk.document(document).origins.isEmpty)
    _ = try desk.redo()
    #expect(try desk.document(document).origins == ["the council"])
  }

  // MARK: History

  @Test func `stands in the history, with what was before, after, and why`() throws {
    let first = try desk.claim(claim).wording
    try desk.reword(claim, to: "Amara's words.")
    _ = try desk.rate(claim, .init(rating: "true", rationale: "The council says so."))
    _ = try desk.rate(claim, .init(rating: "half-true", rationale: "Not all of it."))
    _ = try desk.undo()
    let history = try desk.history(of: claim.text)
    let verdicts = history.filter { $0.kind == "verdict.give" }
    #expect(verdicts.map(\.before) == [[], ["true"], ["half-true"]])
    #expect(verdicts.map(\.value) == ["true", "half-true", "true"])
    #expect(
      verdicts.map(\.because)
        == ["The council says so.", "Not all of it.", "undo: The council says so."])
    #expect(history.first { $0.kind == "claim.word" }?.before == [])
    #expect(first != "Amara's words.")
  }
}

@Suite("Undo of an import")
struct UndoneImportTests {
  private let newsroom: Newsroom
  private let desk: Desk

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk(of: "dana")
  }

  /// Rows of four people on so many claims, with a source each.
  private func takeIn(_ count: Int) throws -> [ClaimID] {
    let rows = (1...count).flatMap { number in
      (0...3).map {
        "\(number),Tram \(number) is red.,p\($0),true,https://example.org/\(number),supports\n"
      }
    }
    let path = try newsroom.write(
      "id,wording,annotator,rating,source_url,stance\n" + rows.joined(), to: "rows.csv")
    _ = try desk.importFiles([path], as: try #require(.init("csv")))
    return try desk.claims().map(\.claim.id)
  }

  @Test func `names nobody for rows that it takes back itself`() throws {
    let claims = try takeIn(3)
    #expect(try desk.undo().remarks == [])
    #expect(try claims.allSatisfy { try desk.claim($0).status == .candidate })
    #expect(try desk.redo().remarks == [])
  }

  @Test func `names a colleague who has worked on its claims since, and says on how many`() throws {
    let claims = try takeIn(40)
    let boris = try newsroom.desk(of: "boris")
    for claim in claims.prefix(9) { try boris.rate(claim, "true") }
    let remarks = try desk.undo().remarks
    #expect(
      remarks == [
        "The claim stays accepted: boris worked on it (boris: a verdict); `reject` with a reason takes it off."
      ])
    #expect(try claims.prefix(9).allSatisfy { try desk.claim($0).status != .candidate })
  }

  @Test func `names a few of very many people, and counts the others`() throws {
    let claims = try takeIn(1)
    for number in 10..<20 { try newsroom.desk(of: "q\(number)").rate(claims[0], "true") }
    #expect(
      try desk.undo().remarks == [
        "The claim stays accepted: q10, q11, q12 and 7 more worked on it; `reject` with a reason takes it off."
      ])
  }
}
