import AnnotationSync
import ClaimModel
@testable import ClaimStore
import DeskTestSupport
import Testing

@Suite("A large annotation file")
struct BulkMergeTests {
  private let folder: ScratchFolder
  private let desk: Store
  private let lines: [[UInt8]]

  init() throws {
    folder = try ScratchFolder()
    desk = try folder.desk()
    var amara = Editor("amara")
    lines = try (0..<700).map { number in
      try amara.write(
        .noteAdd, on: "Q0xBSU1DTEFJTUNMQUlNQ0xBSU1DTEFJ",
        with: ["text": .string("\(number) " + String(repeating: "words ", count: 300))]
      ).line
    }
  }

  private func source(_ lines: [[UInt8]], tail: [UInt8] = []) -> MergeSource {
    let bytes = lines.flatMap { $0 + [0x0A] } + tail
    let plain = MergeSource(bytes: bytes, name: "amara.jsonl")
    return MergeSource(
      name: plain.name, size: bytes.count, isRepeatable: true, read: plain.read)
  }

  private func beginnings() throws -> Int {
    try OutsideEditor.query("SELECT count(*) FROM merged_beginning", of: desk.path)
      .compactMap { Int($0) }.first ?? -1
  }

  @Test func `counts the same when it comes again`() throws {
    let first = try desk.merge([source(lines)])
    #expect((first.lines, first.new, first.duplicate) == (700, 700, 0))
    let again = try desk.merge([source(lines)])
    #expect(again.addsUp)
    #expect((again.lines, again.new, again.duplicate) == (700, 0, 700))
  }

  @Test func `that has grown is read from where it was known`() throws {
    _ = try desk.merge([source(Array(lines[..<600]))])
    let grown = try desk.merge([source(lines)])
    #expect((grown.lines, grown.new, grown.duplicate) == (700, 100, 600))
    let again = try desk.merge([source(lines)])
    #expect((again.lines, again.new, again.duplicate) == (700, 0, 700))
    // The shorter beginning is contained in the longer one.
    #expect(try beginnings() == 1)
  }

  @Test func `names the line of what follows the known beginning`() throws {
    _ = try desk.merge([source(lines)])
    let grown = try desk.merge([source(lines + [Array("no operation".utf8)])])
    #expect(grown.quarantined.map(\.line) == [701])
    #expect(grown.quarantined.map(\.offset) == [lines.map { $0.count + 1 }.reduce(0, +)])
    #expect((grown.lines, grown.duplicate) == (701, 700))
  }

  @Test func `with one letter changed in its midst is read line by line`() throws {
    _ = try desk.merge([source(lines)])
    var forged = lines
    forged[350] = Array(
      String(decoding: lines[350], as: UTF8.self).replacing("350 ", with: "351 ").utf8)
    let report = try desk.merge([source(forged)])
    #expect((report.lines, report.new, report.duplicate) == (700, 1, 699))
    #expect(report.findings.map(\.kind).contains(.equivocation))
  }

  @Test func `is not remembered while something is wrong with it`() throws {
    _ = try desk.merge([source(lines + [Array("{".utf8)])])
    _ = try desk.merge([source(lines, tail: Array("{\"v\":1".utf8))])
    #expect(try beginnings() == 0)
    let report = try desk.merge([source(lines + [Array("{".utf8)])])
    #expect(report.quarantined.count == 1)
    #expect(report.duplicate == 700)
  }

  @Test func `is remembered by a merge, not by a dry run`() throws {
    _ = try desk.merge([source(lines)], dryRun: true)
    #expect(try beginnings() == 0)
    _ = try desk.merge([source(lines)])
    #expect(try beginnings() == 1)
  }

  @Test func `mends a log with a hole after a rebuild`() throws {
    _ = try desk.merge([source(lines)])
    try OutsideEditor.change(desk.path, "DELETE FROM operation WHERE number = 350")
    try desk.rebuild()
    let report = try desk.merge([source(lines)])
    #expect((report.new, report.duplicate) == (1, 699))
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `leaves the desk on the write-ahead log`() throws {
    let plain = source(lines)
    let other = try Store.open(at: desk.path)
    for _ in 0..<2 {
      let large = MergeSource(name: plain.name, size: Store.large, read: plain.read)
      _ = try desk.merge([large])
      #expect(try OutsideEditor.query("PRAGMA journal_mode", of: desk.path) == ["wal"])
    }
    #expect(try other.read { try $0.operationCount() } == 700)
  }
}

@Suite("A desk of an earlier version", .enabled(if: OutsideEditor.isThere, "python3 is not here"))
struct OlderDeskTests {
  @Test func `is made anew with nothing lost`() throws {
    let folder = try ScratchFolder()
    let path = folder.file("old.stet")
    let files = try Fixture.phoneCallBytes()
    let expected = try folder.desk()
    try expected.merge(files)
    try OutsideEditor.change(path, try Self.oldDesk(files))

    let desk = try Store.open(at: path)
    #expect(try desk.state() == expected.state())
    #expect(
      try desk.read { try $0.find("sanctions").map(\.name) }.sorted()
        == expected.read { try $0.find("sanctions").map(\.name) }.sorted())
    #expect(try desk.verify().problems.isEmpty)
    #expect(try desk.merge(files).new == 0)
  }

  /// What the first version of Stet left of these files, as SQL: its log, and nothing made of it.
  private static func oldDesk(_ files: [[UInt8]]) throws -> String {
    var sql = Schema.steps[0] + "PRAGMA application_id = \(Schema.applicationID);"
    sql += "PRAGMA user_version = 1; INSERT INTO desk VALUES (1, 'old');"
    var chains: [Chain] = []
    for file in files {
      for line in file.split(separator: 0x0A) {
        let operation = try Operation(line: Array(line))
        if !chains.contains(operation.chain) {
          chains.append(operation.chain)
          sql += """
            INSERT INTO chain VALUES (\(chains.count), '\(operation.chain.device)', \
            \(operation.chain.epoch));
            """
        }
        let chain = (chains.firstIndex(of: operation.chain) ?? 0) + 1
        sql += """
          INSERT OR IGNORE INTO operation VALUES (\(chain), \(operation.number), \
          x'\(OutsideEditor.hexadecimal(operation.id.bytes))', x'\(OutsideEditor.hexadecimal(operation.line))');
          """
      }
    }
    return sql
  }
}
