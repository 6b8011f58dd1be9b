import ClaimModel
import ReportExport

extension ClaimOutgoing {
  /// A verdict as it goes out, with what it judged where that is not the claim that stands.
  ///
  /// - Parameter names: what the evidence that can be cited is called abroad.
  static func outgoing(
    _ verdict: Verdict, on claim: Claim, citing names: [EvidenceID: EvidenceID]
  ) -> ExchangedClaim.Verdict {
    var given = ExchangedClaim.Verdict(annotator: verdict.annotator.name, rating: verdict.rating)
    given.confidence = verdict.confidence
    given.rationale = verdict.rationale.isEmpty ? nil : verdict.rationale
    given.evidence = verdict.evidence.compactMap { names[$0]?.text }
    given.seen = verdict.seen
    guard verdict.isStale else { return given }
    func other(_ said: String?, than now: String?) -> String? {
      said.flatMap { said in now.map { ExactText($0) } == ExactText(said) ? nil : said }
    }
    given.wording = other(verdict.wording, than: claim.wording)
    given.speaker = other(verdict.speaker, than: claim.claimant)
    return given
  }
}

extension Claim {
  /// The claim without what the gate goes by and no format has, as if all of it were settled: what of the
  /// gate's reasons is left can be seen abroad too.
  var withoutWhatStays: Claim {
    var claim = self
    claim.ruling = nil
    claim.queries = []
    claim.contested = []
    claim.uncounted = []
    claim.attestations = []
    claim.appearances = []
    for index in claim.evidence.indices {
      claim.evidence[index].documentOrigins = []
      claim.evidence[index].attestations = []
      claim.evidence[index].selector = nil
    }
    for index in claim.verdicts.indices { claim.verdicts[index].scale = nil }
    return claim
  }
}
