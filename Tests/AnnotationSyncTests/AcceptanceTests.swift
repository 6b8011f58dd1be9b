import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A line of somebody who is not on the roster")
struct AcceptanceTests {
  private var chief = Editor("chidi", device: "chief")
  private var deputy = Editor("dora", device: "deputy")
  private var stranger = Editor("zoe", device: "away")
  private let keys: [String: SigningKey]
  private let roster: Roster
  private let work: Operation

  init() throws {
    let keys: [String: SigningKey] = [
      "chief": try .forTests(1), "deputy": try .forTests(2), "away": try .forTests(4),
    ]
    var founder = chief
    let admissions = try [chief, deputy].map { subject in
      let device = subject.stamp.chain.device
      return try founder.write(
        .rosterAdmit, on: subject.annotator.name,
        with: .members([
          ("device", .string(device)), ("epoch", 1),
          ("key", keys[device].map { .string($0.verifyingKey.text) }),
        ]), signedWith: .forTests(1))
    }
    (self.keys, roster, chief) = (keys, Roster(admissions), founder)
    work = try stranger.write(.claimAdd, with: ["wording": "One."])
  }

  private func say(
    _ present: Bool, because: String? = nil, by writer: inout Editor, over heads: [Operation] = [],
    marks: [Operation.Mark: [OperationID]] = [:]
  ) throws -> Operation {
    let draft = OperationDraft(
      .rosterAccept, on: work.id.text,
      with: .members([
        ("because", because.map { .string($0) }), ("present", .bool(present)),
      ]), over: heads.map(\.id), marks: marks)
    let key = try #require(keys[writer.stamp.chain.device])
    return try writer.append(draft.line(writer.stamp, signedWith: key))
  }

  private var aside: Acceptance {
    get throws {
      .setAside(try #require(SettingAside(by: chief.annotator, because: "unknown to us")))
    }
  }

  @Test mutating func `is set aside by somebody admitted who says why`() throws {
    let said = try say(false, because: "unknown to us", by: &chief)
    #expect(try roster.acceptance(by: [said]) == aside)
    #expect(!roster.isAccepted(by: [said]))
  }

  @Test(arguments: [nil, "", " \n"])
  mutating func `is not set aside without a reason`(because: String?) throws {
    let said = try say(false, because: because, by: &chief)
    #expect(roster.acceptance(by: [said]) == .open)
  }

  @Test mutating func `is not set aside by somebody who was not admitted`() throws {
    let said = try say(false, because: "mine", by: &stranger)
    #expect(roster.acceptance(by: [said]) == .open)
    let accepted = try say(true, by: &chief)
    let over = try say(false, because: "mine", by: &stranger, over: [accepted])
    #expect(roster.acceptance(by: [said, accepted, over]) == .accepted)
  }

  @Test mutating func `waits where one accepted it and another set it aside, unaware`() throws {
    let accepted = try say(true, by: &deputy)
    let said = try say(false, because: "unknown to us", by: &chief)
    for order in [[accepted, said], [said, accepted]] {
      #expect(roster.acceptance(by: order) == .contested)
      #expect(!roster.isAccepted(by: order))
    }
    let settled = try say(true, by: &deputy, over: [accepted, said])
    #expect(roster.acceptance(by: [settled, said, accepted]) == .accepted)
  }

  @Test mutating func `is set aside by two who say it unaware, with the same name on every desk`()
    throws
  {
    let one = try say(false, because: "unknown", by: &chief)
    let other = try say(false, because: "sent twice", by: &deputy)
    let found = roster.acceptance(by: [one, other])
    #expect(found.settingAside != nil && found == roster.acceptance(by: [other, one]))
  }

  @Test mutating func `waits again when that is undone, and is set aside when it is redone`() throws
  {
    let said = try say(false, because: "unknown to us", by: &chief)
    let undone = try say(false, by: &chief, over: [said], marks: [.undo: [said.id]])
    #expect(roster.acceptance(by: [said, undone]) == .open)
    let redone = try say(
      false, because: "unknown to us", by: &chief, over: [undone], marks: [.redo: [undone.id]])
    #expect(try roster.acceptance(by: [said, undone, redone]) == aside)
  }

  @Test mutating func `is not set aside by an undo that kept the reason of the acceptance`() throws
  {
    let accepted = try say(true, because: "asked her", by: &chief)
    let undone = try say(
      false, because: "asked her", by: &chief, over: [accepted], marks: [.undo: [accepted.id]])
    #expect(roster.acceptance(by: [accepted, undone]) == .open)
  }

  @Test mutating func `is set aside again when an acceptance over that is undone`() throws {
    let said = try say(false, because: "unknown to us", by: &chief)
    let accepted = try say(true, by: &deputy, over: [said])
    let undone = try say(
      false, because: "unknown to us", by: &deputy, over: [accepted], marks: [.undo: [accepted.id]])
    #expect(try roster.acceptance(by: [said, accepted, undone]) == aside)
  }
}
