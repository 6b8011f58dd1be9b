import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("Verifying what is counted", .enabled(if: OutsideEditor.isThere, "python3 is not here"))
struct TallyVerifyTests {
  private let folder: ScratchFolder
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    let desk = try folder.desk()
    path = desk.path
    try desk.merge(Fixture.phoneCallBytes())
  }

  @Test(arguments: [
    "UPDATE claim_tally SET open = open + 1",
    "DELETE FROM claim_tally", "UPDATE walk_tally SET items = items + 1",
    "UPDATE annotator_tally SET verdicts = verdicts - 1 WHERE annotator = 'amara'",
    "DELETE FROM annotator_tally WHERE annotator = 'boris'",
    "UPDATE claim SET queries = queries + 1",
    "UPDATE claim SET stale = 1 - stale",
    "UPDATE region_tally SET unruled = unruled + 1",
    "UPDATE region_tally SET undecided = undecided + 1",
    "INSERT INTO annotator_region VALUES ('nobody', 'ff', 1)",
    "UPDATE annotator_region SET unruled = unruled - 1 WHERE annotator = 'amara'",
    "INSERT OR REPLACE INTO former_verdict SELECT entity, facet FROM facet_operation WHERE facet GLOB 'verdict:*'",
  ])
  func `notices a count that was changed, until everything is made anew`(change: String) throws {
    #expect(try Store.open(at: path).verify().problems.isEmpty)
    try OutsideEditor.change(path, change)
    #expect(try Store.open(at: path).verify().problems.map(\.kind) == ["projection"])
    try Store.open(at: path).rebuild()
    #expect(try Store.open(at: path).verify().problems.isEmpty)
  }

  @Test func `brings a desk of the step before over, with what each annotator has left`() throws {
    let boris = WalkFilter.unrated(by: Annotator(recorded: "boris"))
    let left = try Store.open(at: path).read { try $0.walk(boris, limit: .max).map(\.claim) }
    try OutsideEditor.change(
      path,
      """
      DROP TABLE region_tally; DROP TABLE annotator_region; DROP TABLE version;
      DROP TABLE former_version; DROP TABLE settled_scale; DROP TABLE former_verdict; DROP TABLE doubt; DROP TABLE look; PRAGMA user_version = 3
      """)
    let desk = try Store.open(at: path)
    #expect(try desk.verify().problems.isEmpty)
    #expect(try desk.read { try $0.walk(boris, limit: .max).map(\.claim) } == left)
  }

  @Test func `brings a desk over that holds disputed claims for agreed`() throws {
    let counts = try Store.open(at: path).read { try $0.stageCounts() }
    #expect(counts[.disputed] > 0)
    try OutsideEditor.change(
      path, "UPDATE claim SET status = 'agreed' WHERE status = 'disputed'; PRAGMA user_version = 7")
    let desk = try Store.open(at: path)
    #expect(try desk.read { try $0.stageCounts() } == counts)
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `brings a desk of an earlier step over, with the versions of its documents`() throws {
    let articles = ["northern-dispatch", "capital-wire"]
    try Store.open(at: path).merge([Fixture.bytes("versions/dana.jsonl")])
    let documents = try articles.map {
      try #require(DocumentID(naming: Fixture.bytes("phone-call/\($0).txt")))
    }
    try OutsideEditor.change(
      path,
      """
      DROP TABLE version; DROP TABLE former_version; DROP TABLE settled_scale; DROP TABLE former_verdict; DROP TABLE doubt; DROP TABLE look;
      PRAGMA user_version = 4
      """)
    let desk = try Store.open(at: path)
    #expect(try desk.verify().problems.isEmpty)
    // Chen's clock, which is years behind, took both in on one day, the second one first.
    #expect(try desk.read { try $0.currentVersion(of: documents[1]) } == documents[0])
  }

  @Test func `brings a desk of an earlier step over, with its counts`() throws {
    let counts = try Store.open(at: path).read { try $0.stageCounts() }
    try OutsideEditor.change(
      path,
      """
      DROP TABLE claim_tally; DROP TABLE walk_tally; DROP TABLE annotator_tally; DROP TABLE candidate_tally;
      DROP TABLE unsought; DROP TABLE orphan; DROP TABLE contest;
      DROP TABLE region_tally; DROP TABLE annotator_region; DROP TABLE version;
      DROP TABLE former_version; DROP TABLE settled_scale; DROP TABLE former_verdict; DROP TABLE doubt; DROP TABLE look;
      DROP INDEX candidate_by_worth; ALTER TABLE candidate DROP COLUMN waits;
      DROP INDEX claim_by_status; ALTER TABLE claim DROP COLUMN stale;
      ALTER TABLE claim DROP COLUMN queries;
      CREATE INDEX claim_by_status ON claim (status, known);
      CREATE TABLE contest (
        entity INTEGER NOT NULL REFERENCES entity (number), facet TEXT NOT NULL,
        heads INTEGER NOT NULL, PRIMARY KEY (entity, facet)) STRICT, WITHOUT ROWID;
      PRAGMA user_version = 2
      """)
    let desk = try Store.open(at: path)
    #expect(try desk.verify().problems.isEmpty)
    #expect(try desk.read { try $0.stageCounts() } == counts)
  }
}
