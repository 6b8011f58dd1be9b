import ClaimModel
@testable import ClaimStore
import DeskTestSupport
import Foundation
import Synchronization
import Testing

/// What was seen while a merge read its file.
private final class Sightings: Sendable {
  // A class because the reading thread shares it with the test.
  private let seen = Mutex<[Bool]>([])

  var all: [Bool] { seen.withLock { $0 } }
  func add(_ one: Bool) { seen.withLock { $0.append(one) } }
}

@Suite("A merge of 64 MiB", .enabled(if: OutsideEditor.isThere, "python3 is not here"))
struct JournalTests {
  private let folder: ScratchFolder
  private let path: String
  private let amara: [UInt8]

  init() throws {
    folder = try ScratchFolder()
    path = folder.file("city.stet")
    amara = try Fixture.bytes("phone-call/amara.jsonl")
    _ = try Store.create(at: path, instance: "one")
  }

  /// A file that says it is large; what is called when it is read can look about and fail.
  private func large(_ meanwhile: @escaping @Sendable () throws -> Void) -> MergeSource {
    let plain = MergeSource(bytes: amara, name: "amara.jsonl")
    return MergeSource(name: plain.name, size: Store.large) { body in
      try meanwhile()
      try plain.read(body)
    }
  }

  /// The connection that asks is another process's.
  private func journal() throws -> [String] {
    try OutsideEditor.query("PRAGMA journal_mode", of: path)
  }

  @Test func `leaves the write-ahead log where nobody else is, and comes back to it`() throws {
    let desk = try Store.open(at: path)
    let log = path + "-wal"
    let sightings = Sightings()
    let report = try desk.merge([
      large { sightings.add(FileManager.default.fileExists(atPath: log)) }
    ])
    #expect(report.new > 0)
    #expect(sightings.all == [false])
    #expect(try journal() == ["wal"])
    #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
  }

  @Test func `stays on the log beside somebody else, who goes on reading`() throws {
    let desk = try Store.open(at: path)
    let other = try Store.open(at: path)
    let sightings = Sightings()
    let merged = try desk.merge([
      large { sightings.add(try other.read { try $0.operationCount() } == 0) }
    ])
    #expect(sightings.all == [true])
    #expect(try other.read { try $0.operationCount() } == merged.new)
  }

  @Test func `that fails leaves nothing, and the desk on the log`() throws {
    struct Torn: Error {}
    let desk = try Store.open(at: path)
    #expect(throws: Torn.self) { try desk.merge([large {}, large { throw Torn() }]) }
    #expect(try desk.read { try $0.operationCount() } == 0)
    #expect(try journal() == ["wal"])
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `that was broken off is no matter: who opens the desk puts it on the log`() throws {
    try OutsideEditor.change(path, "PRAGMA journal_mode = DELETE")
    #expect(try journal() == ["delete"])
    _ = try Store.open(at: path)
    #expect(try journal() == ["wal"])
  }
}
