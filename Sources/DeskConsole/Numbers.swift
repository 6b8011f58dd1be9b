import ClaimModel

/// The numbers by which a claim's evidence and queries are called at the prompt, from 1.
///
/// A number once given stays as long as the prompt is open, whatever comes or is taken back
/// meanwhile: what was read on the card can be typed.
struct Numbers: Sendable {
  private var evidence: [EvidenceID] = []
  private var queries: [QueryID] = []

  /// Gives numbers to what has none yet: evidence in order of name, queries in the order in which they were asked.
  mutating func take(_ claim: Claim) {
    let known = Set(evidence)
    evidence += claim.evidence.map(\.id).filter { !known.contains($0) }
    let asked = Set(queries)
    queries += claim.queries.map(\.id).filter { !asked.contains($0) }
  }

  /// The claim's evidence with its numbers, in their order.
  func evidence(of claim: Claim) -> [(number: Int, item: Evidence)] {
    let items = Dictionary(
      claim.evidence.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return evidence.enumerated().compactMap { index, id in items[id].map { (index + 1, $0) } }
  }

  /// The claim's queries with their numbers, in their order.
  func queries(of claim: Claim) -> [(number: Int, item: Query)] {
    let items = Dictionary(
      claim.queries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return queries.enumerated().compactMap { index, id in items[id].map { (index + 1, $0) } }
  }
}
