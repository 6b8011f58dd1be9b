import DeskTestSupport
import AnnotationSync
import ClaimModel
import EditorialDesk
import Testing

@Suite("The roster of a desk")
struct RosterDeskTests {
  private let newsroom: Newsroom
  private let chief: Desk

  init() throws {
    newsroom = try Newsroom()
    chief = try newsroom.desk("city", of: "chief")
  }

  private func admit(_ editor: String, by desk: Desk, on name: String) throws {
    let card = try newsroom.desk(name, of: editor).ownCard()
    var admission = Desk.Admission(annotator: card.annotator, device: card.device)
    (admission.epoch, admission.key) = (card.epoch, card.key)
    _ = try desk.admit(admission)
  }

  private func authors(_ claim: ClaimID, on desk: Desk) throws -> Bool {
    try desk.judged(claim).gate.results.first { $0.clause == .authors }?.isMet ?? false
  }

  /// A desk of Amara's with a claim and a verdict on it, merged into the chief's.
  private func workOfAmara() throws -> ClaimID {
    let desk = try newsroom.desk("amara", of: "amara")
    let claim = try desk.addClaim(wording: "Rents rose.")
    try desk.rate(claim, "true")
    try newsroom.pass(from: desk, to: chief)
    return claim
  }

  @Test func `is empty until somebody founds it, and everybody's work counts`() throws {
    let claim = try workOfAmara()
    #expect(try chief.roster().isEmpty && authors(claim, on: chief))
    try chief.foundRoster(name: "Chidi")
    let sheet = try chief.roster()
    #expect(sheet.devices.map(\.annotator.name) == ["chief"])
    #expect(sheet.devices.map(\.name) == ["Chidi"])
    #expect(sheet.waiting.count == 1)
    #expect(try !authors(claim, on: chief))
    _ = try chief.expectRefusal { try chief.foundRoster() }
  }

  @Test func `is founded by its first admission`() throws {
    let claim = try workOfAmara()
    let card = try newsroom.desk("amara", of: "amara").ownCard()
    var admission = Desk.Admission(annotator: card.annotator, device: card.device)
    admission.key = card.key
    #expect(try chief.admit(admission))
    #expect(try chief.roster().devices.map(\.annotator.name) == ["amara", "chief"])
    #expect(try authors(claim, on: chief))
    _ = try chief.expectRefusal { _ = try chief.admit(admission) }
    admission.key = "nonsense"
    _ = try chief.expectRefusal { _ = try chief.admit(admission) }
  }

  @Test func `lets work count that somebody admitted accepts`() throws {
    let claim = try workOfAmara()
    try chief.foundRoster()
    #expect(try !authors(claim, on: chief))
    #expect(try chief.accept([.named(claim.text)], because: "asked her") == 2)
    #expect(try authors(claim, on: chief))
    _ = try chief.expectRefusal { _ = try chief.accept([.named(claim.text)]) }
    _ = try chief.undo()
    #expect(try !authors(claim, on: chief))
    let device = try newsroom.desk("amara", of: "amara").ownCard().device
    let all = Desk.Unproven.author(Annotator(recorded: "amara"), device: device)
    #expect(try chief.accept([all]) == 2)
    #expect(try authors(claim, on: chief))
  }

  @Test func `lets nothing count that somebody accepts who is not on it`() throws {
    let claim = try workOfAmara()
    try chief.foundRoster()
    let amara = try newsroom.desk("amara", of: "amara")
    try newsroom.pass(from: chief, to: amara)
    _ = try amara.expectRefusal { _ = try amara.accept([.named(claim.text)]) }
    _ = try amara.expectRefusal { try admit("amara", by: amara, on: "amara") }
  }

  @Test func `lets those admit who were admitted`() throws {
    let dora = try newsroom.desk("dora", of: "dora")
    try admit("dora", by: chief, on: "dora")
    try newsroom.pass(from: chief, to: dora)
    let claim = try workOfAmara()
    try admit("amara", by: dora, on: "amara")
    try newsroom.pass(from: dora, to: chief)
    #expect(try authors(claim, on: chief))
    try chief.revoke(Annotator(recorded: "amara"), device: newsroom.desk("amara").ownCard().device)
    #expect(try authors(claim, on: chief))
    #expect(try chief.roster().devices.map(\.state) == ["revoked", "admitted", "admitted"])
    let amara = try newsroom.desk("amara", of: "amara")
    let late = try amara.addClaim(wording: "Late.")
    try amara.rate(late, "true")
    try newsroom.pass(from: amara, to: chief)
    #expect(try !authors(late, on: chief))
  }

  @Test func `is in dispute after a second founding until the desk decides`() throws {
    let claim = try workOfAmara()
    try admit("amara", by: chief, on: "amara")
    let stranger = try newsroom.desk("stranger", of: "stranger")
    try stranger.foundRoster()
    try newsroom.pass(from: stranger, to: chief)
    #expect(try chief.roster().isDisputed && !authors(claim, on: chief))
    let reason = try chief.judged(claim).gate.unmet.first { $0.clause == .authors }?.reason
    #expect(reason?.contains("in dispute") ?? false)
    _ = try chief.expectRefusal { _ = try chief.accept([.named(claim.text)]) }
    _ = try chief.expectRefusal { _ = try chief.trust("nobody") }
    _ = try chief.trust(chief.ownCard().device)
    #expect(try !chief.roster().isDisputed && authors(claim, on: chief))
    // The decision is this desk's alone.
    let other = try newsroom.desk("other", of: "bela")
    try newsroom.pass(from: chief, to: other)
    #expect(try other.roster().isDisputed)
  }

  @Test func `is as if it had never been after a mistaken founding was undone`() throws {
    let claim = try workOfAmara()
    try chief.foundRoster()
    _ = try chief.undo()
    #expect(try chief.roster().isEmpty && authors(claim, on: chief))
    _ = try chief.redo()
    #expect(try !chief.roster().isEmpty && !authors(claim, on: chief))
  }

  @Test func `is told to nobody as changed where what is said would not count`() throws {
    try chief.foundRoster()
    try admit("amara", by: chief, on: "amara")
    try chief.revoke(Annotator("chief"), device: chief.ownCard().device)
    let before = try chief.digest()
    let error = try chief.expectRefusal { try admit("bela", by: chief, on: "bela") }
    #expect(error?.problem.contains("would not count") ?? false)
    #expect(try chief.digest() == before)
  }

  @Test func `is not kept by a device whose key was lost`() throws {
    try chief.foundRoster()
    try newsroom.write(
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", to: "home-chief/key")
    _ = try chief.expectRefusal { try admit("amara", by: chief, on: "amara") }
  }

  /// What a stranger may try, by a device of their own and in whatever name.
  enum Attack: String, CaseIterable {
    case withdrawsTheDissent, givesAVerdict, accepts, rejects, rewords, relaxesThePolicy, rules
  }

  @Test(arguments: Attack.allCases)
  func `is as if nothing had been written by who is not on it, where it counts`(
    attack: Attack
  ) throws {
    let claim = try chief.addClaim(wording: "Rents rose.")
    try chief.foundRoster()
    for (editor, rating) in [("amara", "true"), ("chen", "false")] {
      let desk = try newsroom.desk(editor, of: editor)
      try newsroom.pass(from: chief, to: desk)
      try desk.rate(claim, rating)
      try newsroom.pass(from: desk, to: chief)
      try admit(editor, by: chief, on: editor)
    }
    let before = try chief.judged(claim)
    #expect(before.gate.unmet.map(\.clause).contains(.agreement))
    let lines = try lines(of: attack, on: claim)
    _ = try chief.merge([newsroom.write(lines, to: "eve.jsonl")])
    let after = try chief.judged(claim)
    #expect(
      after.gate.results.filter { $0.clause != .authors }
        == before.gate.results.filter { $0.clause != .authors })
    #expect(try chief.policy() == .standard)
  }

  private func lines(of attack: Attack, on claim: ClaimID) throws -> [UInt8] {
    var eve = Editor("chen", device: "eves-device")
    func over(_ kind: String) throws -> [OperationID] {
      try chief.history(of: claim.text).filter { $0.kind == kind }.map(\.operation)
    }
    let draft: OperationDraft =
      switch attack {
      case .withdrawsTheDissent:
        try OperationDraft(
          .verdictWithdraw, on: claim.text, with: .object([]), over: over("verdict.give"))
      case .givesAVerdict:
        OperationDraft(
          .verdictGive, on: claim.text, with: ["rating": "true", "seen": "blind"], over: [])
      case .accepts:
        OperationDraft(.claimDecide, on: claim.text, with: ["as": "accepted"], over: [])
      case .rejects:
        OperationDraft(.claimDecide, on: claim.text, with: ["as": "rejected"], over: [])
      case .rewords:
        try OperationDraft(
          .claimWord, on: claim.text, with: ["wording": "Rents fell."], over: over("claim.word"))
      case .relaxesThePolicy:
        OperationDraft(
          .deskPolicy, on: "desk", with: ["blind_verdicts": 1, "independent_origins": 1], over: [])
      case .rules:
        OperationDraft(
          .rulingGive, on: claim.text, with: ["rating": "true", "because": "me", "judged": []],
          over: [])
      }
    return try eve.write(draft).line + [0x0A]
  }
}
