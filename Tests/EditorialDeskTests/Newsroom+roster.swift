import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk

extension Newsroom {
  /// Puts an editor on a desk's roster, with the device of the desk that has the editor's name.
  func admit(_ editor: String, by chief: Desk) throws {
    let card = try desk(editor, of: editor).ownCard()
    var admission = Desk.Admission(annotator: card.annotator, device: card.device)
    (admission.epoch, admission.key) = (card.epoch, card.key)
    _ = try chief.admit(admission)
  }

  /// A desk with a roster and a claim that its chief has rated true, and the desk of somebody who has all of it
  /// and is not on the roster.
  func deskWithStranger() throws -> (chief: Desk, stranger: Desk, claim: ClaimID) {
    let chief = try desk("city", of: "chief")
    let claim = try chief.addClaim(wording: "Rents rose.")
    try chief.foundRoster()
    try chief.rate(claim, "true")
    let stranger = try desk("elsewhere", of: "mallory")
    try pass(from: chief, to: stranger)
    return (chief, stranger, claim)
  }

  /// Has an editor of the roster work on a desk of their own and gives that to the chief's.
  func work(of editor: String, for chief: Desk, _ work: (Desk) throws -> Void) throws {
    let desk = try desk(editor, of: editor)
    try pass(from: chief, to: desk)
    try work(desk)
    try pass(from: desk, to: chief)
  }

  /// Merges what somebody writes who is not on any roster.
  func merge(_ drafts: [OperationDraft], by stranger: inout Editor, into desk: Desk) throws {
    var lines: [UInt8] = []
    for draft in drafts { lines += try stranger.write(draft).line + [0x0A] }
    _ = try desk.merge([write(lines, to: "stranger.jsonl")])
  }
}

extension Desk {
  /// What the gate says of a claim under one clause.
  func clause(_ clause: Gate.Clause, of claim: ClaimID) throws -> Gate.Result? {
    try judged(claim).gate.results.first { $0.clause == clause }
  }
}
