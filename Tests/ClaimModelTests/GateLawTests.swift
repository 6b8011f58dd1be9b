import ClaimModel
import DeskTestSupport
import Testing

@Suite("The gate, on claims drawn by chance")
struct GateLawTests {
  @Test(arguments: lawSeeds(60))
  func `verifies a claim that meets each clause`(seed: UInt64) throws {
    let gate = try GateCase(seed: seed).gate
    #expect(gate.isVerified, "seed \(seed): \(gate.unmet)")
  }

  @Test(arguments: breakages)
  func `never verifies it once one fact is broken`(breakage: Breakage) throws {
    var tried = 0
    for seed in lawSeeds(60) {
      var broken = try GateCase(seed: seed)
      guard try breakage.apply(&broken) else { continue }
      tried += 1
      let gate = broken.gate
      #expect(!gate.isVerified, "seed \(seed)")
      #expect(gate.unmet.map(\.clause).contains(breakage.clause), "seed \(seed): \(gate.unmet)")
      #expect(gate.unmet.allSatisfy { !$0.reason.isEmpty })
    }
    #expect(tried > 0 || isOneLawSeedChosen)
  }

  static let breakages: [Breakage] = [
    .always("rejected", .standing) {
      $0.claim.decision = Decision(
        outcome: .rejected, because: "", by: Annotator(recorded: "amara"))
    },
    .always("a candidate again", .standing) {
      $0.claim.decision = nil
      $0.claim.isCandidate = true
    },
    .always("too few blind verdicts", .blindVerdicts) {
      for index in ($0.policy.blindVerdicts - 1)..<$0.claim.verdicts.count {
        $0.claim.verdicts[index].seen = .informed
      }
    },
    .always("no verdict", .agreement) { $0.claim.verdicts = [] },
    Breakage("one verdict differs", .agreement) { one in
      guard one.claim.ruling == nil else { return false }
      one.claim.verdicts[0] = try Example.verdict(11, by: "annotator 0", rating: "x", citing: [])
      return true
    },
    Breakage("the same word from another scale", .agreement) { one in
      guard one.claim.ruling == nil else { return false }
      one.claim.verdicts[0].scale = "elsewhere"
      return true
    },
    Breakage("what an old rating counts as is forgotten", .agreement) { one in
      guard one.claim.ruling == nil, !one.scale.earlier.isEmpty else { return false }
      one.scale.earlier = []
      return true
    },
    .always("another scale that says nothing of the ratings", .agreement) {
      $0.scale = try Scale(
        name: "new",
        grades: [
          Grade(name: "up", value: 1, meaning: ""), Grade(name: "down", value: 0, meaning: ""),
        ])
      $0.scale.earlier = [.init(scale: "stet", grades: [])]
    },
    Breakage("the ruling is stale", .agreement) { one in
      one.claim.ruling?.isStale = true
      return one.claim.ruling != nil
    },
    Breakage("the ruling is contested", .agreement) { one in
      one.claim.ruling?.isContested = true
      return one.claim.ruling != nil
    },
    Breakage("the ruling is by somebody who may not rule", .agreement) { one in
      one.policy.adjudicators = [Annotator(recorded: "dana")]
      return one.claim.ruling != nil
    },
    .always("a ruling that no verdict stands", .agreement) {
      $0.claim.ruling = try Example.ruling(by: "chidi", rating: Ruling.noVerdict)
    },
    Breakage("no ruling where one is asked for", .agreement) { one in
      one.policy.requiresRuling = true
      return one.claim.ruling == nil
    },
    .always("the deciding verdicts are on another wording", .current) {
      for index in $0.claim.verdicts.indices { $0.claim.verdicts[index].isStale = true }
    },
    .always("the evidence is gone", .evidence) { $0.claim.evidence = [] },
    Breakage("all of it has one origin", .evidence) { one in
      for index in one.claim.evidence.indices { one.claim.evidence[index].origin = "one" }
      return one.policy.independentOrigins > 1
    },
    Breakage("all of it has one unnamed source", .evidence) { one in
      let label = try #require(SourceLabel("S1"))
      for index in one.claim.evidence.indices {
        one.claim.evidence[index].attestations = [
          Attestation(
            operation: try Example.name(70), by: Annotator(recorded: "amara"), label: label,
            because: "fear", access: "")
        ]
      }
      return one.policy.independentOrigins > 1
    },
    .always("every source is unnamed", .namedSource) {
      for index in $0.claim.evidence.indices { $0.claim.evidence[index].isUnnamed = true }
    },
    .always("all of it is silent", .silence) { one in
      one.claim.evidence = try one.claim.evidence.indices.map {
        try Example.evidence(UInt8($0 + 1), stance: .silent, origin: "origin \($0)")
      }
    },
    .always("its wording is contested", .wording) { $0.claim.contested = [Facet(.wording)] },
    .always("an attestation is contested", .wording) {
      $0.claim.contested = [Facet(.attestation, "amara")]
    },
    .always("an appearance is lost", .anchored) {
      let selector = $0.claim.appearances[0].selector
      $0.claim.appearances.append(Appearance(selector: selector, anchor: .orphan))
    },
    .always("a query is open", .queries) {
      $0.claim.queries.append(
        Query(
          id: try Example.name(81), to: "", text: "When?", by: Annotator(recorded: "bela"),
          answer: nil))
    },
    Breakage("a waiver is not enough", .queries) { one in
      one.policy.acceptsWaivers = false
      return one.claim.queries.contains { $0.waiver != nil }
    },
    .always("an author is not proven", .authors) { $0.claim.verdicts[0].isProven = false },
    .always("a roster is asked for", .authors) { $0.policy.requiresRoster = true },
    .always("the roster is in dispute", .authors) { $0.claim.isRosterDisputed = true },
    .always("something of the policy is not understood", .policy) {
      $0.policy.notUnderstood = ["'tone' is not understood here"]
    },
  ]
}

@Suite("An unnamed source")
struct UnnamedSourceTests {
  private func attest(_ by: String, _ label: String = "S1", proven: Bool = true) throws
    -> Attestation
  {
    var attestation = Attestation(
      operation: try Example.name(70), by: try Annotator(by),
      label: try #require(SourceLabel(label)), because: "fear", access: "took part")
    attestation.isProven = proven
    return attestation
  }

  /// A claim by an unnamed speaker that rests on two people who are not named either.
  private func unmet(
    _ attestations: [Attestation], _ change: (inout Claim, inout Policy) -> Void = { _, _ in }
  ) throws -> [Gate.Clause] {
    var claim = try Example.verifiedClaim()
    claim.attribution?.isUnnamed = true
    for index in claim.evidence.indices {
      claim.evidence[index].isUnnamed = true
      claim.evidence[index].attestations = try ["amara", "bela"].map { try attest($0, "E\(index)") }
    }
    claim.attestations = attestations
    var policy = Policy.standard
    change(&claim, &policy)
    return Gate(claim, policy: policy).unmet.map(\.clause)
  }

  @Test func `that two people attest to know may stand alone`() throws {
    #expect(try unmet([attest("amara"), attest("bela")]) == [])
  }

  @Test func `that fewer people attest to know may not`() throws {
    #expect(try unmet([]) == [.namedSource])
    #expect(try unmet([attest("amara")]) == [.namedSource])
    #expect(try unmet([attest("amara"), attest("amara")]) == [.namedSource])
    #expect(try unmet([attest("amara"), attest("bela", proven: false)]) == [.namedSource])
  }

  @Test func `that two people take for different ones may not`() throws {
    #expect(try unmet([attest("amara"), attest("bela", "S2")]) == [.namedSource])
    let clauses = try unmet([attest("amara"), attest("bela"), attest("chidi", "S2")])
    #expect(clauses == [.namedSource])
  }

  @Test func `that is known must be known wherever the claim rests on one`() throws {
    let clauses = try unmet([attest("amara"), attest("bela")]) { claim, _ in
      claim.evidence[1].attestations = []
    }
    #expect(clauses == [.namedSource])
  }

  @Test func `that two evidences share is one origin`() throws {
    let clauses = try unmet([attest("amara"), attest("bela")]) { claim, _ in
      claim.evidence[1].attestations = claim.evidence[0].attestations
    }
    #expect(clauses == [.evidence])
  }

  @Test func `may stand beside a named one or a document, whoever knows it`() throws {
    let named = try unmet([]) { claim, _ in claim.evidence[0].isUnnamed = false }
    #expect(named == [])
    let document = try unmet([]) { claim, _ in
      claim.evidence[0].isUnnamed = false
      claim.evidence[0].isPrimary = true
    }
    #expect(document == [])
  }

  @Test func `is for the policy to say how many must know, or that none are enough`() throws {
    let three = try unmet([attest("amara"), attest("bela")]) { $1.attestations = 3 }
    #expect(three == [.namedSource])
    let never = try unmet([attest("amara"), attest("bela")]) { $1.attestations = 0 }
    #expect(never == [.namedSource])
  }

  @Test(arguments: ["", "S 1", "S1\n", "Łódź", String(repeating: "x", count: 33), "a/b"])
  func `has a label of letters, digits and hyphens`(text: String) {
    #expect(SourceLabel(text) == nil)
  }
}
