import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("Verifying a desk", .enabled(if: OutsideEditor.isThere, "python3 is not here"))
struct VerifyTests {
  private let folder: ScratchFolder
  private let path: String
  private let chain: Chain

  init() throws {
    folder = try ScratchFolder()
    let desk = try folder.desk()
    path = desk.path
    let files = try Fixture.phoneCallBytes()
    try desk.merge(files)
    try desk.actOfAmara { act in
      let article = try Fixture.bytes("phone-call/capital-wire.txt")
      let name = try #require(DocumentID(naming: article))
      _ = try act.keep(
        article, text: String(decoding: article, as: UTF8.self), reader: "text/1 utf-8", of: name)
    }
    let first = try #require(files[2].split(separator: 0x0A).first)
    chain = try Operation(line: Array(first)).chain
  }

  private func problems() throws -> [IntegrityReport.Problem] {
    try Store.open(at: path).verify().problems
  }

  private func change(_ sql: String) throws { try OutsideEditor.change(path, sql) }

  private var ofChen: String {
    "chain = (SELECT number FROM chain WHERE device = '\(chain.device)')"
  }

  @Test func `finds nothing wrong with one that nobody touched`() throws {
    let report = try Store.open(at: path).verify()
    #expect(report.problems.isEmpty)
    #expect(report.operations == 103)
    #expect(report.chains == 3)
    #expect(report.quarantined == 0)
  }

  @Test func `finds nothing wrong after a rebuild`() throws {
    try Store.open(at: path).rebuild()
    #expect(try problems().isEmpty)
  }

  @Test func `names the chain and the place of a changed letter`() throws {
    try change(
      """
      UPDATE operation SET line = CAST(replace(CAST(line AS TEXT), '2009-12-31', '2010-12-31') AS BLOB)
      WHERE \(ofChen) AND number = 5
      """)
    let changed = try problems().filter { $0.kind == "changed-line" }
    #expect(changed.map(\.entity) == [chain.description])
    #expect(changed.first?.detail.contains("at 5 ") ?? false)
  }

  @Test func `names the chain and the place of a line that is no operation any more`() throws {
    try change(
      "UPDATE operation SET line = CAST('not json' AS BLOB) WHERE \(ofChen) AND number = 7")
    let changed = try problems().filter { $0.kind == "changed-line" }
    #expect(changed.map(\.entity) == [chain.description])
    #expect(changed.first?.detail.contains("at 7 ") ?? false)
  }

  @Test func `names the chain and the place after a line that was taken out`() throws {
    try change("DELETE FROM operation WHERE \(ofChen) AND number = 9")
    let gaps = try problems().filter { $0.kind == "gap" }
    #expect(gaps.map(\.entity) == [chain.description])
    #expect(gaps.first?.detail.contains("number 10 ") ?? false)
  }

  @Test func `notices the last line of a chain taken out, by what was made of it`() throws {
    try change(
      """
      DELETE FROM operation WHERE \(ofChen)
        AND number = (SELECT max(number) FROM operation WHERE \(ofChen))
      """)
    #expect(try problems().map(\.kind) == ["projection"])
  }

  @Test func `names a line put in beside another`() throws {
    let line = try #require(
      try Fixture.bytes("phone-call/chen.jsonl").split(separator: 0x0A).dropFirst(3).first)
    let forged = String(decoding: line, as: UTF8.self).replacing("2009", with: "2011")
    let id = try Operation(line: Array(forged.utf8)).id
    try change(
      """
      INSERT INTO operation (chain, number, id, line) SELECT number, 4, x'\(OutsideEditor.hexadecimal(id.bytes))',
        CAST('\(forged.replacing("'", with: "''"))' AS BLOB)
      FROM chain WHERE device = '\(chain.device)'
      """)
    let twins = try problems().filter { $0.kind == "equivocation" }
    #expect(twins.map(\.entity) == [chain.description])
    #expect(twins.first?.detail.contains("number 4") ?? false)
  }

  @Test func `names a document whose bytes were changed`() throws {
    try change("UPDATE document_bytes SET bytes = CAST(bytes || x'20' AS BLOB)")
    let article = try Fixture.bytes("phone-call/capital-wire.txt")
    #expect(try problems().map(\.kind) == ["document-changed"])
    #expect(try problems().map(\.entity) == [DocumentID(naming: article)?.text])
  }

  @Test(arguments: [
    "DELETE FROM facet_operation WHERE rowid_of_verdict",
    "UPDATE facet_operation SET replaced = 1 - replaced WHERE rowid_of_verdict",
    "UPDATE facet_operation SET value = 'false' WHERE rowid_of_verdict",
    "UPDATE claim SET status = 'agreed' WHERE status <> 'agreed'",
    "UPDATE claim SET wording = wording || '!'",
    "INSERT INTO entity (name, kind) VALUES ('nobody', 'annotator')",
    "UPDATE entity SET parent = NULL WHERE parent IS NOT NULL",
    "DELETE FROM contest",
    "UPDATE contest SET heads = heads + 1",
    "INSERT INTO contest VALUES ('claim', 'nobody', 'wording', 2)",
    "DELETE FROM appearance WHERE start > 900",
    "INSERT INTO appearance SELECT document, start + 1, end + 1, claim FROM appearance",
    "UPDATE searchable SET body = body || ' and more'",
    "DELETE FROM searchable",
  ])
  func `notices what was made of the log and is not what it says`(sql: String) throws {
    let verdict = "facet GLOB 'verdict:*' AND value <> 'false' AND operation IS NOT NULL"
    try change(sql.replacing("rowid_of_verdict", with: verdict))
    #expect(try problems().map(\.kind) == ["projection"])
    try Store.open(at: path).rebuild()
    #expect(try problems().isEmpty)
  }

  @Test(arguments: [
    "CREATE TRIGGER quiet AFTER INSERT ON operation BEGIN SELECT 1; END",
    "CREATE TABLE mine (a)", "DROP INDEX claim_by_status",
  ])
  func `names what is in the file and no part of a desk, and what is missing`(sql: String) throws {
    try change(sql)
    let found = try problems()
    #expect(found.map(\.kind) == ["database"])
    #expect(["quiet", "mine", "claim_by_status"].contains(found.first?.entity))
  }

  @Test func `gives back by a rebuild what was taken out of a projection`() throws {
    let before = try Store.open(at: path).state()
    try change("DELETE FROM contest; DELETE FROM claim; DELETE FROM appearance")
    #expect(try Store.open(at: path).state() != before)
    try Store.open(at: path).rebuild()
    #expect(try Store.open(at: path).state() == before)
  }
}
