import ClaimModel
import DeskTestSupport
import Testing

@Suite("A contested verdict")
struct ContestedGateTests {
  /// The claim of a case after its annotator `number` wrote two verdicts: `shown` is what a desk shows of them.
  private func contest(_ one: inout GateCase, _ number: Int, shown: Verdict) {
    let given = one.claim.verdicts[number]
    let facet = Facet(.verdict, given.annotator.name)
    one.claim.verdicts[number] = shown
    one.claim.verdicts[number].isContested = true
    one.claim.contested = [facet]
    one.claim.contests = [
      Contest(
        facet: facet,
        sides: [
          Saying(operation: given.operation, facet: facet, by: given.annotator, said: given.rating),
          Saying(
            operation: shown.operation, facet: facet, by: given.annotator, said: "the opposite"),
        ])
    ]
  }

  @Test("never verifies a claim, whichever side is shown", arguments: lawSeeds(60))
  func neverVerifies(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let plain = try GateCase(seed: seed)
    #expect(plain.gate.isVerified, "seed \(seed)")
    let number = Int.random(in: plain.claim.verdicts.indices, using: &generator)
    let given = plain.claim.verdicts[number]
    let other = try Example.verdict(
      200, by: given.annotator.name, rating: "the opposite", citing: given.evidence)
    let gates = [given, other].map { shown in
      var one = plain
      contest(&one, number, shown: shown)
      return one.gate
    }
    for gate in gates {
      #expect(gate.unmet.contains { $0.clause == .wording }, "seed \(seed)")
      let agreement = try #require(gate.results.first { $0.clause == .agreement })
      #expect(agreement.reason.contains("\(given.rating) by \(given.annotator)"), "seed \(seed)")
      #expect(agreement.reason.contains("the opposite by"), "seed \(seed)")
    }
    #expect(gates[0].unmet.map(\.clause) == gates[1].unmet.map(\.clause), "seed \(seed)")
  }

  @Test func `counts for nobody at the gate`() throws {
    var claim = try Example.verifiedClaim()
    claim.verdicts[0].isContested = true
    #expect(claim.status == .agreed)
    let reasons = Gate(claim).unmet.map(\.reason)
    #expect(reasons.contains("1 given, 2 needed: bela."))
    #expect(reasons.contains("Contested, and counting for nobody: verdict:amara."))
  }
}

@Suite("A verdict on another wording")
struct StaleVerdictGateTests {
  @Test func `is told as one, and no verdict is said to agree`() throws {
    var claim = try Example.verifiedClaim()
    for index in claim.verdicts.indices { claim.verdicts[index].isStale = true }
    let reasons = Gate(claim).unmet.map(\.reason)
    #expect(reasons.contains("2 given on another wording, 0 on this one, 2 needed."))
    #expect(reasons.contains("All verdicts were given on another wording."))
  }
}
