import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Foundation
import Testing

@Suite("A broken annotation file")
struct BrokenFileTests {
  private static let names: [String] = {
    let members = (try? Fixture.expected("broken"))?.members ?? []
    return members.map(\.key)
  }()

  @Test func `has a fixture for each that is expected`() throws {
    let files = try Fixture.names(in: "broken")
    #expect(Self.names.sorted() == files.filter { $0.hasSuffix(".jsonl") }.sorted())
  }

  @Test("comes to what is expected of it, and every line is accounted for", arguments: names)
  func comesToWhatIsExpected(name: String) throws {
    let folder = try ScratchFolder()
    let expected = try #require(try Fixture.expected("broken")[name])
    let report = try folder.desk().merge([Fixture.bytes("broken/\(name)")])
    #expect(report.addsUp)
    #expect(report.lines == expected["lines"]?.int)
    #expect(report.new == expected["new"]?.int)
    #expect(report.duplicate == expected["duplicate"]?.int)
    #expect(report.blank == expected["blank"]?.int)
    let kinds = Set(report.findings.map(\.kind.rawValue))
    #expect(kinds.sorted() == expected["findings"]?.array?.compactMap(\.string).sorted())
    let quarantined = report.quarantined.map { "\($0.line) \($0.reason.rawValue)" }
    let listed = expected["quarantined"]?.array?.map {
      "\($0["line"]?.int ?? 0) \($0["reason"]?.string ?? "")"
    }
    #expect(quarantined == listed)
  }

  @Test func `is the same in whatever pieces its bytes arrive`() throws {
    let folder = try ScratchFolder()
    for name in Self.names {
      let bytes = try Fixture.bytes("broken/\(name)")
      let whole = try folder.desk()
      let report = try whole.merge([bytes])
      let state = try whole.state()
      for piece in [1, 64] {
        let desk = try folder.desk()
        let source = MergeSource(bytes: bytes, name: "1.jsonl", piece: piece)
        let cut = try desk.merge([source])
        #expect(try desk.state() == state, "\(name) by \(piece)")
        #expect(cut.lines == report.lines, "\(name) by \(piece)")
        #expect(
          cut.quarantined.map(\.offset) == report.quarantined.map(\.offset), "\(name) by \(piece)")
        #expect(
          cut.findings.map(\.detail) == report.findings.map(\.detail), "\(name) by \(piece)")
      }
    }
  }

  @Test func `comes to the same again, as duplicates`() throws {
    let folder = try ScratchFolder()
    for name in Self.names {
      let bytes = try Fixture.bytes("broken/\(name)")
      let desk = try folder.desk()
      let first = try desk.merge([bytes])
      let state = try desk.state()
      let second = try desk.merge([bytes])
      #expect(second.addsUp)
      #expect(second.new == 0)
      #expect(second.duplicate == first.new + first.duplicate, "\(name)")
      #expect(second.quarantined.count == first.quarantined.count, "\(name)")
      #expect(try desk.state() == state, "\(name)")
    }
  }

  @Test(.enabled(if: OutsideEditor.isThere, "python3 is not here"))
  func `keeps what it put into quarantine, byte for byte`() throws {
    let folder = try ScratchFolder()
    for name in Self.names {
      let bytes = try Fixture.bytes("broken/\(name)")
      let desk = try folder.desk()
      let report = try desk.merge([bytes])
      guard !report.quarantined.isEmpty else { continue }
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let kept = try OutsideEditor.query(
        "SELECT line, reason, lower(hex(beginning)), length FROM quarantine ORDER BY line",
        of: desk.path)
      let expected = report.quarantined.map { item in
        let line = lines[item.line - 1]
        return
          "\(item.line)|\(item.reason.rawValue)|\(OutsideEditor.hexadecimal(line))|\(line.count)"
      }
      #expect(kept == expected, "\(name)")
    }
  }

  @Test func `has a line of more than 1 MiB left out, and the next one taken`() throws {
    let folder = try ScratchFolder()
    let good = try Fixture.bytes("broken/gap.jsonl").split(separator: 0x0A).map(Array.init)
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: (1 << 20) + 1)
    let desk = try folder.desk()
    let file = good[0] + [0x0A] + long + [0x0A] + good[1] + [0x0A]
    let report = try desk.merge([file])
    #expect(report.addsUp)
    #expect(report.new == 2)
    #expect(report.quarantined.map(\.reason) == [.tooLong])
    #expect(report.quarantined.map(\.line) == [2])
    #expect(report.quarantined.map(\.offset) == [good[0].count + 1])
  }

  @Test func `has a long line that only begins blank left out, not passed over`() throws {
    let blank = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
    let line = blank + Array(#"{"v":1}"#.utf8)
    let folder = try ScratchFolder()
    let desk = try folder.desk()
    let report = try desk.merge([line + [0x0A] + blank + [0x0A]])
    #expect(report.addsUp)
    #expect(report.quarantined.map(\.reason) == [.tooLong])
    #expect(report.blank == 1)
    let torn = try desk.merge([line])
    #expect(torn.findings.map(\.kind) == [.tornTail])
  }

  @Test func `takes a line of just 1 MiB`() throws {
    let folder = try ScratchFolder()
    let start = Array(
      #"{"v":1,"dev":"d","ep":1,"n":1,"at":"","by":"amara","do":"x","with":{"t":""#.utf8)
    let end = Array(#""}}"#.utf8)
    let filling = [UInt8](
      repeating: UInt8(ascii: "x"), count: (1 << 20) - start.count - end.count)
    let line = start + filling + end
    let desk = try folder.desk()
    let report = try desk.merge([line + [0x0A]])
    #expect(report.new == 1)
    #expect(try desk.state().shared == line + [0x0A])
    let longer = try folder.desk().merge([start + filling + [0x78] + end + [0x0A]])
    #expect(longer.quarantined.map(\.reason) == [.tooLong])
  }
}
