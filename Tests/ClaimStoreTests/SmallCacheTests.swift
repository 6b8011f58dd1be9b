import DeskTestSupport
import Testing

@testable import ClaimStore

@Suite("Work that holds much in memory")
struct SmallCacheTests {
  private struct Stopped: Error {}

  private let store: Store

  init() throws {
    let folder = try ScratchFolder()
    store = try Store.create(at: folder.file("city.stet"), instance: "one")
  }

  @Test func `keeps less of the desk beside it, and as much as before when it is over`() throws {
    let before = try store.keptKiB()
    let meanwhile = try store.withSmallCache { try store.keptKiB() }
    #expect(meanwhile > 0 && meanwhile < before)
    #expect(try store.keptKiB() == before)
    #expect(throws: Stopped.self) { try store.withSmallCache { throw Stopped() } }
    #expect(try store.keptKiB() == before)
  }
}
