import AnnotationSync
import ClaimModel
import DeskTestSupport
import Foundation
import Testing

@testable import ClaimStore
@testable import EditorialDesk

@Suite("An import that meets another program on the desk")
struct ImportLockTests {
  private let room: Newsroom
  private let desk: Desk

  init() throws {
    room = try Newsroom()
    var surroundings = room.surroundings(of: "amara")
    surroundings.furtherWaits = 3
    _ = try room.desk()
    desk = try Desk.open(at: room.file("city.stet"), in: surroundings)
  }

  private func locked() -> StoreError {
    .locked(path: room.file("city.stet"), by: LockHolder(program: "stet", process: 1))
  }

  @Test func `is stopped in the middle, once and for all, and changes nothing`() throws {
    let (before, count) = try (desk.digest(), desk.claims().count)
    var runs = 0
    #expect(throws: ExchangeError.lockedWhileImporting) {
      try desk.actOnce { act in
        runs += 1
        _ = try act.write(OperationDraft(.claimAdd, with: ["wording": "Trams are red."]))
        throw locked()
      }
    }
    #expect(runs == 1)
    #expect(try desk.digest() == before && desk.claims().count == count)
    #expect(try desk.verify().problems.isEmpty)
    let error = ExchangeError.lockedWhileImporting
    #expect(error.description.contains("nothing was changed"))
  }

  @Test func `waits and goes on where the other is done before it begins`() throws {
    // What else is written is tried again as often as it waits.
    var runs = 0
    let done = try desk.waiting {
      runs += 1
      if runs < 3 { throw locked() }
      return try desk.actOnce { $0.count }
    }
    #expect(done == 0 && runs == 3)
    let path = try room.write("wording,rating\nTrams are red.,true\n", to: "in.csv")
    let format = try #require(Desk.ForeignFormat("csv"))
    #expect(try desk.importFiles([path], as: format).imported == 1)
  }
}
