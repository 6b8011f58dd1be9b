import ClaimModel
import DeskTestSupport
import ReportExport

/// Claims by chance, with everything that a gate asks for and everything that stops it.
struct RandomClaims {
  private var generator: SeededGenerator
  private let documents: [SourceDocument]

  init(seed: UInt64, documents: [SourceDocument]) {
    generator = SeededGenerator(seed: seed)
    self.documents = documents
  }

  private mutating func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  private mutating func chance(_ percent: Int) -> Bool { draw(100) < percent }

  /// - Parameter number: names the claim; its wording holds it.
  mutating func claim(_ number: UInt8) throws -> Claim {
    let document = documents[draw(documents.count)]
    var claim = try Example.ruledClaim(number, in: document, wording: "Claim number \(number).")
    if chance(50) { claim.ruling = nil }
    if chance(50) { claim.verdicts.removeLast() }
    if chance(20) { claim.ruling?.isStale = true }
    if chance(15) { claim.verdicts.removeAll() }
    if chance(15) { claim.verdicts.removeFirst(min(1, claim.verdicts.count)) }
    if chance(10) { claim.verdicts.indices.forEach { claim.verdicts[$0].isStale = true } }
    if chance(10) { claim.verdicts.indices.forEach { claim.verdicts[$0].seen = .informed } }
    if chance(10) { claim.evidence = [] }
    if chance(10) { claim.contested = [Facet(.wording)] }
    if chance(10) { claim.isRosterDisputed = true }
    if chance(15) { claim.queries[0].answer = nil }
    if chance(10) {
      claim.decision = Decision(
        outcome: chance(50) ? .rejected : .retracted, because: "", by: Annotator(recorded: "ada"))
    }
    if chance(10), let first = claim.appearances.first {
      claim.appearances = [Appearance(selector: first.selector, anchor: .orphan)]
    }
    return claim
  }
}
