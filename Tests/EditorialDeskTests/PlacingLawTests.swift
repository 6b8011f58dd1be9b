import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Placing claims by chance")
struct PlacingLawTests {
  /// What a desk says of places, and what waits.
  private struct State: Equatable {
    let digest: String
    let tasks: [String]
    let waiting: [String]
    let counts: [Int?]

    init(_ desk: Desk) throws {
      digest = try desk.stateDigest()
      tasks = try desk.queue([.orphan, .contested]).map { "\($0.kind) \($0.name) \($0.text)" }
      waiting = try desk.queue([.candidate]).map(\.name).sorted()
      counts = try Desk.Task.Kind.allCases.map { try desk.taskCount($0) }
    }
  }

  private func act(
    _ desk: Desk, _ article: ChangedArticle, _ generator: inout SeededGenerator
  ) throws {
    let claims = [article.crime, article.rents, article.taxes, article.buses]
    let claim = claims[Int.random(in: 0..<claims.count, using: &generator)]
    let document = Bool.random(using: &generator) ? article.second : article.first
    let works: [() throws -> Void] = [
      { _ = try desk.carry(into: document) },
      { _ = try desk.anchor(claim, at: .unchanged, in: document) },
      { _ = try desk.anchor(claim, at: .nearest) },
      { _ = try desk.anchor(claim, at: .words("percent", place: 2), in: document) },
      { _ = try desk.declareAbsent(claim, from: document, because: "cut") },
      { try desk.decide(claim, .rejected) },
      { try desk.decide(claim, .accepted) },
      { _ = try desk.undo() }, { _ = try desk.undo() }, { _ = try desk.redo() },
      {
        guard let conflict = try desk.conflicts().first else { return }
        _ = try desk.resolve(conflict.entity, conflict.facet, choosing: 1)
      },
    ]
    do {
      try works[Int.random(in: 0..<works.count, using: &generator)]()
    } catch is any ActionableError {
      // What cannot be done as things stand is not done.
    }
  }

  @Test(
    "gives every desk with the same operations the same places and queues", arguments: lawSeeds(6))
  func agrees(seed: UInt64) throws {
    let newsroom = try Newsroom()
    let article = try ChangedArticle(newsroom)
    // Boris has the same documents, and what Amara did until then.
    let other = try newsroom.desk("other", of: "boris", day: 3)
    _ = try ChangedArticle.take(ChangedArticle.former, "first.txt", other, newsroom)
    _ = try ChangedArticle.take(ChangedArticle.current, "second.txt", other, newsroom)
    try newsroom.pass(from: article.desk(), to: other)
    var generator = SeededGenerator(seed: seed)
    for step in 1...24 {
      let isAmara = Bool.random(using: &generator)
      try act(isAmara ? article.desk() : other, article, &generator)
      if step % 8 == 0 { try newsroom.pass(from: other, to: article.desk()) }
    }
    try newsroom.pass(from: article.desk(), to: other)
    try newsroom.pass(from: other, to: article.desk())
    // A third desk gets both files in the other order.
    let third = try newsroom.desk("third", of: "chen", day: 3)
    _ = try article.desk().share(to: newsroom.file("a.jsonl"), onlyMine: true)
    _ = try other.share(to: newsroom.file("b.jsonl"), onlyMine: true)
    _ = try third.merge([newsroom.file("b.jsonl"), newsroom.file("a.jsonl")])
    for file in ["second.txt", "first.txt"] { _ = try third.ingest(newsroom.file(file)) }
    try newsroom.pass(from: third, to: article.desk())
    try newsroom.pass(from: third, to: other)
    let state = try State(article.desk())
    for desk in [other, third] {
      #expect(try State(desk) == state, "seed \(seed)")
      _ = try desk.rebuild()
      #expect(try State(desk) == state, "seed \(seed), rebuilt")
    }
    #expect(try article.desk().verify().problems.isEmpty, "seed \(seed)")
    #expect(try third.verify().problems.map(\.detail) == [], "seed \(seed)")
  }
}
