import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("What waits for a person")
struct QueueTests {
  let newsroom: Newsroom
  let desk: Desk
  let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
  }

  private func names(_ kind: Desk.Task.Kind, for desk: Desk? = nil) throws -> [String] {
    try (desk ?? self.desk).queue([kind]).map(\.name)
  }

  @Test func `counts each queue, and gives its beginning`() throws {
    let all = try desk.queue()
    for queue in try desk.queues(most: 1) {
      let whole = all.filter { $0.kind == queue.kind }
      #expect(queue.count == whole.count, "\(queue.kind)")
      #expect(queue.tasks.map(\.name) == whole.prefix(1).map(\.name), "\(queue.kind)")
    }
  }

  @Test func `holds an accepted claim for everybody until they rate it`() throws {
    let boris = try newsroom.desk(of: "boris")
    #expect(try names(.yours) == [claim.text])
    #expect(try names(.yours, for: boris) == [claim.text])
    try desk.rate(claim, "true")
    #expect(try names(.yours).isEmpty)
    #expect(try names(.yours, for: boris) == [claim.text])
    #expect(try names(.open) == [claim.text])
    try boris.rate(claim, "true")
    #expect(try names(.open).isEmpty)
    try boris.withdrawVerdict(on: claim)
    #expect(try names(.yours, for: boris) == [claim.text])
  }

  @Test func `holds a dispute until somebody rules, and the ruling once a verdict changes`() throws
  {
    let boris = try newsroom.desk(of: "boris")
    try desk.rate(claim, "true")
    try boris.rate(claim, "false")
    #expect(try names(.disputed) == [claim.text])
    try desk.rule(claim, "true", because: "The budget says so.")
    #expect(try names(.disputed).isEmpty)
    #expect(try names(.staleRuling).isEmpty)
    try boris.rate(claim, "mostly-true")
    #expect(try names(.staleRuling) == [claim.text])
    try desk.rule(claim, "true", because: "Both agree.")
    #expect(try names(.staleRuling).isEmpty)
  }

  @Test func `holds one task for each query until it is answered`() throws {
    let first = try desk.ask("Which budget?", to: "writer", about: claim)
    _ = try desk.ask("Who said so?", to: "", about: claim)
    #expect(Set(try desk.queue([.query]).map(\.text)) == ["Which budget?", "Who said so?"])
    _ = try desk.answer(first.text, with: "That of 2026.")
    #expect(try desk.queue([.query]).map(\.text) == ["Who said so?"])
    try desk.decide(claim, .rejected)
    #expect(try names(.query).isEmpty)
    try desk.decide(claim, .accepted)
    #expect(try names(.query) == [claim.text])
  }

  @Test func `lists candidates by worth, and again when a decision is taken back`() throws {
    let worths = try desk.candidatesByWorth().map(\.worth)
    #expect(worths == worths.sorted(by: >))
    #expect(try names(.candidate) == desk.candidatesByWorth().map(\.claim.text))
    #expect(try !names(.candidate).contains(claim.text))
    _ = try desk.undo()
    #expect(try names(.candidate).contains(claim.text))
    _ = try desk.redo()
    #expect(try !names(.candidate).contains(claim.text))
    #expect(try desk.queue([.candidate]).allSatisfy { !$0.text.isEmpty })
  }

  @Test func `takes a candidate away when a colleague has decided about it`() throws {
    let other = try newsroom.desk("other", of: "boris")
    _ = try other.ingest(newsroom.file("tram.txt"))
    let before = try other.progress().candidates
    #expect(try names(.candidate, for: other).contains(claim.text))
    _ = try newsroom.pass(from: desk, to: other)
    #expect(try !names(.candidate, for: other).contains(claim.text))
    #expect(try other.progress().candidates == before - 1)
    _ = try other.rebuild()
    #expect(try other.progress().candidates == before - 1)
    #expect(try other.verify().problems.isEmpty)
  }

  @Test func `finds appearances that are not in their document, whichever came first`() throws {
    let document = try #require(try desk.documents().first).id
    let editor = try newsroom.write(
      Self.strangeClaim(in: document.text), to: "strange.jsonl")
    _ = try desk.merge([editor])
    #expect(try desk.queue([.orphan]).map(\.text) == ["words that are not there at all"])
    let other = try newsroom.desk("other", of: "boris")
    _ = try other.merge([editor])
    #expect(try names(.orphan, for: other).isEmpty)
    _ = try other.ingest(newsroom.file("tram.txt"))
    #expect(try names(.orphan, for: other) == names(.orphan))
    #expect(try desk.queues([.orphan], most: 0).map(\.count) == [1])
    _ = try desk.rebuild()
    #expect(try desk.queues([.orphan], most: 0).map(\.count) == [1])
  }

  @Test(arguments: [true, false])
  func `is named by verifying where an appearance stands as found or not found, and is the other`(
    isThere: Bool
  ) throws {
    let document = try #require(try desk.documents().first).id
    if !isThere {
      let strange = Self.strangeClaim(in: document.text)
      _ = try desk.merge([newsroom.write(strange, to: "strange.jsonl")])
    }
    _ = try desk.rebuild()
    let store = try Store.open(at: desk.path)
    let sought = try #require(try store.read { try $0.nextUnsought() })
    let lost = sought.selectors.map { ($0.claim, $0.selector.span) }
    try store.settleSought(sought, lost: isThere ? lost : [])
    let problems = try desk.verify().problems
    #expect(problems.map(\.kind) == ["projection"])
    #expect(problems.map(\.entity) == ["orphan"])
    _ = try desk.rebuild()
    _ = try desk.queue([.orphan])
    #expect(try desk.verify().problems.isEmpty)
  }

  private static func strangeClaim(in document: String) -> String {
    """
    {"v":1,"dev":"aaaaaaaaaaaaaaaaaaaaaaaaaa","ep":1,"n":1,"at":"2026-01-01T00:00:00.000Z","by":"zoe",\
    "do":"claim.add","on":"\(name(of: document))","with":{"document":"\(document)","start":3,"end":9,\
    "exact":"words that are not there at all","prefix":"","suffix":""}}

    """
  }

  private static func name(of document: String) -> String {
    DocumentID(document).flatMap { document in
      TextSpan(3, 9).flatMap { ClaimID(naming: document, span: $0)?.text }
    } ?? ""
  }

  @Test func `goes through a queue from a place whose task is done meanwhile`() throws {
    let kind = Desk.Task.Kind.candidate
    let all = try desk.queue([kind])
    let first = try #require(try desk.nextTask(kind, after: nil, leaving: nil))
    #expect(first.task.name == all[0].name)
    try desk.decide(try #require(first.task.claim), .rejected)
    let second = try #require(
      try desk.nextTask(kind, after: first.place, leaving: first.task.claim))
    #expect(second.task.name == all[1].name)
    let back = try desk.nextTask(
      kind, after: second.place, leaving: second.task.claim, isBackwards: true)
    #expect(back == nil)
  }

  @Test func `says what is left by document and by person`() throws {
    let before = try desk.progress()
    #expect(before.facts == before.left)
    #expect(before.documents.map(\.left) == [before.left])
    try desk.rate(claim, "true")
    try newsroom.desk(of: "boris").rate(claim, "true")
    let after = try desk.progress()
    #expect(after.left == before.left - 1)
    #expect(after.facts == before.facts)
    #expect(after.verdicts.map(\.count) == [1, 1])
    #expect(after.waiting.map(\.count) == [0, 0])
    _ = try desk.addClaim(wording: "The line will have nine stops.")
    let last = try #require(try desk.progress().documents.last)
    #expect(last.document == nil && last.left == 1)
  }

  @Test func `calls queues by their names, others of theirs, and beginnings`() throws {
    #expect(try Desk.Task.Kind(called: "stale") == .staleRuling)
    #expect(try Desk.Task.Kind(called: "Cand") == .candidate)
    #expect(try Desk.Task.Kind(called: "queries") == .query)
    for word in ["o", "", "what", "candidatess"] {
      #expect(throws: DeskError.self) { try Desk.Task.Kind(called: word) }
    }
  }
}
