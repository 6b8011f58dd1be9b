import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("What strangers can do to a desk's lists")
struct QueueSafetyTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let amara: Desk
  private let claim: ClaimID

  /// A desk with a roster of two, keys and all, and a claim without a verdict.
  init() throws {
    newsroom = try Newsroom()
    chief = try newsroom.desk("city", of: "chief")
    claim = try chief.addClaim(wording: "Rents rose.")
    try chief.foundRoster()
    amara = try newsroom.desk("hers", of: "amara")
    try newsroom.pass(from: chief, to: amara)
    let card = try amara.ownCard()
    var admission = Desk.Admission(annotator: card.annotator, device: card.device)
    (admission.epoch, admission.key) = (card.epoch, card.key)
    _ = try chief.admit(admission)
  }

  private func names(_ kind: Desk.Task.Kind) throws -> [ClaimID] {
    try chief.queue([kind]).compactMap(\.claim)
  }

  /// A line of Amara's device with a signature that her key never made.
  private func forged(_ draft: OperationDraft, at number: Int) throws -> [UInt8] {
    let card = try amara.ownCard()
    var eve = Editor("amara", device: card.device, epoch: card.epoch)
    eve.stamp.number = number
    eve.stamp.previous = number > 1 ? OperationID(bytes: Array(repeating: 7, count: 24)) : nil
    let signature = ",\"sig\":\"\(String(repeating: "A", count: 86))\"}\n"
    return try eve.write(draft).line.dropLast() + Array(signature.utf8)
  }

  @Test func `a forged signature hides no claim from a queue`() throws {
    #expect(try names(.open) == [claim])
    let drafts = [
      OperationDraft(.claimDecide, on: claim.text, with: ["as": "rejected"], over: []),
      OperationDraft(
        .rulingGive, on: claim.text, with: ["rating": "true", "because": "me", "judged": []],
        over: []),
    ]
    for (number, draft) in drafts.enumerated() {
      _ = try chief.merge([newsroom.write(forged(draft, at: 50 + number), to: "eve.jsonl")])
      #expect(try names(.open) == [claim])
      #expect(try chief.progress().left == 1)
      #expect(try newsroom.desk("city", of: "chief").queue([.open]).map(\.claim) == [claim])
    }
  }

  @Test func `what only a stranger contests is no conflict, and is told`() throws {
    try chief.reword(claim, to: "Rents went up.")
    var eve = Editor("eve", device: "eves-device")
    let line = try eve.write(
      OperationDraft(.claimWord, on: claim.text, with: ["wording": "Otherwise."], over: [])
    ).line
    _ = try chief.merge([newsroom.write(line + [0x0A], to: "eve.jsonl")])
    #expect(try chief.conflictCount() == (0, 1))
    #expect(try chief.conflicts().map(\.isCounted) == [false])
    #expect(try chief.countedConflicts(limit: 20).isEmpty)
    let wording = try chief.judged(claim).gate.results.first { $0.clause == .wording }
    #expect(wording?.isMet == true)
    #expect(Desk.Conflict.remark(onOthers: 1).hasPrefix("1 facet is contested only by people"))
    try amara.reword(claim, to: "Rents fell.")
    try newsroom.pass(from: amara, to: chief)
    #expect(try chief.countedConflicts(limit: 20).map(\.facet) == [Facet(.wording)])
    _ = try chief.resolve(claim.text, Facet(.wording), choosing: 1)
    #expect(try chief.countedConflicts(limit: 20).isEmpty)
  }

  @Test func `a claim of which no verdict stands waits for another ruling`() throws {
    let alone = try Newsroom()
    let (desk, claim) = try alone.deskWithVerdicts()
    try alone.desk(of: "chief").rule(claim, .noVerdict, because: "Neither read the ledger.")
    #expect(try desk.queue([.staleRuling]).compactMap(\.claim) == [claim])
    #expect(try desk.progress().left > 0)
    #expect(try desk.progress().stale == 1)
    #expect(try desk.verify().problems.isEmpty)
    try alone.desk(of: "chief").rule(claim, "true", because: "The ledger says so.")
    #expect(try desk.queue([.staleRuling]).isEmpty)
  }
}
