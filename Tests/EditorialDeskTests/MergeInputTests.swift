import ClaimModel
import ClaimStore
@testable import EditorialDesk
import DeskTestSupport
import Foundation
import Testing

/// Files, folders, packed files; what is none of them is refused, and then nothing is merged.
@Suite("What merge reads")
struct MergeInputTests {
  private let newsroom: Newsroom
  private let desk: Desk

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
  }

  /// Writes an annotation file of `count` acts that no other has, and the seal that sharing adds.
  private func annotations(_ name: String, of editor: String, count: Int = 2) throws -> String {
    let own = try newsroom.desk("\(editor)-\(UUID().uuidString)", of: editor)
    for number in 1...count { _ = try own.addClaim(wording: "Tram \(number) of \(editor).") }
    let path = newsroom.file(name)
    _ = try own.share(to: path)
    return path
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func folder(_ name: String = "team") throws -> String {
    let path = newsroom.file(name)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  @Test func `is not another file that was put in its place meanwhile`() throws {
    let path = try annotations("amara.jsonl", of: "amara")
    let source = try #require(MergeInput([path]).sources.first)
    var count = 0
    try source.read { count += $0.count }
    #expect(count == source.size)
    let other = try annotations("boris.jsonl", of: "boris")
    #expect(rename(other, path) == 0)
    #expect(throws: ExchangeError.replacedWhileRead(path: path)) { try source.read { _ in } }
  }

  @Test func `is, of a folder, each annotation file directly in it, in byte order`() throws {
    let team = try folder()
    _ = try folder("team/deeper")
    _ = try annotations("team/boris.jsonl.gz", of: "boris")
    _ = try annotations("team/Amara.jsonl", of: "amara")
    _ = try annotations("team/.hidden.jsonl", of: "chen")
    _ = try annotations("team/deeper/dana.jsonl", of: "dana")
    try newsroom.write("{}\n", to: "team/notes.txt")
    try newsroom.write("broken\n", to: "team/Zoe.jsonl")
    let broken = try newsroom.write("broken too\n", to: "team/abe.jsonl")
    let report = try desk.merge([team + "/"])
    #expect(report.files == 4)
    #expect(report.new == 6, "2 acts and a seal of two editors")
    #expect(report.quarantined.map(\.file) == [team + "/Zoe.jsonl", broken])
    #expect(try newsroom.desk("other").merge([team]).new == 6)
  }

  @Test func `is, of a folder without annotation files, nothing, and it says so`() throws {
    let empty = try folder()
    let refusal = try desk.expectRefusal { _ = try desk.merge([empty]) }
    #expect(refusal as? ExchangeError == .emptyFolder(path: empty))
  }

  @Test func `may be one file twice, and a link to one`() throws {
    let path = try annotations("amara.jsonl", of: "amara")
    let link = newsroom.file("link.jsonl")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let report = try desk.merge([path, path, link])
    #expect((report.files, report.new, report.duplicate) == (3, 3, 6))
  }

  @Test func `is no pipe, socket or device, and is not waited for`() throws {
    let pipe = newsroom.file("pipe.jsonl")
    #expect(mkfifo(pipe, 0o600) == 0)
    let good = try annotations("good.jsonl", of: "boris")
    for path in [pipe, "/dev/zero", "/dev/null"] {
      let refusal = try desk.expectRefusal { _ = try desk.merge([good, path]) }
      #expect(refusal as? ExchangeError == .notAFile(path: path))
    }
    let refusal = try desk.expectRefusal { _ = try desk.merge([newsroom.path + "/pipe.jsonl/x"]) }
    #expect(refusal as? DeskError == .noSuchFile(path: newsroom.path + "/pipe.jsonl/x"))
    let team = try folder()
    #expect(mkfifo(team + "/pipe.jsonl", 0o600) == 0)
    let inFolder = try desk.expectRefusal { _ = try desk.merge([team]) }
    #expect(inFolder as? DeskError == .notAFile(path: team + "/pipe.jsonl"))
  }

  @Test func `is standard input once at most`() throws {
    let refusal = try desk.expectRefusal { _ = try desk.merge(["-", "-"]) }
    #expect(refusal as? ExchangeError == .standardInputTwice)
  }

  @Test(
    "is all of it or nothing, when the disk fails in the middle",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem")))
  func failsInTheMiddle() throws {
    let good = try annotations("good.jsonl", of: "boris")
    let refusal = try desk.expectRefusal { _ = try desk.merge([good, "/proc/self/mem"]) }
    #expect(refusal?.place == "/proc/self/mem")
    #expect(refusal?.problem.contains("cannot be read") ?? false)
  }

  /// A file of the system that gives fewer bytes than its size says, as one that is cut off while it is read.
  private static let shorter = "/sys/kernel/uevent_seqnum"

  @Test(
    "is all of it or nothing, when a file is cut off under the reader",
    .enabled(if: FileManager.default.fileExists(atPath: shorter)))
  func cutWhileRead() throws {
    let good = try annotations("good.jsonl", of: "boris")
    let refusal = try desk.expectRefusal { _ = try desk.merge([good, Self.shorter]) }
    guard case .cutWhileRead(let path, _, _)? = refusal as? ExchangeError else {
      Issue.record("not named: \(String(describing: refusal))")
      return
    }
    #expect(path == Self.shorter)
  }

  // MARK: gzip

  @Test func `is, packed or not, the same, whatever the file is called`() throws {
    let plain = try bytes(annotations("boris.jsonl", of: "boris"))
    let packed = try newsroom.desk("packer")
    _ = try packed.merge([newsroom.file("boris.jsonl")])
    _ = try packed.share(to: newsroom.file("packed.jsonl.gz"))
    try newsroom.copy("packed.jsonl.gz", to: "packed")
    #expect(try bytes(newsroom.file("packed")) != plain)
    #expect(try desk.merge([newsroom.file("packed"), newsroom.file("packed.jsonl.gz")]).new == 3)
    _ = try desk.share(to: newsroom.file("again.jsonl"))
    #expect(try bytes(newsroom.file("again.jsonl")) == plain)
  }

  @Test func `is every member of a packed file, padding behind them left out`() throws {
    let one = try bytes(annotations("one.gz", of: "boris"))
    let two = try bytes(annotations("two.gz", of: "chen"))
    let zeros = [UInt8](repeating: 0, count: 1024)
    let report = try desk.merge([newsroom.write(one + two + zeros, to: "both.jsonl.gz")])
    #expect((report.files, report.new) == (1, 6))
  }

  @Test func `is no packed file that is torn, wherever it is torn`() throws {
    let whole = try bytes(annotations("whole.gz", of: "boris", count: 20))
    for length in Array(0..<40) + stride(from: 40, to: whole.count, by: 7) + [whole.count - 1] {
      let path = try newsroom.write(whole.prefix(length), to: "torn.jsonl.gz")
      let refusal = try desk.expectRefusal { _ = try desk.merge([path]) }
      guard case .brokenGzip(let named, let offset, _)? = refusal as? ExchangeError else {
        Issue.record("let pass at \(length)")
        continue
      }
      #expect(named == path && offset <= length)
    }
    #expect(try desk.operationCount() == 0)
  }

  @Test func `is no packed file that was changed, or has something else behind it`() throws {
    let whole = try bytes(annotations("whole.gz", of: "boris", count: 20))
    // The bytes from 4 to 9 say when and on what system it was packed: nothing depends on them.
    for place in [0, 1, 2] + stride(from: 10, to: whole.count, by: 11) {
      var changed = whole
      changed[place] ^= 0x55
      let path = try newsroom.write(changed, to: "changed.jsonl.gz")
      let refusal = try desk.expectRefusal { _ = try desk.merge([path]) }
      #expect(refusal is ExchangeError, "let pass at \(place)")
    }
    let path = try newsroom.write(whole + Array("{}\n".utf8), to: "longer.jsonl.gz")
    let refusal = try desk.expectRefusal { _ = try desk.merge([path]) }
    #expect(refusal?.place?.hasPrefix(path) ?? false)
  }

  // MARK: A trial

  @Test func `is told in full by a trial, which changes nothing on the desk`() throws {
    let paths = [try annotations("a.jsonl", of: "amara"), try annotations("b.gz", of: "boris")]
    try newsroom.write("broken\n", to: "c.jsonl")
    let before = try desk.digest()
    let trial = try desk.merge(paths + [newsroom.file("c.jsonl")], isDryRun: true)
    let integrity = try desk.verify()
    #expect((integrity.operations, integrity.chains, integrity.quarantined) == (0, 0, 0))
    #expect(try desk.digest() == before)
    let report = try desk.merge(paths + [newsroom.file("c.jsonl")])
    #expect((trial.lines, trial.new, trial.files) == (report.lines, report.new, report.files))
    #expect(trial.quarantined.map(\.file) == report.quarantined.map(\.file))
    #expect(trial.findings.map(\.detail) == report.findings.map(\.detail))
  }

  @Test func `is no desk, whose lines are shared first`() throws {
    let desk = try newsroom.desk("other")
    let refusal = try desk.expectRefusal { _ = try desk.merge([desk.path]) }
    #expect(refusal?.remedy.contains("stet share") ?? false)
  }
}
