import DeskTestSupport
import AnnotationSync
import ClaimModel
import ClaimStore
import Testing

@Suite(
  "Verifying what is kept beside the log",
  .enabled(if: OutsideEditor.isThere, "python3 is not here"))
struct KeptVerifyTests {
  private let folder: ScratchFolder
  private let path: String

  /// A desk with an article, a candidate that is a claim and one that is none.
  init() throws {
    folder = try ScratchFolder()
    let desk = try folder.desk()
    path = desk.path
    try desk.merge(
      ["amara", "boris", "chen"].map { try Fixture.bytes("phone-call/\($0).jsonl") })
    let article = try Fixture.bytes("phone-call/capital-wire.txt")
    let document = try #require(DocumentID(naming: article))
    try desk.actOfAmara { act in
      _ = try act.keep(
        article, text: String(decoding: article, as: UTF8.self), reader: "text/1 utf-8",
        of: document)
    }
    let standing = try desk.read { try $0.standingClaims(in: document) }
    let claimed = try #require(standing.first)
    let free = try #require(TextSpan(1, 9))
    let unclaimed = try #require(ClaimID(naming: document, span: free))
    try desk.replaceCandidates(
      of: document, extractor: "test",
      with: [claimed, (unclaimed, free)].map { claim, span in
        StoredCandidate(document: document, span: span, claim: claim, worth: 0.5, body: "{}")
      })
  }

  @Test func `finds nothing wrong with what nobody touched, nor after a rebuild`() throws {
    #expect(try Store.open(at: path).verify().problems.isEmpty)
    try Store.open(at: path).rebuild()
    #expect(try Store.open(at: path).verify().problems.isEmpty)
  }

  @Test(arguments: [
    ("UPDATE candidate SET waits = 1 WHERE waits = 0", "candidate"),
    ("UPDATE candidate SET waits = 0 WHERE waits = 1", "candidate"),
    ("UPDATE candidate SET waits = 2 WHERE waits = 1", "candidate"),
    ("UPDATE candidate_tally SET candidates = candidates + 1", "candidate_tally"),
    ("DELETE FROM candidate_tally", "candidate_tally"),
    ("INSERT INTO candidate_tally VALUES ('none', 3)", "candidate_tally"),
    ("UPDATE unsought SET document = 'none'", "unsought"),
    ("INSERT INTO former_version VALUES ('none', 'other')", "former_version"),
    (
      "INSERT INTO orphan SELECT document, start + 1, end + 1, claim FROM appearance LIMIT 1",
      "orphan"
    ),
  ])
  func `names the table of a cell that was changed, until everything is made anew`(
    change: String, table: String
  ) throws {
    try OutsideEditor.change(path, change)
    let problems = try Store.open(at: path).verify().problems
    #expect(problems.allSatisfy { $0.kind == "projection" })
    #expect(problems.map(\.entity).contains(table), "\(problems)")
    try Store.open(at: path).rebuild()
    #expect(try Store.open(at: path).verify().problems.isEmpty)
  }
}
