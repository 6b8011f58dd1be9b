import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// One file a device, appended to and never rewritten.
@Suite("A shared folder")
struct SharedFolderTests {
  private let newsroom: Newsroom
  private let team: String

  init() throws {
    newsroom = try Newsroom()
    team = newsroom.file("team")
    try FileManager.default.createDirectory(atPath: team, withIntermediateDirectories: true)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func write(_ bytes: some Collection<UInt8>, to path: String) throws {
    // Written into, as a file that is replaced has another identity.
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  private func work(_ count: Int, on desk: Desk) throws {
    for _ in 1...count { _ = try desk.addClaim(wording: "Tram \(UUID().uuidString)") }
  }

  /// What the desk shares of its own, in order.
  private func own(_ desk: Desk) throws -> [UInt8] {
    _ = try desk.share(to: newsroom.file("own.jsonl"), onlyMine: true)
    return try bytes(newsroom.file("own.jsonl"))
  }

  @Test func `holds what a device wrote, and later only what is new is appended`() throws {
    let desk = try newsroom.desk()
    try work(3, on: desk)
    let first = try desk.share(toFolder: team)
    #expect(first.added == 4, "3 acts and a seal")
    let before = try bytes(first.path)
    #expect(try before == own(desk))
    #expect(try desk.share(toFolder: team + "/").added == 0)
    #expect(try bytes(first.path) == before)
    try work(2, on: desk)
    #expect(try desk.share(toFolder: team).added == 3, "2 acts and a seal")
    let after = try bytes(first.path)
    #expect(after.starts(with: before))
    #expect(try after == own(desk))
  }

  @Test func `has one file for each device, and touches no other`() throws {
    let amara = try newsroom.desk("amara")
    let boris = try newsroom.desk("boris", of: "boris")
    try work(2, on: amara)
    try work(2, on: boris)
    let path = try amara.share(toFolder: team).path
    let before = try bytes(path)
    #expect(try boris.merge([team]).new == 3, "2 acts and a seal")
    let other = try boris.share(toFolder: team).path
    #expect(other != path)
    #expect(try bytes(path) == before)
    #expect(try amara.merge([team]).new == 3, "2 acts and a seal")
    #expect(try amara.digest() == boris.digest())
    #expect(try bytes(other).count { $0 == 0x0A } == 3)
    #expect(try bytes(path) == before)
  }

  @Test
  func
    `is as if nothing had happened after a writer was stopped at any byte of two acts and a seal`()
    throws
  {
    let desk = try newsroom.desk()
    let reader = try newsroom.desk("reader", of: "boris")
    try work(3, on: desk)
    let path = try desk.share(toFolder: team).path
    let digest = try desk.digest()
    let whole = try bytes(path)
    let ends = whole.indices.filter { whole[$0] == 0x0A }
    for length in (ends[0] + 1)...whole.count {
      try write(whole.prefix(length), to: path)
      let report = try desk.share(toFolder: team)
      #expect(try bytes(path) == whole, "torn at \(length)")
      let isHalf = !ends.contains(length) && !ends.contains(length - 1)
      #expect((report.mending == .completed) == isHalf, "torn at \(length)")
    }
    #expect(try desk.digest() == digest)
    let merged = try reader.merge([team])
    #expect(merged.new == 4 && merged.findings.isEmpty && merged.quarantined.isEmpty)
    #expect(try reader.digest() == digest)
  }

  @Test func `is taken in as far as it is whole, wherever it is torn, and in full later`() throws {
    let desk = try newsroom.desk()
    try work(3, on: desk)
    let path = try desk.share(toFolder: team).path
    let whole = try bytes(path)
    let ends = whole.indices.filter { whole[$0] == 0x0A }
    let reader = try newsroom.desk("reader", of: "boris")
    for length in stride(from: ends[0] + 1, through: whole.count, by: 13) {
      try write(whole.prefix(length), to: path)
      let early = try newsroom.desk("reader-\(length)", of: "boris")
      let report = try early.merge([team])
      #expect(report.quarantined.isEmpty)
      #expect(report.new == ends.count { $0 <= length })
      _ = try desk.share(toFolder: team)
      _ = try early.merge([team])
      _ = try reader.merge([team])
      #expect(try early.digest() == reader.digest())
    }
  }

  @Test func `never has a line glued to what stands half written there`() throws {
    let desk = try newsroom.desk()
    try work(1, on: desk)
    let path = try desk.share(toFolder: team).path
    for half in [
      "{\"v\":1,\"dev\":\"else", "half a line", "\0\0\0", String(repeating: "x", count: 2 << 20),
    ] {
      try write(try own(desk) + Array(half.utf8), to: path)
      let before = try bytes(path)
      try work(1, on: desk)
      let report = try desk.share(toFolder: team)
      #expect(report.mending == (half.utf8.count > 1 << 20 ? .none : .ended))
      let after = try bytes(path)
      #expect(after.starts(with: before + [0x0A]))
      let reader = try newsroom.desk("reader-\(half.utf8.count)", of: "boris")
      let merged = try reader.merge([team])
      #expect(merged.quarantined.count == 1)
      #expect(try reader.digest() == desk.digest())
    }
  }

  @Test func `is not written to by a desk that knows less of the device than the file`() throws {
    // Opened anew each time: only a desk that is closed can be copied as one file.
    try work(2, on: newsroom.desk())
    try newsroom.copy("city.stet", to: "backup")
    try work(3, on: newsroom.desk())
    let path = try newsroom.desk().share(toFolder: team).path
    let before = try bytes(path)
    try newsroom.copy("backup", to: "city.stet")
    let restored = try newsroom.desk()
    try work(1, on: restored)
    let refusal = try restored.expectRefusal { _ = try restored.share(toFolder: team) }
    #expect(
      refusal as? ExchangeError
        == .unknownOwnLines(path: path, count: 4, first: "number 3 of epoch 1"))
    #expect(try bytes(path) == before)
    #expect(try restored.merge([path]).new == 4, "3 acts and a seal")
    #expect(try restored.share(toFolder: team).added == 2, "an act and a seal")
    #expect(try bytes(path).starts(with: before))
    #expect(try restored.verify().problems.isEmpty)
    let reader = try newsroom.desk("reader", of: "boris")
    #expect(try reader.merge([team]).findings.isEmpty)
    #expect(try reader.digest() == restored.digest())
  }

  @Test func `leads nowhere else by a link, and is a folder`() throws {
    let desk = try newsroom.desk()
    try work(1, on: desk)
    let path = try desk.share(toFolder: team).path
    let secret = try newsroom.write("secret\n", to: "secret.txt")
    for name in [path, team + "/.gitattributes"] {
      // Not sealed yet: what is refused writes no seal either.
      try work(1, on: desk)
      try FileManager.default.removeItem(atPath: name)
      try FileManager.default.createSymbolicLink(atPath: name, withDestinationPath: secret)
      let refusal = try desk.expectRefusal { _ = try desk.share(toFolder: team) }
      #expect(refusal?.place == name)
      try FileManager.default.removeItem(atPath: name)
      _ = try desk.share(toFolder: team)
    }
    #expect(try bytes(secret) == Array("secret\n".utf8))
    try work(1, on: desk)
    let file = try desk.expectRefusal { _ = try desk.share(toFolder: secret) }
    #expect(file as? ExchangeError == .notAFolder(path: secret))
    let missing = newsroom.file("missing")
    let none = try desk.expectRefusal { _ = try desk.share(toFolder: missing) }
    #expect(none as? DeskError == .noSuchFile(path: missing))
  }

  @Test func `is waited for while another process writes to it`() throws {
    let desk = try newsroom.desk()
    try work(1, on: desk)
    let path = try desk.share(toFolder: team).path
    try work(1, on: desk)
    let other = open(path, O_RDONLY)
    #expect(flock(other, LOCK_EX) == 0)
    // A thread of its own: the tests' own may all be busy.
    Thread.detachNewThread {
      usleep(100_000)
      close(other)
    }
    #expect(try desk.share(toFolder: team).added == 2, "an act and a seal")
  }

  private static let line = "*.jsonl -text -diff -merge\n"

  @Test(
    "has what tells git to leave the files alone, and what stood there beside it",
    arguments: [
      (nil, line), ("", line), ("*.png binary", "*.png binary\n" + line),
      ("*.png binary\n", "*.png binary\n" + line), (line, line), ("a\r\n" + line, "a\r\n" + line),
      ("*.jsonl -text -diff -merge\r\n", "*.jsonl -text -diff -merge\r\n"),
    ] as [(String?, String)])
  func keepsAttributes(before: String?, after: String) throws {
    if let before { try newsroom.write(before, to: "team/.gitattributes") }
    let desk = try newsroom.desk()
    for _ in 1...2 { _ = try desk.share(toFolder: team) }
    #expect(try bytes(team + "/.gitattributes") == Array(after.utf8))
  }
}
