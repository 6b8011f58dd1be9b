import ClaimModel
import EditorialDesk
import Testing

@Suite("A verdict")
struct VerdictTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk
  private let claim: ClaimID

  /// Amara and Boris share one desk here.
  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
    boris = try newsroom.desk(of: "boris")
  }

  private func verdict(_ annotator: String) throws -> Verdict? {
    try desk.claim(claim).verdicts.first { $0.annotator.name == annotator }
  }

  // MARK: Blind and informed

  @Test func `is blind while the others' verdicts are hidden`() throws {
    #expect(try desk.rate(claim, "true") == .blind)
    #expect(try !boris.maySeeOthers(on: boris.claim(claim)))
    #expect(try boris.rate(claim, "false") == .blind)
    #expect(try boris.maySeeOthers(on: boris.claim(claim)))
  }

  @Test func `is informed after a look at the others`() throws {
    try desk.rate(claim, "true")
    try boris.reveal(claim)
    #expect(try boris.maySeeOthers(on: boris.claim(claim)))
    #expect(try boris.rate(claim, "false") == .informed)
    #expect(try verdict("boris")?.seen == .informed)
  }

  @Test func `is informed after the gate or the log has shown the others`() throws {
    #expect(try !boris.willShowOthers(on: boris.claim(claim)))
    try desk.rate(claim, "true")
    #expect(try boris.willShowOthers(on: boris.claim(claim)))
    #expect(try boris.rate(claim, "false") == .informed)
    #expect(try !boris.willShowOthers(on: boris.claim(claim)))
  }

  @Test func `is informed after it was listed whether others agree`() throws {
    let chen = try newsroom.desk(of: "chen")
    func listed() throws -> Int { try chen.willShowOutcomes(of: [chen.claim(claim)]) }
    #expect(try listed() == 0)
    try desk.rate(claim, "true")
    try boris.rate(claim, "false")
    #expect(try listed() == 1)
    #expect(try listed() == 0)
    #expect(try chen.rate(claim, "false") == .informed)
  }

  @Test
  func `is informed after the gate of every claim was shown, and not where oneself had rated`()
    throws
  {
    try desk.rate(claim, "true")
    let all = try desk.claims().map(\.claim)
    #expect(try desk.willShowOthers(on: all) == 0)
    #expect(try boris.willShowOthers(on: all) == 1)
    #expect(try boris.rate(claim, "true") == .informed)
  }

  @Test func `is informed after the figures of a small desk were shown`() throws {
    try desk.rate(claim, "true")
    try boris.rate(claim, "true")
    let chen = try newsroom.desk(of: "chen")
    #expect(try chen.willShow(chen.progress()) == 1)
    #expect(try chen.willShow(chen.progress()) == 0)
    #expect(try desk.willShow(desk.progress()) == 0)
    #expect(try chen.rate(claim, "true") == .informed)
  }

  @Test func `counts for agreement when it is blind, and not when it is informed`() throws {
    try desk.rate(claim, "true")
    _ = try boris.rate(claim, "true")
    #expect(try desk.agreement()["ratings"]?.int == 2)
    _ = try newsroom.desk(of: "chen").reveal(claim)
    _ = try newsroom.desk(of: "chen").rate(claim, "false")
    #expect(try desk.agreement()["ratings"]?.int == 2)
    // One category only: nothing can be said beyond chance, and it is not called perfect.
    #expect(try desk.agreement()["krippendorff"]?["nominal"] == .null)
  }

  @Test func `is informed when it is changed after another one came`() throws {
    try desk.rate(claim, "true")
    #expect(try desk.rate(claim, "half-true") == .blind)
    try boris.rate(claim, "false")
    #expect(try desk.rate(claim, "false") == .informed)
  }

  @Test func `stays blind when its author says the same again, in other words`() throws {
    try desk.rate(claim, "true", because: "teh record")
    try boris.rate(claim, "false")
    try boris.reveal(claim)
    #expect(try desk.rate(claim, "true", because: "the record") == .blind)
    #expect(try verdict("amara")?.rationale == "the record")
    try desk.reveal(claim)
    // Who is surer now, or rests it on something else, may have that from the others.
    let surer = Desk.VerdictOffer(rating: "true", confidence: 99, rationale: "the record")
    #expect(try desk.rate(claim, surer) == .informed(.look))
    _ = try desk.undo()
    let evidence = try desk.offer(.record("budget"), on: claim)
    let founded = Desk.VerdictOffer(
      rating: "true", confidence: 80, rationale: "the record", evidence: [evidence.text])
    #expect(try desk.rate(claim, founded) == .informed(.look))
    _ = try desk.undo()
    _ = try desk.undo()
    #expect(try desk.rate(claim, "true", because: "the budget") == .blind)
    // Not when it was another one in between.
    #expect(try desk.rate(claim, "half-true") == .informed)
    #expect(try desk.rate(claim, "true") == .informed)
    #expect(try desk.reword(claim, to: "It rains.") == 2)
    #expect(try desk.rate(claim, "true") == .informed)
  }

  @Test func `stays blind when its author says the same of other words, unseen by the others`()
    throws
  {
    let chen = try newsroom.desk(of: "chen")
    for one in [desk, boris, chen] { try one.rate(claim, "true") }
    #expect(try desk.reword(claim, to: "It rains.") == 3)
    // What others said before is open to who rated it then, what they say now is hidden.
    #expect(try boris.maySeeOthers(on: boris.claim(claim)))
    #expect(try desk.rate(claim, "true") == .blind)
    #expect(try !boris.maySeeOthers(on: boris.claim(claim)))
    #expect(try boris.rate(claim, "true") == .blind)
    #expect(try boris.maySeeOthers(on: boris.claim(claim)))
    // Who thinks otherwise now, or has looked, may have that from the others.
    #expect(try chen.rate(claim, "false") == .informed)
    #expect(try desk.reword(claim, to: "It pours.") == 3)
    #expect(try desk.rate(claim, "true") == .blind)
    #expect(try boris.reveal(claim))
    #expect(try boris.rate(claim, "true") == .informed)
  }

  @Test func `stays blind on other words though its author saw what was said of the former ones`()
    throws
  {
    try desk.rate(claim, "true")
    try boris.rate(claim, "true")
    // Each looks at a card that shows the other, as everybody may who has given theirs.
    try desk.reveal(claim)
    try boris.reveal(claim)
    try newsroom.desk(of: "chief").reword(claim, to: "It rains.")
    #expect(try desk.rate(claim, "true") == .blind)
    #expect(try boris.rate(claim, "true") == .blind)
    #expect(try boris.claim(claim).status == .agreed)
  }

  @Test func `stays blind on other words that another ruling than of these stood beside`() throws {
    let chief = try newsroom.desk(of: "chief")
    try desk.rate(claim, "true")
    try boris.rate(claim, "true")
    try chief.rule(claim, "true", because: "The record.")
    try chief.reword(claim, to: "It rains.")
    let ruling = try #require(try chief.claim(claim).ruling)
    #expect(ruling.isStale && ruling.isFormer && ruling.changes == [.wording])
    #expect(try chief.claim(claim).status == .open)
    #expect(try desk.queue([.yours]).map(\.claim).contains(claim))
    #expect(try desk.rate(claim, "true") == .blind)
    #expect(try boris.rate(claim, "true") == .blind)
    // Who had rated nothing has the ruling on the former words before them.
    #expect(try newsroom.desk(of: "dana").rate(claim, "true") == .informed)
    try chief.rule(claim, "true", because: "The record still.")
    #expect(try chief.claim(claim).status == .ruled && chief.verify().problems.isEmpty)
    #expect(try desk.rate(claim, "false") == .informed)
  }

  @Test func `says why it is informed`() throws {
    let chen = try newsroom.desk(of: "chen")
    func sight(_ desk: Desk, _ rating: String) throws -> Desk.Sight {
      try desk.rate(claim, Desk.VerdictOffer(rating: rating))
    }
    #expect(try sight(desk, "true") == .blind)
    #expect(try sight(boris, "false") == .blind)
    #expect(try sight(boris, "true") == .informed(.ownVerdict))
    try boris.withdrawVerdict(on: claim)
    #expect(try sight(boris, "true") == .informed(.withdrawnVerdict))
    try chen.reveal(claim)
    #expect(try sight(chen, "true") == .informed(.look))
    try chen.rule(claim, "true", because: "The record.")
    #expect(try sight(newsroom.desk(of: "dana"), "true") == .informed(.ruling))
  }

  @Test func `that stops counting is counted where a claim is reworded`() throws {
    let wording = try desk.claim(claim).wording
    #expect(try desk.reword(claim, to: "Nobody rated this.") == 0)
    try desk.rate(claim, "true")
    #expect(try desk.reword(claim, to: wording) == 1)
    #expect(try desk.reword(claim, to: wording) == 0)
    #expect(try desk.attribute(claim, to: Attribution(speaker: "The mayor")).remark == nil)
    try boris.rate(claim, "true")
    #expect(try desk.attribute(claim, to: Attribution(speaker: "Her deputy")).stale == 1)
    #expect(Desk.remark(onStale: 0) == nil)
    #expect(Desk.remark(onStale: 1)?.contains("counts no longer") == true)
  }

  @Test func `that counts still is told of where the claim is said to have been made otherwise`()
    throws
  {
    var chain = Attribution(speaker: "The mayor")
    try desk.attribute(claim, to: chain)
    try desk.rate(claim, "true")
    chain.madeOn = "2026-03-01"
    // Nobody had said when.
    #expect(try desk.attribute(claim, to: chain).remark == nil)
    chain.madeOn = "2026-03-02"
    let change = try desk.attribute(claim, to: chain)
    #expect(change == Desk.Reattribution(stale: 0, retold: 1))
    #expect(change.remark?.contains("counts still") == true)
    #expect(try desk.attribute(claim, to: Attribution(speaker: "The mayor")).retold == 1)
    chain.speaker = "Her deputy"
    #expect(try desk.attribute(claim, to: chain) == Desk.Reattribution(stale: 1, retold: 0))
  }

  @Test func `is informed after a ruling`() throws {
    try desk.rate(claim, "true")
    try desk.rule(claim, "true", because: "Nobody else is here.")
    #expect(try boris.rate(claim, "true") == .informed)
  }

  // MARK: Staleness

  @Test func `is stale while the wording is another one`() throws {
    let wording = try desk.claim(claim).wording
    try desk.rate(claim, "true")
    try boris.reword(claim, to: "The tram line costs 40 million euros.")
    #expect(try verdict("amara")?.isStale == true)
    try boris.reword(claim, to: wording)
    #expect(try verdict("amara")?.isStale == false)
    try boris.reword(claim, to: "The tram line costs 40 million euros.")
    try desk.rate(claim, "true")
    #expect(try verdict("amara")?.isStale == false)
  }

  @Test func `makes a ruling stale when it comes, changes or goes`() throws {
    try desk.rate(claim, "true")
    let changes: [() throws -> Void] = [
      { try boris.rate(claim, "false") }, { try boris.rate(claim, "half-true") },
      { try boris.withdrawVerdict(on: claim) },
    ]
    for change in changes {
      try desk.rule(claim, "true", because: "The record says so.")
      #expect(try desk.claim(claim).ruling?.isStale == false)
      try change()
      #expect(try desk.claim(claim).ruling?.isStale == true)
    }
    #expect(try desk.queue().contains { $0.kind == .staleRuling && $0.name == claim.text })
  }

  @Test func `is needed for a ruling, and so is a reason`() throws {
    let none = try desk.expectRefusal { try desk.rule(claim, "true", because: "It is so.") }
    #expect(none?.problem == "There is no verdict to rule on.")
    try desk.rate(claim, "true")
    for blank in ["", "  "] {
      let silent = try desk.expectRefusal { try desk.rule(claim, "true", because: blank) }
      #expect(silent?.problem == "A ruling needs a reason.")
    }
    _ = try desk.expectRefusal { try desk.rule(claim, "splendid", because: "It is so.") }
    _ = try desk.expectRefusal { try desk.withdrawRuling(on: claim) }
    try desk.rule(claim, "true", because: "It is so.")
    #expect(try desk.claim(claim).status == .ruled)
    try desk.withdrawRuling(on: claim)
    #expect(try desk.claim(claim).ruling == nil)
  }

  // MARK: What is refused

  @Test func `needs a grade of the scale`() throws {
    for rating in ["splendid", "", "True", "true ", "trüe"] {
      let refusal = try desk.expectRefusal { try desk.rate(claim, rating) }
      #expect(refusal as? ModelError == .ratingNotOnScale(rating, scale: .standard))
      #expect(refusal?.remedy.contains("mostly-true") ?? false)
    }
  }

  @Test func `needs a confidence from 0 to 100`() throws {
    for confidence in [101, -1, Int.max, Int.min] {
      let offer = Desk.VerdictOffer(rating: "true", confidence: confidence)
      let refusal = try desk.expectRefusal { _ = try desk.rate(claim, offer) }
      #expect(refusal as? ModelError == .impossibleConfidence(confidence))
    }
    for confidence in [0, 100] {
      _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", confidence: confidence))
      #expect(try verdict("amara")?.confidence == confidence)
    }
  }

  @Test func `cites evidence on this claim only, and none that was withdrawn`() throws {
    let other = try desk.addClaim(wording: "Trams ran in 1950.")
    let strange = try desk.offer(.record("archive"), on: other)
    let cited = { (names: [String]) in
      Desk.VerdictOffer(rating: "true", confidence: 90, evidence: names)
    }
    let refusal = try desk.expectRefusal { _ = try desk.rate(claim, cited([strange.text])) }
    #expect(refusal as? DeskError == .evidenceNotOnClaim(strange.text))
    let own = try desk.offer(.record("budget"), on: claim)
    _ = try desk.rate(claim, cited([String(own.text.prefix(12))]))
    #expect(try verdict("amara")?.evidence == [own])
    _ = try desk.withdrawEvidence(own.text, because: "A draft.")
    let gone = try desk.expectRefusal { _ = try desk.rate(claim, cited([own.text])) }
    #expect(gone as? DeskError == .evidenceNotOnClaim(own.text))
    let unknown = try desk.expectRefusal { _ = try desk.rate(claim, cited(["zzzzzzzzzz"])) }
    #expect(unknown as? DeskError == .unknownName("zzzzzzzzzz", kind: "evidence"))
  }

  @Test func `cites what its annotator offered when it names none`() throws {
    let own = try desk.offer(.record("budget"), on: claim)
    _ = try boris.offer(.record("ledger"), on: claim)
    try desk.rate(claim, "true")
    #expect(try verdict("amara")?.evidence == [own])
  }

  @Test func `cannot be taken back by somebody else`() throws {
    try desk.rate(claim, "true")
    _ = try boris.expectRefusal { try boris.withdrawVerdict(on: claim) }
    try desk.withdrawVerdict(on: claim)
    #expect(try verdict("amara") == nil)
    _ = try desk.expectRefusal { try desk.withdrawVerdict(on: claim) }
  }

  @Test func `makes a claim agreed or disputed with another one, which is no conflict`() throws {
    try desk.rate(claim, "true")
    #expect(try desk.claim(claim).status == .open)
    try boris.rate(claim, "true")
    #expect(try desk.claim(claim).status == .agreed)
    try boris.rate(claim, "false")
    #expect(try desk.claim(claim).status == .disputed)
    #expect(try desk.conflicts().isEmpty)
  }

  @Test func `is contested when one person wrote two on two desks, and only they may end that`()
    throws
  {
    let (laptop, _) = try newsroom.deskWithClaim("laptop", of: "amara")
    try desk.rate(claim, "true")
    try laptop.rate(claim, "false")
    let report = try newsroom.pass(from: laptop, to: desk)
    let facet = Facet(.verdict, "amara")
    #expect(report.contested.map(\.facet) == [facet])
    #expect(try verdict("amara")?.isContested == true)
    _ = try boris.expectRefusal { _ = try boris.resolve(claim.text, facet, choosing: 1) }
    let sides = try desk.conflicts(of: [claim.text]).flatMap(\.heads).map(\.operation)
    #expect(try verdict("amara")?.operation == sides.first)
    _ = try desk.resolve(claim.text, facet, choosing: 2)
    #expect(try desk.conflicts().isEmpty)
  }
}
