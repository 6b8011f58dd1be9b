import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("Who is on a roster")
struct RosterRuleTests {
  private var chief = Editor("chidi", device: "chief")
  private var deputy = Editor("dora", device: "deputy")
  private var amara = Editor("amara", device: "k3vq")
  private var stranger = Editor("stranger", device: "away")
  private let keys: [String: SigningKey]

  init() throws {
    keys = [
      "chief": try .forTests(1), "deputy": try .forTests(2), "k3vq": try .forTests(3),
      "away": try .forTests(4),
    ]
  }

  private func key(_ editor: Editor) throws -> SigningKey {
    try #require(keys[editor.stamp.chain.device])
  }

  /// One editor admits another; the first admission of the own device founds a roster.
  private func admit(
    _ subject: Editor, by writer: inout Editor, under admission: Operation? = nil,
    from epoch: Int = 1, over heads: [Operation] = []
  ) throws -> Operation {
    try writer.write(
      .rosterAdmit, on: subject.annotator.name,
      with: .members([
        ("device", .string(subject.stamp.chain.device)), ("epoch", .int(epoch)),
        ("key", .string(key(subject).verifyingKey.text)),
        ("under", admission.map { .string($0.id.text) }),
      ]), over: heads, signedWith: key(writer))
  }

  private func revoke(
    _ subject: Editor, by writer: inout Editor, under admission: Operation? = nil,
    kept: JSONValue? = nil, over heads: [Operation] = []
  ) throws -> Operation {
    try writer.write(
      .rosterRevoke, on: subject.annotator.name,
      with: .members([
        ("device", .string(subject.stamp.chain.device)), ("kept", kept),
        ("under", admission.map { .string($0.id.text) }),
      ]), over: heads, signedWith: key(writer))
  }

  private func isProven(_ editor: Editor, _ operations: [Operation]) -> Bool {
    Roster(operations).proves(editor.annotator, on: editor.stamp.chain)
  }

  @Test mutating func `is its founder, whom the founder admits, and whom those admit`() throws {
    let founding = try admit(chief, by: &chief)
    let ofDeputy = try admit(deputy, by: &chief)
    let ofAmara = try admit(amara, by: &deputy, under: ofDeputy)
    let all = [founding, ofDeputy, ofAmara]
    for editor in [chief, deputy, amara] { #expect(isProven(editor, all)) }
    #expect(!isProven(stranger, all))
    #expect(Roster(all).foundings.map(\.key) == [try key(chief).verifyingKey])
    #expect(!isProven(amara, [founding, ofAmara]))
    #expect(
      !isProven(amara, [ofDeputy, ofAmara]) || Roster([ofDeputy, ofAmara]).foundings.count == 1)
  }

  @Test mutating func `does not depend on the order in which it came`() throws {
    let founding = try admit(chief, by: &chief)
    let ofDeputy = try admit(deputy, by: &chief)
    let ofAmara = try admit(amara, by: &deputy, under: ofDeputy)
    let gone = try revoke(deputy, by: &chief, kept: ["1": 1], over: [ofDeputy])
    let all = [founding, ofDeputy, ofAmara, gone]
    var generator = SeededGenerator(seed: 7)
    for _ in 1...30 {
      let shuffled = all.shuffled(using: &generator)
      #expect(isProven(amara, shuffled) && !isProven(deputy, shuffled))
    }
  }

  @Test mutating func `is nobody while two devices have founded one`() throws {
    let all = [
      try admit(chief, by: &chief), try admit(amara, by: &chief),
      try admit(stranger, by: &stranger),
    ]
    #expect(Roster(all).isDisputed && Roster(all).foundings.count == 2)
    for editor in [chief, amara, stranger] { #expect(!isProven(editor, all)) }
  }

  @Test mutating func `is not taken over by a stranger who admits everybody`() throws {
    let founding = try admit(chief, by: &chief)
    let all = [
      founding, try admit(stranger, by: &stranger),
      try admit(chief, by: &stranger, over: [founding]), try admit(amara, by: &stranger),
    ]
    #expect(Roster(all).isDisputed)
    #expect(!isProven(stranger, all) && !isProven(amara, all))
    // Saying that it acts under the chief's admission makes no difference: nobody admitted it.
    let under = try admit(stranger, by: &stranger, under: founding)
    #expect(!isProven(stranger, [founding, under]) && isProven(chief, [founding, under]))
  }

  @Test mutating func `is decided on each desk by itself where it is in dispute`() throws {
    let all = [
      try admit(chief, by: &chief), try admit(amara, by: &chief),
      try admit(stranger, by: &stranger),
    ]
    let founding = try #require(
      Roster(all).foundings.first { $0.device.annotator == chief.annotator })
    let decided = Roster(all, trusting: founding)
    #expect(!decided.isDisputed)
    #expect(decided.proves(amara.annotator, on: amara.stamp.chain))
    #expect(!decided.proves(stranger.annotator, on: stranger.stamp.chain))
    // Another founding alone is not taken for the one that was decided for.
    #expect(Roster([all[2]], trusting: founding).isDisputed)
  }

  @Test mutating func `is not changed by what somebody says who is not on it`() throws {
    let founding = try admit(chief, by: &chief)
    let ofAmara = try admit(amara, by: &chief)
    let all = [
      founding, ofAmara,
      try revoke(amara, by: &stranger, under: founding, over: [ofAmara]),
      try admit(stranger, by: &stranger, under: ofAmara),
    ]
    #expect(isProven(amara, all) && !isProven(stranger, all))
    #expect(Roster(all).ignored == 2)
  }

  @Test mutating func `is not changed by lines that another key signed, or none`() throws {
    let founding = try admit(chief, by: &chief)
    let ofDeputy = try admit(deputy, by: &chief)
    var forger = deputy
    let members: JSONValue = [
      "device": "away", "epoch": 1, "under": .string(ofDeputy.id.text),
    ]
    let unsigned = try forger.write(.rosterAdmit, on: "stranger", with: members)
    let forged = try forger.write(
      .rosterAdmit, on: "stranger", with: members, signedWith: key(stranger))
    #expect(!isProven(stranger, [founding, ofDeputy, unsigned, forged]))
    let real = try deputy.write(
      .rosterAdmit, on: "stranger", with: members, signedWith: key(deputy))
    #expect(isProven(stranger, [founding, ofDeputy, real]))
    // One letter of a signed line changed is another line, which nobody signed.
    let text = String(decoding: real.line, as: UTF8.self)
    let other = try Operation(line: Array(text.replacing("\"away\"", with: "\"over\"").utf8))
    #expect(
      !Roster([founding, ofDeputy, other]).proves(
        stranger.annotator, on: Chain(device: "over", epoch: 1)))
  }

  @Test mutating func `is in dispute when somebody founds in the founder's name`() throws {
    let founding = try admit(chief, by: &chief)
    var forger = Editor("chidi", device: "chief")
    let forged = try forger.write(
      .rosterAdmit, on: "chidi",
      with: ["device": "chief", "key": .string(key(stranger).verifyingKey.text)],
      signedWith: key(stranger))
    #expect(Roster([founding, forged]).isDisputed)
    #expect(Set(Roster([founding, forged]).foundings.compactMap(\.key)).count == 2)
  }

  @Test mutating func `loses a device, but not what it had done until then`() throws {
    let founding = try admit(chief, by: &chief)
    let ofAmara = try admit(amara, by: &chief)
    let early = try signed("Early.", by: &amara)
    let late = try signed("Late.", by: &amara)
    let gone = try revoke(amara, by: &chief, kept: ["1": 1], over: [ofAmara])
    let roster = Roster([founding, ofAmara, gone])
    #expect(roster.proves(early) && !roster.proves(late))
    #expect(!roster.proves(amara.annotator, on: amara.stamp.chain))
    #expect(!roster.proves(amara.annotator, on: Chain(device: "k3vq", epoch: 2)))
    let all = try revoke(amara, by: &chief, over: [gone])
    #expect(!Roster([founding, ofAmara, gone, all]).proves(early))
    let again = try admit(amara, by: &chief, over: [gone, all])
    #expect(Roster([founding, ofAmara, gone, all, again]).proves(late))
  }

  @Test mutating func `loses a device where admission and revocation did not know each other`()
    throws
  {
    let founding = try admit(chief, by: &chief)
    let ofDeputy = try admit(deputy, by: &chief)
    let ofAmara = try admit(amara, by: &chief)
    let gone = try revoke(amara, by: &chief, over: [ofAmara])
    let again = try admit(amara, by: &deputy, under: ofDeputy, over: [ofAmara])
    #expect(!isProven(amara, [founding, ofDeputy, ofAmara, gone, again]))
  }

  @Test mutating func `is not lost to those whom it admitted`() throws {
    let founding = try admit(chief, by: &chief)
    let ofDeputy = try admit(deputy, by: &chief)
    let ofAmara = try admit(amara, by: &deputy, under: ofDeputy)
    let coup = [
      try revoke(chief, by: &deputy, under: ofDeputy, over: [founding]),
      try revoke(deputy, by: &amara, under: ofAmara, over: [ofDeputy]),
    ]
    for editor in [chief, deputy, amara] {
      #expect(isProven(editor, [founding, ofDeputy, ofAmara] + coup))
    }
  }

  @Test mutating func `may leave it, and what it admitted goes with it`() throws {
    let founding = try admit(chief, by: &chief)
    let ofDeputy = try admit(deputy, by: &chief)
    let ofAmara = try admit(amara, by: &deputy, under: ofDeputy)
    let leaving = try revoke(deputy, by: &deputy, under: ofDeputy, over: [ofDeputy])
    let all = [founding, ofDeputy, ofAmara, leaving]
    #expect(!isProven(deputy, all) && !isProven(amara, all) && isProven(chief, all))
  }

  @Test mutating func `is nobody on a device that two equals admitted in two ways`() throws {
    let founding = try admit(chief, by: &chief)
    let ofDeputy = try admit(deputy, by: &chief)
    let ofOther = try admit(stranger, by: &chief)
    let one = try admit(amara, by: &deputy, under: ofDeputy, from: 1)
    let two = try admit(amara, by: &stranger, under: ofOther, from: 2)
    let roster = Roster([founding, ofDeputy, ofOther, one, two])
    #expect(!roster.proves(amara.annotator, on: Chain(device: "k3vq", epoch: 2)))
    #expect(roster.entry(amara.annotator, device: "k3vq")?.state == .contested)
    // The chief's word goes before that of both.
    let three = try admit(amara, by: &chief, from: 3)
    let decided = Roster([founding, ofDeputy, ofOther, one, two, three])
    #expect(decided.proves(amara.annotator, on: Chain(device: "k3vq", epoch: 3)))
    #expect(!decided.proves(amara.annotator, on: Chain(device: "k3vq", epoch: 2)))
  }

  @Test mutating func `is everybody again when a mistaken founding was taken back`() throws {
    let founding = try admit(chief, by: &chief)
    let back = try revoke(chief, by: &chief, over: [founding])
    #expect(Roster([founding, back]).isEmpty && isProven(stranger, [founding, back]))
    let real = try admit(amara, by: &amara)
    let roster = Roster([founding, back, real])
    #expect(!roster.isDisputed && roster.founding?.device.annotator == amara.annotator)
    // Without a signature anybody could have written it: then nothing is proven instead.
    var keyless = Editor("chidi", device: "chief")
    let open = try keyless.write(.rosterAdmit, on: "chidi", with: ["device": "chief"])
    let taken = try keyless.write(
      .rosterRevoke, on: "chidi", with: ["device": "chief"], over: [open])
    #expect(!Roster([open, taken]).isEmpty && !isProven(stranger, [open, taken]))
  }

  private func signed(_ wording: String, by writer: inout Editor) throws -> Operation {
    try writer.write(
      .claimAdd, on: nil, with: ["wording": .string(wording)], signedWith: key(writer))
  }

  @Test mutating func `believes a device with a key only what the key signed`() throws {
    let roster = Roster([try admit(chief, by: &chief), try admit(amara, by: &chief)])
    let plain = try amara.write(.claimAdd, with: ["wording": "One."])
    #expect(!roster.proves(plain))
    #expect(roster.knowing(accepted: [], vouched: [plain.id], twins: []).proves(plain))
    let forged = try amara.write(
      .claimAdd, on: nil, with: ["wording": "Two."], signedWith: key(stranger))
    #expect(!roster.proves(forged))
    // A signature is no admission: whoever is not on the roster is not believed with one either.
    let own = try signed("Three.", by: &stranger)
    #expect(!roster.proves(own))
  }

  @Test mutating func `does not make two lines with one place count`() throws {
    let roster = Roster([try admit(chief, by: &chief), try admit(amara, by: &chief)])
    let one = try signed("One.", by: &amara)
    #expect(roster.proves(one))
    #expect(!roster.knowing(accepted: [], twins: [one.id]).proves(one))
    #expect(roster.knowing(accepted: [one.id], twins: [one.id]).proves(one))
  }

  @Test mutating func `lets others' work count by accepting it, and nobody else does`() throws {
    let roster = Roster([try admit(chief, by: &chief), try admit(amara, by: &chief)])
    let work = try stranger.write(.claimAdd, with: ["wording": "One."])
    let present: JSONValue = ["present": true]
    let own = try stranger.write(
      .rosterAccept, on: work.id.text, with: present, signedWith: key(stranger))
    #expect(!roster.proves(work) && !roster.isAccepted(by: [own]))
    var forger = amara
    let forged = try forger.write(
      .rosterAccept, on: work.id.text, with: present, signedWith: key(stranger))
    #expect(!roster.isAccepted(by: [forged]))
    let real = try amara.write(
      .rosterAccept, on: work.id.text, with: present, signedWith: key(amara))
    #expect(roster.isAccepted(by: [own, real]))
    let back = try amara.write(
      .rosterAccept, on: work.id.text, with: ["present": false], over: [real],
      signedWith: key(amara))
    #expect(!roster.isAccepted(by: [own, real, back]))
    let denied = try stranger.write(
      .rosterAccept, on: work.id.text, with: ["present": false], over: [real],
      signedWith: key(stranger))
    #expect(roster.isAccepted(by: [real, denied]))
  }
}
