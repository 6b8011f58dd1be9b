import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A shared file")
struct ShareFileTests {
  private let newsroom: Newsroom
  private let desk: Desk

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
    for number in 1...5 { _ = try desk.addClaim(wording: "Tram \(number) is late.") }
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: newsroom.file(name))))
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: newsroom.path)
      .filter { !$0.hasPrefix("city.stet") && !$0.hasPrefix("home-") }.sorted()
  }

  @Test func `replaces the old one and keeps its rights`() throws {
    let path = try newsroom.write("old\n", to: "amara.jsonl")
    #expect(chmod(path, 0o640) == 0)
    _ = try desk.share(to: path)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o640)
    #expect(try bytes("amara.jsonl").count { $0 == 0x0A } == 6, "5 acts and a seal")
    #expect(try names() == ["amara.jsonl"])
  }

  @Test func `goes where a link leads`() throws {
    try newsroom.write("old\n", to: "amara.jsonl")
    try FileManager.default.createSymbolicLink(
      atPath: newsroom.file("link.jsonl"), withDestinationPath: "amara.jsonl")
    _ = try desk.share(to: newsroom.file("link.jsonl"))
    #expect(try bytes("amara.jsonl").count > 100)
    let kind = try FileManager.default.attributesOfItem(atPath: newsroom.file("link.jsonl"))[.type]
    #expect(kind as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func `never takes the place of a desk, an identity, a folder, a pipe or a device`() throws {
    let pipe = newsroom.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let home = newsroom.home(of: "amara")
    for path in [
      desk.path, desk.path + "-wal", desk.path + "-journal", newsroom.path, pipe, "/dev/null",
      "\(home)/identity.json", "\(home)/key", "\(home)/new.jsonl",
    ] {
      let refusal = try desk.expectRefusal { _ = try desk.share(to: path) }
      #expect(refusal?.place == path)
    }
    #expect(try names() == ["pipe"])
  }

  @Test func `is the old one when writing stops in the middle`() throws {
    try newsroom.write("old\n", to: "amara.jsonl")
    // Nothing is sealed yet, and nothing is for a file that cannot be made.
    let refusal = try desk.expectRefusal {
      _ = try desk.share(to: newsroom.file("missing/amara.jsonl"))
    }
    #expect(refusal?.problem.contains("cannot be written") ?? false)
    struct Stopped: Error {}
    #expect(throws: Stopped.self) { try desk.share(to: .stream { _ in throw Stopped() }) }
    #expect(try bytes("amara.jsonl") == Array("old\n".utf8))
    #expect(try names() == ["amara.jsonl"])
  }

  @Test func `ends with a seal of what this device wrote, and only once`() throws {
    _ = try desk.share(to: newsroom.file("amara.jsonl"))
    let sealed = try #require(try desk.verify().seals.first)
    #expect((sealed.valid, sealed.sealedTo, sealed.unsealed) == (1, 5, 0))
    let digest = try desk.digest()
    _ = try desk.share(to: newsroom.file("again.jsonl"))
    #expect(try desk.digest() == digest)
    #expect(try bytes("again.jsonl") == bytes("amara.jsonl"))
  }

  @Test func `needs nobody's name where nobody has written`() throws {
    _ = try desk.share(to: newsroom.file("amara.jsonl"))
    // A home that cannot be made: a file lies in its way.
    try newsroom.write("", to: "home-nobody")
    let reader = try newsroom.desk(of: "nobody")
    _ = try reader.share(to: newsroom.file("nobody.jsonl"))
    #expect(try bytes("nobody.jsonl") == bytes("amara.jsonl"))
  }

  @Test func `is the same bytes packed twice`() throws {
    _ = try desk.share(to: newsroom.file("one.jsonl.gz"))
    _ = try desk.share(to: newsroom.file("two.gz"))
    let packed = try bytes("one.jsonl.gz")
    #expect(packed.prefix(2) == [0x1F, 0x8B])
    #expect(packed[4..<8] == [0, 0, 0, 0])
    #expect(try bytes("two.gz") == packed)
  }

  @Test func `comes in pieces that end with a line`() throws {
    for _ in 1...3 {
      _ = try desk.addNote(
        String(repeating: "late ", count: 180_000), to: desk.addClaim(wording: UUID().uuidString))
    }
    var pieces: [[UInt8]] = []
    let report = try desk.share(to: .stream { pieces.append(Array($0)) })
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.last == 0x0A && $0.count <= 2 << 20 })
    _ = try desk.share(to: newsroom.file("whole.jsonl"))
    #expect(try bytes("whole.jsonl") == pieces.flatMap(\.self))
    #expect(report.bytes == pieces.reduce(0) { $0 + $1.count })
  }
}
