import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Setting strangers' lines aside")
struct SettingAsideLawTests {
  private let newsroom: Newsroom
  private let chief: Desk
  private let claim: ClaimID
  private let evidence: EvidenceID

  init() throws {
    let newsroom = try Newsroom()
    let chief = try newsroom.desk("city", of: "chief")
    let claim = try chief.addClaim(wording: "Rents rose.")
    let evidence = try chief.offer(.record("budget", isPrimary: true), on: claim)
    (self.newsroom, self.chief, self.claim, self.evidence) = (newsroom, chief, claim, evidence)
    try chief.foundRoster()
    try rate("amara")
  }

  private func rate(_ editor: String) throws {
    try newsroom.work(of: editor, for: chief) { desk in
      _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
    }
    try newsroom.admit(editor, by: chief)
  }

  /// What a stranger may write about the claim, over all or nothing of what is there.
  private func draft(using generator: inout SeededGenerator) throws -> OperationDraft {
    let kinds: [(OperationKind, JSONValue)] = [
      (.verdictGive, ["rating": "true", "seen": "blind", "evidence": [.string(evidence.text)]]),
      (.verdictGive, ["rating": "false", "seen": "blind"]), (.verdictWithdraw, .object([])),
      (.rulingGive, ["rating": "true", "because": "so", "judged": []]),
      (.claimWord, ["wording": "Rents fell."]), (.claimDecide, ["as": "rejected"]),
      (.queryAsk, ["text": "Who?"]),
      (.evidenceGive, ["stance": "refutes", "url": "https://a.example/", "quote": "no"]),
    ]
    guard let (kind, members) = kinds.randomElement(using: &generator) else {
      throw TornSetup.noKind
    }
    let known = try chief.history(of: claim.text).map(\.operation)
    return OperationDraft(
      kind, on: claim.text, with: members, over: Bool.random(using: &generator) ? known : [])
  }

  private enum TornSetup: Error { case noKind }

  private func results() throws -> [Gate.Result] {
    try chief.judged(claim).gate.results.filter { $0.clause != .authors }
  }

  @Test(arguments: lawSeeds(6))
  func `lets nothing of them count, and verifies only what is proven without them`(seed: UInt64)
    throws
  {
    var generator = SeededGenerator(seed: seed)
    // In half of the cases one verdict is missing: nothing that is set aside makes up for it.
    let isWhole = Bool.random(using: &generator)
    if isWhole { try rate("boris") }
    let (alone, wasVerified) = (try results(), try chief.judged(claim).isVerified)
    #expect(wasVerified == isWhole, "seed \(seed)")
    for turn in 1...4 {
      var stranger = Editor(
        ["zoe", "amara", "boris"].randomElement(using: &generator) ?? "zoe", device: "away-\(turn)")
      let draft = try draft(using: &generator)
      try newsroom.merge([draft], by: &stranger, into: chief)
      #expect(try results() == alone, "seed \(seed)")
      if Bool.random(using: &generator) {
        _ = try chief.setAside([.named(claim.text)], because: "turn \(turn)")
        #expect(try results() == alone, "seed \(seed)")
        #expect(try chief.judged(claim).isVerified == wasVerified, "seed \(seed)")
        if Int.random(in: 1...3, using: &generator) == 1 { _ = try chief.undo() }
      }
      let judged = try chief.judged(claim)
      #expect(!judged.isVerified || wasVerified, "seed \(seed)")
      #expect(judged.claim.verdicts.filter { !$0.isProven }.isEmpty, "seed \(seed)")
      #expect(judged.claim.wording == "Rents rose." && judged.claim.ruling == nil, "seed \(seed)")
    }
    #expect(try chief.verify().problems.isEmpty, "seed \(seed)")
  }
}
