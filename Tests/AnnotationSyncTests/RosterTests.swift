import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A roster")
struct RosterTests {
  private var chief = Editor("chidi")
  private let amara = Annotator(recorded: "amara")

  private func roster(_ operations: [Operation]) -> Roster { Roster(operations) }

  private mutating func admit(
    _ name: String, _ device: String, from epoch: JSONValue = 1, over heads: [Operation] = []
  ) throws -> Operation {
    try chief.write(
      .rosterAdmit, on: name, with: ["device": .string(device), "epoch": epoch], over: heads)
  }

  @Test func `that nobody was put on proves everybody`() {
    #expect(Roster().isEmpty)
    #expect(Roster().proves(amara, on: Chain(device: "k3vq", epoch: 1)))
  }

  @Test(arguments: [
    ("amara", "k3vq", 1, false), ("amara", "k3vq", 2, true), ("amara", "k3vq", 9, true),
    ("amara", "other", 2, false), ("bela", "k3vq", 2, false), ("Amara", "k3vq", 2, false),
  ])
  mutating func `proves an annotator on an admitted device, from the epoch it was admitted with`(
    name: String, device: String, epoch: Int, isProven: Bool
  ) throws {
    let roster = roster([try admit("amara", "k3vq", from: 2)])
    let chain = Chain(device: device, epoch: epoch)
    #expect(!roster.isEmpty)
    #expect(roster.proves(Annotator(recorded: name), on: chain) == isProven)
  }

  @Test mutating func `may hold several devices of one person, and one device of several`() throws {
    let roster = roster([
      try admit("amara", "desk"), try admit("amara", "phone", from: 3), try admit("bela", "desk"),
    ])
    #expect(roster.proves(amara, on: Chain(device: "desk", epoch: 1)))
    #expect(!roster.proves(amara, on: Chain(device: "phone", epoch: 2)))
    #expect(roster.proves(amara, on: Chain(device: "phone", epoch: 3)))
    #expect(roster.proves(Annotator(recorded: "bela"), on: Chain(device: "desk", epoch: 1)))
  }

  @Test mutating func `admits from the first epoch when none is said`() throws {
    let roster = roster([try admit("amara", "k3vq", from: .null)])
    #expect(roster.proves(amara, on: Chain(device: "k3vq", epoch: 1)))
  }

  @Test mutating func `proves nobody on a device that was revoked`() throws {
    let admitted = try admit("amara", "k3vq")
    let revoked = try chief.write(
      .rosterRevoke, on: "amara", with: ["device": "k3vq"], over: [admitted])
    let roster = roster([admitted, revoked, try admit("bela", "desk")])
    #expect(!roster.proves(amara, on: Chain(device: "k3vq", epoch: 1)))
  }

  @Test mutating func `is opened to nobody by contesting the only admission on it`() throws {
    let admitted = try admit("amara", "k3vq")
    var stranger = Editor("stranger")
    let forged = try stranger.write(
      .rosterAdmit, on: "amara", with: ["device": "k3vq", "epoch": 7])
    let revoked = try stranger.write(.rosterRevoke, on: "amara", with: ["device": "k3vq"])
    for heads in [[admitted, forged], [admitted, revoked]] {
      let roster = roster(heads)
      #expect(!roster.isEmpty)
      #expect(!roster.proves(Annotator(recorded: "stranger"), on: stranger.stamp.chain))
      #expect(!roster.proves(amara, on: Chain(device: "k3vq", epoch: 7)))
    }
  }

  @Test mutating func `knows its people by the bytes of their names`() throws {
    let roster = roster([try admit("Zo\u{E9}", "k3vq"), try admit("Zoe\u{301}", "phone")])
    let chain = Chain(device: "k3vq", epoch: 1)
    #expect(roster.proves(Annotator(recorded: "Zo\u{E9}"), on: chain))
    #expect(!roster.proves(Annotator(recorded: "Zoe\u{301}"), on: chain))
  }

  @Test mutating func `marks what is written by somebody who is not on it`() throws {
    var (amara, bela) = (Editor("amara", device: "k3vq"), Editor("bela"))
    let addition = try amara.write(.claimAdd, with: ["wording": "Rents rose."])
    let claim = addition.id.text
    let log = AnnotationLog([
      try admit("amara", "k3vq"), addition,
      try amara.write(.verdictGive, on: claim, with: ["rating": "true"]),
      try bela.write(.verdictGive, on: claim, with: ["rating": "true"]),
      try bela.write(.evidenceGive, on: claim, with: ["stance": "supports"]),
      try bela.write(.rulingGive, on: claim, with: ["rating": "true"]),
    ])
    let shown = try #require(log.claim(claim))
    #expect(shown.verdicts.map(\.isProven) == [true, false])
    #expect(shown.evidence.map(\.isProven) == [false] && shown.ruling?.isProven == false)
  }
}
