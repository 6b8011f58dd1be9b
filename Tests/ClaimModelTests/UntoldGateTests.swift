import ClaimModel
import DeskTestSupport
import Testing

@Suite("A gate that is not asked why")
struct UntoldGateTests {
  private func check(_ one: GateCase, _ seed: UInt64) {
    let told = one.gate
    let untold = Gate(one.claim, policy: one.policy, scale: one.scale, isToldWhy: false)
    #expect(untold.results.map(\.clause) == told.results.map(\.clause), "seed \(seed)")
    #expect(untold.results.map(\.isMet) == told.results.map(\.isMet), "seed \(seed)")
    #expect(untold.results.allSatisfy { $0.reason.isEmpty }, "seed \(seed)")
    let counted = Gate(
      one.claim, counted: one.claim, policy: one.policy, scale: one.scale, isToldWhy: false)
    #expect(counted == untold, "seed \(seed)")
  }

  @Test(arguments: lawSeeds(60))
  func `verifies what it verifies with reasons`(seed: UInt64) throws {
    check(try GateCase(seed: seed), seed)
  }

  @Test(arguments: GateLawTests.breakages)
  func `denies what it denies with reasons`(breakage: Breakage) throws {
    for seed in lawSeeds(60) {
      var broken = try GateCase(seed: seed)
      if try breakage.apply(&broken) { check(broken, seed) }
    }
  }
}
