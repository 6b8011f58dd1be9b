public import ClaimModel

/// Claims, their evidence and the gate as the JSON that commands print.
///
/// What is not known is `null` where the contract lists the key. Texts stand as they were given:
/// JSON is for programs, which show them in their own way; what a terminal could be misled by is escaped.
public enum ClaimJSON {
  /// One line of `claims --json`: the claim with counts in place of its verdicts and evidence.
  ///
  /// - Parameter isVerified: what the gate says of the claim.
  public static func summary(of claim: Claim, isVerified: Bool) -> [UInt8] {
    printed { json in
      appearances(of: claim, in: &json)
      json.member("claim", claim.id)
      json.member("claimant", claim.claimant)
      json.member("contested", claim.contested.map(\.text))
      json.member("evidence", claim.evidence.count)
      json.member("status", claim.status.rawValue)
      json.member("verdicts", claim.verdicts.count)
      json.member("verified", isVerified)
      json.member("wording", claim.wording)
    }
  }

  /// The object of `show --json`: the claim with all that is recorded about it.
  ///
  /// - Parameters:
  ///   - isVerified: what the gate says of the claim.
  ///   - history: the operations on the claim, in the order in which they are listed.
  public static func detail(
    of claim: Claim, isVerified: Bool, history: [HistoryEntry]
  ) -> [UInt8] {
    printed { write(claim, isVerified: isVerified, history: history, in: &$0) }
  }

  /// The object of `gate --json`.
  public static func gate(_ gate: Gate, claim: ClaimID) -> [UInt8] {
    printed { write(gate, claim: claim, in: &$0) }
  }

  /// A claim of a report: as ``detail(of:isVerified:history:)``, with its gate and how it is quoted elsewhere.
  static func entry(_ entry: VerifiedClaimReport.Entry) -> [UInt8] {
    printed { json in
      write(
        entry.claim, isVerified: entry.gate.isVerified, history: entry.history, within: entry,
        in: &json)
    }
  }

  private static func printed(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object(write)
    return json.printed
  }

  private static func write(
    _ claim: Claim, isVerified: Bool, history: [HistoryEntry],
    within entry: VerifiedClaimReport.Entry? = nil, in json: inout JSONWriter
  ) {
    json.member("absences", list: claim.absences, absence)
    appearances(of: claim, in: &json)
    json.member("attestations", list: claim.attestations, attestation)
    json.member("attribution", claim.attribution, object: attribution)
    json.member("candidate", claim.isCandidate)
    json.member("claim", claim.id)
    json.member("claimant", claim.claimant)
    json.member("contested", claim.contested.map(\.text))
    json.member("contests", list: claim.contests, contest)
    json.member("decision", claim.decision, object: decision)
    if let entry { json.member("drifts", list: entry.drifts, drift) }
    json.member("evidence", list: claim.evidence, evidence)
    if let entry { json.member("gate") { write(entry.gate, claim: claim.id, in: &$0) } }
    json.member("history", list: history, self.entry)
    json.member("notes", list: claim.notes, note)
    json.member("publications", .array(claim.publications.map(\.value)))
    json.member("queries", list: claim.queries, query)
    json.member("ruling", claim.ruling, object: ruling)
    json.member("same_as", claim.sameAs)
    json.member("status", claim.status.rawValue)
    json.member("tags", claim.tags)
    json.member("uncounted", list: claim.uncounted, uncounted)
    json.member("unplaced", claim.unplaced.map(\.document.text))
    json.member("verdicts", list: claim.verdicts, verdict)
    json.member("verified", isVerified)
    json.member("withdrawals", list: claim.withdrawals, withdrawal)
    json.member("wording", claim.wording)
  }

  private static func write(_ gate: Gate, claim: ClaimID, in json: inout JSONWriter) {
    json.member("claim", claim)
    json.member("clauses", list: gate.results) { result, json in
      json.member("clause", result.clause.rawValue)
      json.member("met", result.isMet)
      json.member("reason", result.reason)
    }
    json.member("verified", gate.isVerified)
  }

  private static func appearances(of claim: Claim, in json: inout JSONWriter) {
    json.member("appearances", list: claim.appearances, appearance)
  }
}

// MARK: - The parts of a claim

extension ClaimJSON {
  private static func appearance(_ appearance: Appearance, in json: inout JSONWriter) {
    let selector = appearance.selector
    json.member("anchor", appearance.anchor.rawValue)
    json.member("document", selector.document.text)
    json.member("end", selector.span.end)
    json.member("in_other_words", appearance.isInOtherWords)
    json.member("prefix", selector.prefix)
    json.member("read_by", appearance.readBy?.name)
    json.member("start", selector.span.start)
    json.member("suffix", selector.suffix)
    json.member("text", selector.exact)
  }

  private static func absence(_ absence: Absence, in json: inout JSONWriter) {
    json.member("at", absence.at)
    json.member("because", absence.because)
    json.member("by", absence.by.name)
    json.member("document", absence.document.text)
  }

  private static func attribution(_ attribution: Attribution, in json: inout JSONWriter) {
    json.member("addressee", attribution.addressee)
    json.member("channel", attribution.channel)
    json.member("intermediary", attribution.intermediary)
    json.member("made_on", attribution.madeOn)
    json.member("outlet", attribution.outlet)
    json.member("speaker", attribution.speaker)
    json.member("unnamed", attribution.isUnnamed)
  }

  private static func decision(_ decision: Decision, in json: inout JSONWriter) {
    json.member("as", decision.outcome.rawValue)
    json.member("because", decision.because)
    json.member("by", decision.by.name)
  }

  private static func evidence(_ evidence: Evidence, in json: inout JSONWriter) {
    json.member("attestations", list: evidence.attestations, attestation)
    json.member("by", evidence.by.name)
    json.member("document", evidence.selector?.document.text)
    json.member("end", evidence.selector?.span.end)
    json.member("id", evidence.id)
    json.member("note", evidence.note)
    json.member("origin", evidence.origin)
    json.member("origins", evidence.origins)
    json.member("primary", evidence.isPrimary)
    json.member("proven", evidence.isProven)
    json.member("quote", evidence.quote)
    json.member("stance", evidence.stance.rawValue)
    json.member("start", evidence.selector?.span.start)
    json.member("text", evidence.words)
    json.member("title", evidence.title)
    json.member("unnamed", evidence.isUnnamed)
    json.member("url", evidence.url)
  }

  private static func verdict(_ verdict: Verdict, in json: inout JSONWriter) {
    json.member("annotator", verdict.annotator.name)
    json.member("brought_in", verdict.broughtIn?.phrase)
    json.member("confidence", verdict.confidence)
    json.member("contested", verdict.isContested)
    json.member("counts_as", verdict.standing?.grade?.name)
    json.member("evidence", verdict.evidence)
    json.member("operation", verdict.operation)
    json.member("proven", verdict.isProven)
    json.member("rating", verdict.rating)
    json.member("rationale", verdict.rationale)
    json.member("scale", verdict.scale)
    json.member("seen", verdict.seen.rawValue)
    json.member("stale", verdict.isStale)
  }

  private static func ruling(_ ruling: Ruling, in json: inout JSONWriter) {
    json.member("because", ruling.because)
    json.member("by", ruling.by.name)
    json.member("contested", ruling.isContested)
    json.member("counts_as", ruling.standing?.grade?.name)
    json.member(
      "evidence", ruling.judgedEvidence.map { .array($0.map { .string($0.text) }) } ?? .null)
    json.member("judged", ruling.judged)
    json.member("older_policy", ruling.isUnderOlderPolicy)
    json.member("operation", ruling.operation)
    json.member("proven", ruling.isProven)
    json.member("rating", ruling.rating)
    json.member("scale", ruling.scale)
    json.member("since", ruling.changes.map(\.phrase))
    json.member("stale", ruling.isStale)
  }

  private static func query(_ query: Query, in json: inout JSONWriter) {
    json.member("answer", query.answer)
    json.member("at", query.at)
    json.member("by", query.by.name)
    json.member("id", query.id)
    json.member("text", query.text)
    json.member("to", query.to)
    json.member("waived", query.waiver) { waiver, json in
      json.member("because", waiver.because)
      json.member("by", waiver.by.name)
    }
  }

  private static func attestation(_ attestation: Attestation, in json: inout JSONWriter) {
    json.member("access", attestation.access)
    json.member("because", attestation.because)
    json.member("by", attestation.by.name)
    json.member("proven", attestation.isProven)
    json.member("source", attestation.label.text)
    json.member("stale", attestation.isStale)
  }

  private static func withdrawal(_ withdrawal: Evidence.Withdrawal, in json: inout JSONWriter) {
    json.member("because", withdrawal.because)
    json.member("by", withdrawal.by.name)
    json.member("evidence", withdrawal.evidence)
    json.member("offered", withdrawal.offered?.phrase)
  }

  private static func contest(_ contest: Contest, in json: inout JSONWriter) {
    json.member("facet", contest.facet.text)
    json.member("sides", list: contest.sides, saying)
  }

  private static func saying(_ saying: Saying, in json: inout JSONWriter) {
    json.member("because", saying.because)
    json.member("by", saying.by.name)
    json.member("facet", saying.facet.text)
    json.member("operation", saying.operation)
    json.member("said", saying.said)
  }

  private static func uncounted(_ saying: Saying, in json: inout JSONWriter) {
    json.member("acceptance_contested", saying.isAcceptanceContested)
    self.saying(saying, in: &json)
    json.member("set_aside", saying.setAside) { setAside, json in
      json.member("because", setAside.because)
      json.member("by", setAside.by.name)
    }
  }

  private static func note(_ note: Note, in json: inout JSONWriter) {
    json.member("by", note.by.name)
    json.member("id", note.id)
    json.member("text", note.text)
  }

  private static func entry(_ entry: HistoryEntry, in json: inout JSONWriter) {
    json.member("at", entry.at)
    json.member("by", entry.by.name)
    json.member("do", entry.kind)
    json.member("operation", entry.operation)
    json.member("replaced", entry.isReplaced)
    json.member("value", entry.value)
  }

  private static func drift(_ drift: QuoteDrift, in json: inout JSONWriter) {
    json.member("changes", drift.changes)
    json.member("here") { place(drift.here, in: &$0) }
    json.member("relation", drift.relation)
    json.member("there") { place(drift.there, in: &$0) }
  }

  private static func place(_ selector: Selector, in json: inout JSONWriter) {
    json.member("document", selector.document.text)
    json.member("end", selector.span.end)
    json.member("start", selector.span.start)
    json.member("text", selector.exact)
  }
}
