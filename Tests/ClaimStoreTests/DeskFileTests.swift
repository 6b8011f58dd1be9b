import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Foundation
import Testing

@Suite("A desk's file")
struct DeskFileTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  // MARK: What it is

  @Test func `says in its header that it is a desk`() throws {
    _ = try folder.desk()
    let header = try folder.bytes(of: "1.stet").prefix(72)
    #expect(Array(header.prefix(16)) == Array("SQLite format 3\0".utf8))
    #expect(Array(header[68..<72]) == Array("Stet".utf8))
    #expect(header[60..<64].reduce(0) { $0 << 8 | Int($1) } >= 1)
    // 2 in both places of the header means write-ahead log.
    #expect(Array(header[18..<20]) == [2, 2])
  }

  @Test func `is empty of operations when it is new, and equal to another new one`() throws {
    let (one, other) = (try folder.desk(), try folder.desk())
    #expect(try one.read { try $0.operationCount() } == 0)
    #expect(try one.state() == other.state())
    #expect(try one.state() == DeskState(AnnotationLog()))
    #expect(try one.read { try $0.instance() } != other.read { try $0.instance() })
  }

  @Test func `leaves nothing beside itself when it is made`() throws {
    do { _ = try folder.desk() }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["1.stet"])
  }

  @Test(.enabled(if: OutsideEditor.isThere, "python3 is not here"))
  func `has only strict tables with a primary key`() throws {
    let path = try folder.desk().path
    let loose = try OutsideEditor.query(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT GLOB 'sqlite_*'
      """, of: path)
    #expect(loose.isEmpty)
    let keyless = try OutsideEditor.query(
      """
      SELECT name FROM pragma_table_list AS listed
      WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'
        AND NOT EXISTS (SELECT 1 FROM pragma_table_info(listed.name) WHERE pk > 0)
      """, of: path)
    #expect(keyless.isEmpty)
  }

  @Test(.enabled(if: OutsideEditor.isThere, "python3 is not here"))
  func `has an index behind every foreign key`() throws {
    let path = try folder.desk().path
    let keys = try OutsideEditor.query(
      """
      SELECT listed.name, key."from" FROM pragma_table_list AS listed
      JOIN pragma_foreign_key_list(listed.name) AS key WHERE listed.schema = 'main'
      """, of: path)
    #expect(keys.count >= 6)
    // The first column of an index, or of the primary key, finds the rows that refer to another.
    let found = try OutsideEditor.query(
      """
      SELECT listed.name, column.name FROM pragma_table_list AS listed
      JOIN pragma_index_list(listed.name) AS one
      JOIN pragma_index_info(one.name) AS column WHERE column.seqno = 0
      UNION SELECT listed.name, column.name FROM pragma_table_list AS listed
      JOIN pragma_table_info(listed.name) AS column WHERE column.pk = 1
      """, of: path)
    #expect(Set(keys).subtracting(found).isEmpty)
  }

  @Test func `refuses a row that refers to nothing`() throws {
    let desk = try folder.desk()
    let document = try #require(DocumentID(naming: [1]))
    let span = try TextSpan(start: 0, end: 1)
    let claim = try #require(ClaimID(naming: document, span: span))
    let candidate = StoredCandidate(
      document: document, span: span, claim: claim, worth: 0.5, body: "{}")
    #expect(throws: StoreError.self) {
      try desk.replaceCandidates(of: document, extractor: "1", with: [candidate])
    }
  }

  // MARK: What it is not

  @Test func `is not made over something that is there`() throws {
    let path = try folder.write(Array("an article".utf8), to: "taken.stet")
    #expect(throws: StoreError.alreadyThere(path: path)) {
      try Store.create(at: path, instance: "one")
    }
    #expect(try folder.bytes(of: "taken.stet") == Array("an article".utf8))
    let linked = folder.file("linked.stet")
    try FileManager.default.createSymbolicLink(
      atPath: linked, withDestinationPath: folder.file("nowhere"))
    #expect(throws: StoreError.alreadyThere(path: linked)) {
      try Store.create(at: linked, instance: "one")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["linked.stet", "taken.stet"])
  }

  @Test(
    "is refused, and left as it was, when it is something else",
    arguments: [
      ("", "the file is empty"), ("an article, and no desk at all", "it is no SQLite file"),
      ("SQLite format 3\0", "it is no SQLite file"),
      ("SQLite format 3\0" + String(repeating: "x", count: 100), "another program"),
    ])
  func isRefused(content: String, reason: String) throws {
    let path = try folder.write(Array(content.utf8), to: "other.stet")
    let error = #expect(throws: StoreError.self) { try Store.open(at: path) }
    #expect(error?.problem.contains(reason) ?? false)
    #expect(error?.place == path)
    #expect(try folder.bytes(of: "other.stet") == Array(content.utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["other.stet"])
  }

  @Test func `is refused when it is missing or a folder`() throws {
    let missing = folder.file("missing.stet")
    #expect(throws: StoreError.noSuchDesk(path: missing)) { try Store.open(at: missing) }
    #expect(!FileManager.default.fileExists(atPath: missing))
    #expect(throws: StoreError.notADesk(path: folder.path, reason: "it is a folder")) {
      try Store.open(at: folder.path)
    }
  }

  @Test func `is refused when half of it is missing`() throws {
    do { try folder.desk().merge([Fixture.bytes("phone-call/amara.jsonl")]) }
    let whole = try folder.bytes(of: "1.stet")
    let path = try folder.write(whole.prefix(whole.count / 2), to: "half.stet")
    #expect(throws: StoreError.self) {
      let desk = try Store.open(at: path)
      let report = try desk.verify()
      #expect(!report.problems.isEmpty)
      throw StoreError.failed(path: path, reason: "verify told of it")
    }
    #expect(try folder.bytes(of: "half.stet") == Array(whole.prefix(whole.count / 2)))
  }

  @Test(.enabled(if: OutsideEditor.isThere, "python3 is not here"))
  func `is refused when another program made the database`() throws {
    let path = folder.file("other.stet")
    try OutsideEditor.change(path, "CREATE TABLE recipe (name TEXT)")
    let before = try folder.bytes(of: "other.stet")
    let error = StoreError.notADesk(path: path, reason: "another program made this SQLite file")
    #expect(throws: error) { try Store.open(at: path) }
    #expect(try folder.bytes(of: "other.stet") == before)
  }

  @Test(.enabled(if: OutsideEditor.isThere, "python3 is not here"))
  func `is refused, and left as it was, when a newer version made it`() throws {
    var path = ""
    do { path = try folder.desk().path }
    try OutsideEditor.change(path, "PRAGMA user_version = 999")
    let before = try folder.bytes(of: "1.stet")
    let error = #expect(throws: StoreError.self) { try Store.open(at: path) }
    guard case .madeByNewerVersion(path, found: 999, known: _) = error else {
      Issue.record("refused for another reason: \(String(describing: error))")
      return
    }
    #expect(try folder.bytes(of: "1.stet") == before)
  }

  // MARK: What a merge leaves alone

  @Test func `is as before after a dry run`() throws {
    let desk = try folder.desk()
    let files = try Fixture.phoneCallBytes()
    try desk.merge([files[0]])
    let before = try desk.state()
    let trial = try desk.merge(files + [Fixture.bytes("broken/not-json.jsonl")], dryRun: true)
    #expect(trial.new > 0)
    #expect(!trial.contested.isEmpty)
    #expect(try desk.state() == before)
    #expect(try desk.verify().quarantined == 0)
    let real = try desk.merge(files + [Fixture.bytes("broken/not-json.jsonl")])
    #expect(real.new == trial.new)
    #expect(real.contested == trial.contested)
    #expect(real.disputed == trial.disputed)
    #expect(real.quarantined.map(\.line) == trial.quarantined.map(\.line))
  }

  @Test func `is as before when a file breaks off while it is read`() throws {
    struct StickPulledOut: Error {}
    let desk = try folder.desk()
    let amara = try Fixture.bytes("phone-call/amara.jsonl")
    let boris = try Fixture.bytes("phone-call/boris.jsonl")
    try desk.merge([amara])
    let before = try desk.state()
    let broken = MergeSource(name: "boris.jsonl") { body in
      try boris[..<(boris.count / 2)].withUnsafeBytes { try body($0) }
      throw StickPulledOut()
    }
    let chen = MergeSource(bytes: try Fixture.bytes("phone-call/chen.jsonl"), name: "chen.jsonl")
    #expect(throws: StickPulledOut.self) { try desk.merge([chen, broken]) }
    #expect(try desk.state() == before)
    try desk.merge([boris])
    #expect(try desk.state() != before)
  }

  @Test func `says the same when it is closed and opened again`() throws {
    var state: DeskState?
    do {
      let desk = try folder.desk()
      try desk.merge([Fixture.bytes("phone-call/amara.jsonl")])
      state = try desk.state()
    }
    #expect(try Store.open(at: folder.file("1.stet")).state() == state)
  }
}
