import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// What has to be said of evidence that was offered and can carry no rating; `nil` where it can.
  public func remark(onOffered id: EvidenceID, of claim: ClaimID) throws -> String? {
    try store.read { view in
      var texts = TextShelf(view: view)
      return try view.claim(claim)?.knowingOwnArticle(in: view, &texts, unrated: true)
        .idlenessRemark(on: id)
    }
  }

  /// What has to be said after an evidence was withdrawn: who relied on it, and what the gate says now; in
  /// sentences, made safe to show.
  ///
  /// Empty where nobody relied on it. What others think stays hidden from who may not see it yet.
  public func remarks(onWithdrawn evidence: EvidenceID) throws -> [String] {
    guard let id = try store.read({ try $0.claim(holding: evidence.text) }) else { return [] }
    let judged = try judged(id)
    let claim = judged.claim
    let citing = claim.verdicts.filter { $0.evidence.contains(evidence) }.map(\.annotator)
    let isJudged = claim.ruling?.judgedEvidence?.contains(evidence) ?? false
    guard !citing.isEmpty || isJudged else { return [] }
    let (me, maySee) = (try annotator(), try maySeeOthers(on: claim))
    let others = citing.filter { $0 != me }
    let people = maySee ? others.map(\.name).joined(separator: ", ") : "\(others.count) of others"
    let remarks = [
      citing.contains(me) ? "Your verdict cites it: give it anew on what stands." : nil,
      others.isEmpty ? nil : "Verdicts that cite it: \(people). Tell them, or take this back.",
      isJudged ? claim.ruling.map { "The ruling by \($0.by) judged it, and is stale now." } : nil,
      maySee
        ? Self.gateRemark(judged.gate)
        : "What the gate says now is hidden until you give your verdict.",
    ]
    return remarks.compactMap(\.self).map { visible($0) }
  }

  private static func gateRemark(_ gate: Gate) -> String {
    let about = gate.unmet.first { $0.clause == .evidence }
    guard let first = about ?? gate.unmet.first else { return "The claim is verified still." }
    let rest = gate.unmet.count - 1
    return "The gate now: not verified; \(first.clause.rawValue): \(first.reason)"
      + (rest > 0 ? " (and \(counted(rest, "clause")) more)" : "")
  }
}
