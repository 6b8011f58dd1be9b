import AnnotationSync
import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("The queue of what is settled and not verified")
struct UnverifiedQueueTests {
  let newsroom: Newsroom
  let desk: Desk
  let claim: ClaimID

  init() throws {
    newsroom = try Newsroom()
    (desk, claim) = try newsroom.deskWithClaim()
  }

  private func tasks() throws -> [Desk.Task] { try desk.queue([.unverified]) }

  @Test func `holds a claim that two agree on without evidence`() throws {
    let boris = try newsroom.desk(of: "boris")
    try desk.rate(claim, "true")
    #expect(try tasks().isEmpty, "what is open has a queue of its own")
    try boris.rate(claim, "true")
    #expect(try tasks().map(\.claim) == [claim])
    #expect(try tasks().map(\.unmet) == [[.evidence]])
  }

  @Test func `holds nothing that is verified, until its evidence is withdrawn`() throws {
    let (desk, claim) = try newsroom.deskWithVerdicts()
    #expect(try desk.judged(claim).isVerified)
    #expect(try tasks().isEmpty)
    for evidence in try desk.claim(claim).evidence {
      _ = try desk.withdrawEvidence(evidence.id.text, because: "A copy.")
    }
    #expect(try tasks().map(\.unmet) == [[.evidence]])
  }

  @Test func `holds a ruling that the gate does not follow`() throws {
    try desk.rate(claim, "true")
    try desk.rule(claim, "true", because: "Nobody else is here.")
    #expect(try desk.claim(claim).status == .ruled)
    #expect(try tasks().map(\.claim) == [claim])
    #expect(try tasks().flatMap(\.unmet).contains(.agreement))
  }

  @Test func `does not hold what was agreed on in other words: that is open again`() throws {
    let (desk, claim) = try newsroom.deskWithVerdicts()
    #expect(try desk.queue([.unverified]).isEmpty)
    try desk.reword(claim, to: "The tram line costs 40 million euros.")
    #expect(try desk.queue([.unverified]).isEmpty)
    #expect(try desk.claim(claim).status == .open)
    #expect(try desk.queue([.open]).map(\.claim).contains(claim))
    #expect(try desk.queue([.yours]).map(\.claim).contains(claim))
    // Who gave theirs anew is done with it, and the other one is not.
    try desk.rate(claim, "true")
    #expect(try !desk.queue([.yours]).map(\.claim).contains(claim))
    #expect(try newsroom.desk(of: "boris").queue([.yours]).map(\.claim).contains(claim))
  }

  @Test func `holds an open claim with one verdict where the policy asks for no more`() throws {
    let untouched = try desk.addClaim(wording: "Rents rose.")
    try desk.rate(claim, "true")
    #expect(try tasks().isEmpty)
    _ = try desk.setPolicy(try Policy(text: "policy: small\nblind-verdicts: 1\n"))
    #expect(try tasks().map(\.claim) == [claim])
    #expect(try tasks().map(\.unmet) == [[.evidence]])
    #expect(try desk.progress().unverified == 1)
    let part = try #require(try desk.queues([.unverified], most: 5, judging: 1).first)
    #expect(part.count == 1 && part.lookedThrough == nil)
    // Of former words nothing is decided: that is open again.
    try desk.reword(claim, to: "The tram line costs 40 million euros.")
    #expect(try tasks().isEmpty)
    try desk.rate(claim, "true")
    let evidence = try desk.offer(.record("budget", isPrimary: true), on: claim)
    _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
    #expect(try tasks().isEmpty && desk.judged(claim).isVerified)
    #expect(try desk.claim(untouched).status == .open)
  }

  @Test func `holds what the policy asks more of than the state`() throws {
    let (desk, claim) = try newsroom.deskWithVerdicts()
    var policy = Policy.standard
    (policy.name, policy.blindVerdicts) = ("city", 3)
    _ = try desk.setPolicy(policy)
    #expect(try desk.queue([.unverified]).map(\.unmet) == [[.blindVerdicts]])
    #expect(try desk.queue([.unverified]).map(\.claim) == [claim])
  }

  @Test func `is gone through one after the other, in both directions`() throws {
    let boris = try newsroom.desk(of: "boris")
    let second = try desk.addClaim(wording: "Rents rose.")
    let third = try desk.addClaim(wording: "Taxes fell.")
    for claim in [claim, second, third] {
      try desk.rate(claim, "true")
      try boris.rate(claim, "true")
    }
    let order = try tasks().compactMap(\.claim)
    #expect(Set(order) == [claim, second, third])
    let first = try #require(try desk.nextTask(.unverified, after: nil, leaving: nil))
    #expect(first.task.claim == order[0])
    let next = try #require(
      try desk.nextTask(.unverified, after: first.place, leaving: order[0]))
    #expect(next.task.claim == order[1])
    let back = try #require(
      try desk.nextTask(.unverified, after: next.place, leaving: order[1], isBackwards: true))
    #expect(back.task.claim == order[0])
  }

  @Test func `says through how many it was looked where there are more`() throws {
    let boris = try newsroom.desk(of: "boris")
    for claim in [claim, try desk.addClaim(wording: "Rents rose.")] {
      try desk.rate(claim, "true")
      try boris.rate(claim, "true")
    }
    let part = try #require(try desk.queues([.unverified], most: 5, judging: 1).first)
    #expect(part.count == 1)
    #expect(part.lookedThrough?.looked == 1 && part.lookedThrough?.all == 2)
    let whole = try #require(try desk.queues([.unverified], most: 1, judging: 2).first)
    #expect(whole.count == 2 && whole.tasks.count == 1 && whole.lookedThrough == nil)
  }

  @Test func `does not tell who is to judge blind what others agree on`() throws {
    let boris = try newsroom.desk(of: "boris")
    try desk.rate(claim, "true")
    try boris.rate(claim, "true")
    let chen = try newsroom.desk(of: "chen")
    let shown = try chen.queues([.unverified], most: 5, isBlind: true)
    #expect(shown.map(\.count) == [1] && shown.flatMap(\.tasks).isEmpty)
    #expect(try desk.queues([.unverified], most: 5, isBlind: true).flatMap(\.tasks).count == 1)
  }

  @Test func `is counted in the progress`() throws {
    let boris = try newsroom.desk(of: "boris")
    for one in [desk, boris] { try one.rate(claim, "true") }
    let progress = try desk.progress()
    #expect(progress.verified == 0 && progress.unverified == 1)
  }

  // MARK: Law

  private func act(_ desk: Desk, _ claims: [ClaimID], _ generator: inout SeededGenerator) throws {
    let claim = claims[Int.random(in: 0..<claims.count, using: &generator)]
    let rating = Int.random(in: 0..<4, using: &generator) == 0 ? "false" : "true"
    var policy = Policy.standard
    (policy.name, policy.blindVerdicts) = ("city", Int.random(in: 1...3, using: &generator))
    func rate() throws {
      let evidence = try desk.claim(claim).evidence.map(\.id.text)
      _ = try desk.rate(claim, Desk.VerdictOffer(rating: rating, evidence: evidence))
    }
    let works: [() throws -> Void] = [
      rate, rate, rate, rate,
      { _ = try desk.offer(.record("budget", isPrimary: true), on: claim) },
      { try desk.rule(claim, rating, because: "It is so.") },
      { try desk.reword(claim, to: "Rents rose by \(claim.text.prefix(2)).") },
      { _ = try desk.ask("Which?", to: "", about: claim) },
      { try desk.decide(claim, rating == "true" ? .accepted : .retracted, because: "So.") },
      { _ = try desk.undo() }, { _ = try desk.setPolicy(policy) },
    ]
    do {
      try works[Int.random(in: 0..<works.count, using: &generator)]()
    } catch is any ActionableError {
      // What cannot be done as things stand is not done.
    }
  }

  @Test(
    "holds every claim that verdicts decide and that is not verified, and no other",
    arguments: lawSeeds(6))
  func isWhole(seed: UInt64) throws {
    let claims = try [claim, "Rents rose.", "Taxes fell."].map { one in
      try (one as? ClaimID) ?? desk.addClaim(wording: "\(one)")
    }
    var generator = SeededGenerator(seed: seed)
    var met = (verified: 0, waiting: 0)
    for _ in 1...40 {
      let editor = ["amara", "boris", "chen"].randomElement(using: &generator) ?? "chen"
      try act(newsroom.desk(of: editor), claims, &generator)
      let waiting = try tasks().compactMap(\.claim)
      let policy = try desk.policy()
      for claim in claims {
        let judged = try desk.judged(claim)
        let isSettled =
          judged.claim.status == .agreed
          || judged.claim.status == .ruled && judged.claim.ruling?.settles ?? false
          || judged.claim.status == .open && policy.blindVerdicts < 2
            && judged.claim.verdicts.contains { !$0.isStale }
        let waits = isSettled && !judged.isVerified
        #expect(waiting.contains(claim) == waits, "seed \(seed)")
        if waits { met.waiting += 1 }
        if isSettled && judged.isVerified { met.verified += 1 }
      }
    }
    #expect(met.waiting > 0, "seed \(seed) reaches no claim that waits")
  }
}
