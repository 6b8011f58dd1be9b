import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("Work that somebody asks to stop")
struct InterruptionTests {
  private let room: Newsroom
  private let file: String

  init() throws {
    room = try Newsroom()
    file = room.file("amara.jsonl")
    let sender = try room.desk("sender", of: "amara")
    _ = try sender.addClaim(wording: "The tram was late.")
    _ = try sender.share(to: file)
  }

  /// Boris's desk, with somebody who asks to stop all the time.
  private func stopped() throws -> Desk {
    var surroundings = room.surroundings(of: "boris")
    surroundings.isInterrupted = { true }
    return try Desk.open(at: room.file("receiver.stet"), in: surroundings)
  }

  @Test func `is left off and changes nothing`() throws {
    let desk = try room.desk("receiver", of: "boris")
    let before = try desk.digest()
    #expect(throws: DeskError.interrupted) { try stopped().merge([file]) }
    #expect(throws: DeskError.interrupted) { try stopped().merge([room.path]) }
    #expect(try desk.digest() == before)
    #expect(try desk.verify().problems.isEmpty)
    #expect(try desk.merge([file]).new > 0)
  }

  @Test func `is a report or a queue as well`() throws {
    _ = try room.desk("receiver", of: "boris").merge([file])
    #expect(throws: DeskError.interrupted) { try stopped().report(.markdown) }
    #expect(throws: DeskError.interrupted) { try stopped().queue() }
  }

  @Test func `is no single act, which is done`() throws {
    _ = try room.desk("receiver", of: "boris").merge([file])
    let desk = try stopped()
    let claim = try #require(try desk.walk().first)
    _ = try desk.addNote("Written all the same.", to: claim)
    #expect(try desk.claim(claim).notes.map(\.text) == ["Written all the same."])
  }
}
