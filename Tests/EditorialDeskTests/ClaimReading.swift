import ClaimModel

/// A claim as a person reads it: without the names of operations, which differ when the same is
/// written again, and without what only says that something was written since.
struct ClaimReading: Hashable {
  let wording: String
  let status: Claim.Status
  let attribution: Attribution?
  let decision: String
  let appearances: [Appearance]
  let evidence: Set<[String]>
  let verdicts: [[String]]
  let ruling: [String]
  let queries: Set<[String]>
  let notes: [String]
  let tags: [String]
  let contested: [Facet]

  init(_ claim: Claim) {
    wording = claim.wording
    status = claim.status
    attribution = claim.attribution
    // A claim on which nobody decided, and one whose decision was taken back, stand as they did.
    let outcome = claim.decision?.outcome ?? (claim.isCandidate ? .undecided : .accepted)
    decision = "\(outcome) \(claim.decision?.because ?? "")"
    appearances = claim.appearances
    evidence = Set(
      claim.evidence.map { item in
        [
          item.id.text, item.stance.rawValue, item.url ?? "", item.quote ?? "", item.origin ?? "",
          item.note, "\(item.isPrimary)", item.by.name,
        ]
      })
    verdicts = claim.verdicts.map { verdict in
      [
        verdict.annotator.name, verdict.rating, "\(verdict.confidence ?? -1)", verdict.rationale,
        "\(verdict.seen)", "\(verdict.isStale)", "\(verdict.isContested)", verdict.wording ?? "",
      ] + verdict.evidence.map(\.text)
    }
    ruling = claim.ruling.map { [$0.by.name, $0.rating, $0.because, "\($0.isContested)"] } ?? []
    // A question that was taken back stays in the log as answered.
    queries = Set(
      claim.queries.filter { $0.answer != "(taken back)" }.map {
        [$0.id.text, $0.to, $0.text, $0.answer ?? "open"]
      })
    notes = claim.notes.map(\.text).sorted()
    tags = claim.tags
    contested = claim.contested
  }
}
