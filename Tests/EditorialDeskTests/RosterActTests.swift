import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("What somebody admitted writes after a stranger")
struct RosterActTests {
  private let newsroom: Newsroom
  private let chief: Desk

  init() throws {
    newsroom = try Newsroom()
    chief = try newsroom.desk("city", of: "chief")
  }

  /// Merges what a stranger writes, by a device of their own.
  private func merge(_ drafts: OperationDraft...) throws {
    var eve = Editor("eve", device: "eves-device")
    var lines: [UInt8] = []
    for draft in drafts { lines += try eve.write(draft).line + [0x0A] }
    _ = try chief.merge([newsroom.write(lines, to: "eve.jsonl")])
  }

  private func standing(of claim: ClaimID) throws -> Gate.Result? {
    try chief.judged(claim).gate.results.first { $0.clause == .standing }
  }

  @Test func `is a decision of their own where a stranger decided the same`() throws {
    let claim = try chief.addClaim(wording: "Rents rose.")
    try chief.foundRoster()
    try merge(OperationDraft(.claimDecide, on: claim.text, with: ["as": "rejected"], over: []))
    #expect(try standing(of: claim)?.isMet == true)
    try chief.decide(claim, .rejected)
    #expect(try standing(of: claim)?.isMet == false)
    #expect(try chief.history(of: claim.text).contains { $0.by.name == "chief" && !$0.isReplaced })
    let before = try chief.digest()
    try chief.decide(claim, .rejected)
    #expect(try chief.digest() == before)
  }

  @Test func `makes a candidate a claim that a stranger had only rejected`() throws {
    let (stranger, claim) = try newsroom.deskWithCandidate("eve", of: "eve")
    try stranger.decide(claim, .rejected)
    _ = try chief.ingest(newsroom.file("tram.txt"))
    try chief.foundRoster()
    try newsroom.pass(from: stranger, to: chief)
    try chief.rate(claim, "true")
    let results = try chief.judged(claim).gate.results
    #expect(results.first { $0.clause == .standing }?.isMet == true)
    #expect(results.first { $0.clause == .anchored }?.isMet == true)
  }

  @Test func `is a policy of their own where a stranger set the same`() throws {
    var policy = Policy.standard
    (policy.name, policy.blindVerdicts) = ("city", 3)
    try chief.foundRoster()
    try merge(OperationDraft(.deskPolicy, on: "desk", with: policy.members, over: []))
    #expect(try chief.policy() == .standard)
    #expect(try chief.setPolicy(policy))
    let before = try chief.digest()
    #expect(try chief.setPolicy(policy))
    #expect(try chief.digest() == before)
  }

  @Test func `uses up no epoch where nothing is written`() throws {
    let claim = try chief.addClaim(wording: "Rents rose.")
    try chief.decide(claim, .accepted)
    // A home begins a chain with its first act on a desk.
    let copy = try newsroom.desk("copy", of: "amara")
    try newsroom.pass(from: chief, to: copy)
    _ = try copy.identity()
    let before = try newsroom.counter(of: "amara")
    try copy.decide(claim, .accepted)
    #expect(try newsroom.counter(of: "amara") == before && !before.isEmpty)
  }
}

extension Newsroom {
  /// What the file says that counts a home's epochs; empty where there is none yet.
  fileprivate func counter(of editor: String) throws -> [UInt8] {
    let path = home(of: editor) + "/epochs.json"
    guard let handle = fopen(path, "r") else { return [] }
    defer { fclose(handle) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, handle))
    return bytes
  }
}
