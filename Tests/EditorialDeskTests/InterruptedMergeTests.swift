import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Synchronization
import Testing

/// Somebody who asks to stop when they are asked for the so many-th time, and from then on.
private final class Impatience: Sendable {
  // A class because the desk asks it from two threads.
  private let left: Mutex<Int>

  init(after questions: Int) { left = Mutex(questions) }

  func isOver() -> Bool {
    left.withLock { left in
      left -= 1
      return left < 0
    }
  }

  /// How many questions were left over.
  var rest: Int { left.withLock { $0 } }
}

@Suite("A merge that somebody asks to stop")
struct InterruptedMergeTests {
  private let room: Newsroom
  private let file: String

  init() throws {
    room = try Newsroom()
    var editor = Editor("boris", device: "his-device")
    var lines: [UInt8] = []
    for number in 1...1_500 {
      let added = try editor.write(
        .init(.claimAdd, with: ["wording": .string("Tram \(number) was late.")], over: []))
      lines += added.line + [0x0A]
    }
    file = try room.write(lines, to: "boris.jsonl")
  }

  /// A desk that has something on it already.
  private func receiver(_ name: String) throws -> Desk {
    let desk = try room.desk(name, of: "amara")
    _ = try desk.addClaim(wording: "The bus was late.")
    return desk
  }

  /// Merges into the desk of that name, for somebody who asks to stop after so many questions.
  ///
  /// - Returns: the report, `nil` where it was left off; and how many questions were left over.
  private func merge(
    into name: String, after questions: Int
  ) throws -> (report: MergeReport?, rest: Int) {
    let impatience = Impatience(after: questions)
    var surroundings = room.surroundings(of: "amara")
    surroundings.isInterrupted = { impatience.isOver() }
    let desk = try Desk.open(at: room.file("\(name).stet"), in: surroundings)
    do {
      return (try desk.merge([file]), impatience.rest)
    } catch DeskError.interrupted {
      return (nil, impatience.rest)
    }
  }

  private static let patience = 1_000_000

  @Test func `leaves the desk as it was, whenever that is`() throws {
    let desk = try receiver("city")
    let before = [try desk.digest(), try desk.stateDigest()]
    for questions in [0, 1, 2, 4, 6, 8, 9, 10, 11, 12] {
      #expect(try merge(into: "city", after: questions).report == nil, "after \(questions)")
      let after = [try desk.digest(), try desk.stateDigest()]
      #expect(after == before, "after \(questions) questions")
      #expect(try desk.verify().problems.isEmpty, "after \(questions) questions")
    }
    #expect(try merge(into: "city", after: Self.patience).report?.new == 1_500)
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `is left off also just before all of it is there`() throws {
    _ = try receiver("first")
    let asked = Self.patience - (try merge(into: "first", after: Self.patience).rest)
    let desk = try receiver("second")
    let before = try desk.digest()
    // Most are asked while what was read is being written; what comes after it may be asked too.
    for questions in [asked * 1 / 3, asked * 2 / 3, asked * 9 / 10] {
      #expect(try merge(into: "second", after: questions).report == nil)
      #expect(try desk.digest() == before, "after \(questions) of \(asked) questions")
    }
  }
}
