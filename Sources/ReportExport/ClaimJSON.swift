public import ClaimModel

/// Claims, their evidence and the gate as the JSON that commands print.
///
/// What is not known is `null` where the contract lists the key. Texts stand as they were given:
/// JSON is for programs, which show them in their own way.
public enum ClaimJSON {
  /// One line of `claims --json`: the claim with counts in place of its verdicts and evidence.
  ///
  /// - Parameter isVerified: what the gate says of the claim.
  public static func summary(of claim: Claim, isVerified: Bool) -> JSONValue {
    .object(
      outline(of: claim, isVerified: isVerified) + [
        member("evidence", .int(claim.evidence.count)),
        member("verdicts", .int(claim.verdicts.count)),
      ])
  }

  /// The object of `show --json`: the claim with all that is recorded about it.
  ///
  /// - Parameters:
  ///   - isVerified: what the gate says of the claim.
  ///   - history: the operations on the claim, in the order in which they are listed.
  public static func detail(
    of claim: Claim, isVerified: Bool, history: [HistoryEntry]
  ) -> JSONValue {
    .object(detailMembers(of: claim, isVerified: isVerified, history: history))
  }

  /// The object of `gate --json`.
  public static func gate(_ gate: Gate, claim: ClaimID) -> JSONValue {
    [
      "claim": .string(claim.text),
      "verified": .bool(gate.isVerified),
      "clauses": .array(gate.results.map(result)),
    ]
  }

  static func detailMembers(
    of claim: Claim, isVerified: Bool, history: [HistoryEntry]
  ) -> [JSONValue.Member] {
    outline(of: claim, isVerified: isVerified) + [
      member("attestations", .array(claim.attestations.map(attestation))),
      member("attribution", claim.attribution.map(attribution) ?? .null),
      member("candidate", .bool(claim.isCandidate)),
      member("contests", .array(claim.contests.map(contest))),
      member("decision", claim.decision.map(decision) ?? .null),
      member("evidence", .array(claim.evidence.map(evidence))),
      member("history", .array(history.map(entry))),
      member("notes", .array(claim.notes.map(note))),
      member("publications", .array(claim.publications.map(\.value))),
      member("queries", .array(claim.queries.map(query))),
      member("ruling", claim.ruling.map(ruling) ?? .null),
      member("same_as", .array(claim.sameAs.map { .string($0.text) })),
      member("tags", .array(claim.tags.map { .string($0) })),
      member("uncounted", .array(claim.uncounted.map(saying))),
      member("verdicts", .array(claim.verdicts.map(verdict))),
      member("withdrawals", .array(claim.withdrawals.map(withdrawal))),
    ]
  }

  private static func outline(of claim: Claim, isVerified: Bool) -> [JSONValue.Member] {
    [
      member("claim", .string(claim.id.text)),
      member("wording", .string(claim.wording)),
      member("claimant", text(claim.claimant)),
      member("status", .string(claim.status.rawValue)),
      member("verified", .bool(isVerified)),
      member("contested", .array(claim.contested.map { .string($0.text) })),
      member("appearances", .array(claim.appearances.map(appearance))),
    ]
  }

  private static func member(_ key: String, _ value: JSONValue) -> JSONValue.Member {
    JSONValue.Member(key, value)
  }

  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  private static func number(_ number: Int?) -> JSONValue { number.map { .int($0) } ?? .null }
}

// MARK: - The parts of a claim

extension ClaimJSON {
  private static func appearance(_ appearance: Appearance) -> JSONValue {
    let selector = appearance.selector
    return [
      "document": .string(selector.document.text),
      "start": .int(selector.span.start),
      "end": .int(selector.span.end),
      "text": .string(selector.exact),
      "anchor": .string(appearance.anchor.rawValue),
      "prefix": .string(selector.prefix),
      "suffix": .string(selector.suffix),
      "read_by": text(appearance.readBy?.name),
    ]
  }

  private static func attribution(_ attribution: Attribution) -> JSONValue {
    [
      "speaker": text(attribution.speaker),
      "addressee": text(attribution.addressee),
      "channel": text(attribution.channel),
      "intermediary": text(attribution.intermediary),
      "outlet": text(attribution.outlet),
      "unnamed": .bool(attribution.isUnnamed),
      "made_on": text(attribution.madeOn),
    ]
  }

  private static func decision(_ decision: Decision) -> JSONValue {
    [
      "as": .string(decision.outcome.rawValue),
      "because": .string(decision.because),
      "by": .string(decision.by.name),
    ]
  }

  private static func evidence(_ evidence: Evidence) -> JSONValue {
    [
      "id": .string(evidence.id.text),
      "stance": .string(evidence.stance.rawValue),
      "document": text(evidence.selector?.document.text),
      "start": number(evidence.selector?.span.start),
      "end": number(evidence.selector?.span.end),
      "text": text(evidence.words),
      "origin": text(evidence.origin),
      "origins": .array(evidence.origins.map { .string($0) }),
      "url": text(evidence.url),
      "title": text(evidence.title),
      "quote": text(evidence.quote),
      "primary": .bool(evidence.isPrimary),
      "unnamed": .bool(evidence.isUnnamed),
      "note": .string(evidence.note),
      "by": .string(evidence.by.name),
      "proven": .bool(evidence.isProven),
      "attestations": .array(evidence.attestations.map(attestation)),
    ]
  }

  private static func verdict(_ verdict: Verdict) -> JSONValue {
    [
      "operation": .string(verdict.operation.text),
      "annotator": .string(verdict.annotator.name),
      "rating": .string(verdict.rating),
      "confidence": number(verdict.confidence),
      "rationale": .string(verdict.rationale),
      "evidence": .array(verdict.evidence.map { .string($0.text) }),
      "seen": .string(verdict.seen.rawValue),
      "stale": .bool(verdict.isStale),
      "contested": .bool(verdict.isContested),
      "proven": .bool(verdict.isProven),
      "scale": text(verdict.scale),
      "counts_as": text(verdict.standing?.grade?.name),
    ]
  }

  private static func ruling(_ ruling: Ruling) -> JSONValue {
    [
      "operation": .string(ruling.operation.text),
      "by": .string(ruling.by.name),
      "rating": .string(ruling.rating),
      "because": .string(ruling.because),
      "judged": .array(ruling.judged.map { .string($0.text) }),
      "stale": .bool(ruling.isStale),
      "contested": .bool(ruling.isContested),
      "proven": .bool(ruling.isProven),
      "scale": text(ruling.scale),
      "counts_as": text(ruling.standing?.grade?.name),
      "evidence": ruling.judgedEvidence.map { .array($0.map { .string($0.text) }) } ?? .null,
      "since": .array(ruling.changes.map { .string($0.phrase) }),
      "older_policy": .bool(ruling.isUnderOlderPolicy),
    ]
  }

  private static func query(_ query: Query) -> JSONValue {
    [
      "id": .string(query.id.text),
      "to": .string(query.to),
      "text": .string(query.text),
      "by": .string(query.by.name),
      "answer": text(query.answer),
      "waived": query.waiver.map {
        ["by": .string($0.by.name), "because": .string($0.because)]
      } ?? .null,
    ]
  }

  private static func attestation(_ attestation: Attestation) -> JSONValue {
    [
      "by": .string(attestation.by.name),
      "source": .string(attestation.label.text),
      "because": .string(attestation.because),
      "access": .string(attestation.access),
      "proven": .bool(attestation.isProven),
    ]
  }

  private static func withdrawal(_ withdrawal: Evidence.Withdrawal) -> JSONValue {
    [
      "evidence": .string(withdrawal.evidence.text),
      "by": .string(withdrawal.by.name),
      "because": .string(withdrawal.because),
    ]
  }

  private static func contest(_ contest: Contest) -> JSONValue {
    [
      "facet": .string(contest.facet.text),
      "sides": .array(contest.sides.map(saying)),
    ]
  }

  private static func saying(_ saying: Saying) -> JSONValue {
    [
      "operation": .string(saying.operation.text),
      "facet": .string(saying.facet.text),
      "by": .string(saying.by.name),
      "said": .string(saying.said),
      "because": .string(saying.because),
    ]
  }

  private static func note(_ note: Note) -> JSONValue {
    ["id": .string(note.id.text), "text": .string(note.text), "by": .string(note.by.name)]
  }

  private static func entry(_ entry: HistoryEntry) -> JSONValue {
    [
      "operation": .string(entry.operation.text),
      "by": .string(entry.by.name),
      "at": .string(entry.at),
      "do": .string(entry.kind),
      "value": entry.value.map { .string($0) } ?? .null,
      "replaced": .bool(entry.isReplaced),
    ]
  }

  private static func result(_ result: Gate.Result) -> JSONValue {
    [
      "clause": .string(result.clause.rawValue),
      "met": .bool(result.isMet),
      "reason": .string(result.reason),
    ]
  }
}
