import ClaimModel

extension VerifiedClaimReport.Entry {
  /// The entry with people named so.
  ///
  /// Only names that the desk keeps are changed; what people wrote in their own words stays as it is. Reasons
  /// of the gate name people, so where names are not wanted the policy's words stand instead.
  func naming(people naming: PeopleNaming, policy: Policy) -> VerifiedClaimReport.Entry {
    guard naming != .names else { return self }
    let cast = Cast(claim: claim, naming: naming)
    let words = Dictionary(policy.words.map { ($0.clause, $0.text) }) { first, _ in first }
    return VerifiedClaimReport.Entry(
      claim: cast.told(claim), gate: gate.retold { words[$0.clause] ?? "" },
      history: history.map { cast.told($0) }, dates: dates, drifts: drifts)
  }
}

/// Who plays which part on one claim.
private struct Cast {
  private let naming: PeopleNaming
  private var roles: [Annotator: String] = [:]

  init(claim: Claim, naming: PeopleNaming) {
    self.naming = naming
    for (place, verdict) in claim.verdicts.enumerated() {
      roles[verdict.annotator] = "checker \(place + 1)"
    }
    if let ruling = claim.ruling, roles[ruling.by] == nil { roles[ruling.by] = "adjudicator" }
  }

  func told(_ annotator: Annotator) -> Annotator {
    switch naming {
    case .names: annotator
    case .initials: Annotator(recorded: annotator.initials)
    case .roles: Annotator(recorded: roles[annotator] ?? "editor")
    }
  }

  func told(_ claim: Claim) -> Claim {
    var told = claim
    told.appearances = claim.appearances.map {
      Appearance(selector: $0.selector, anchor: $0.anchor, readBy: $0.readBy.map { self.told($0) })
    }
    told.decision = claim.decision.map {
      Decision(outcome: $0.outcome, because: $0.because, by: self.told($0.by))
    }
    told.evidence = claim.evidence.map { self.told($0) }
    told.verdicts = claim.verdicts.map { self.told($0) }
    told.ruling = claim.ruling.map { self.told($0) }
    told.queries = claim.queries.map {
      Query(id: $0.id, to: $0.to, text: $0.text, by: self.told($0.by), answer: $0.answer)
    }
    told.notes = claim.notes.map { Note(id: $0.id, text: $0.text, by: self.told($0.by)) }
    told.contested = claim.contested.map { facet in
      facet.kind == .verdict
        ? Facet(.verdict, self.told(Annotator(recorded: facet.key ?? "")).name) : facet
    }
    told.publications = claim.publications.map {
      Publication(
        id: $0.id, url: $0.url, version: $0.version, change: $0.change, because: $0.because,
        by: self.told($0.by), at: $0.at, standing: $0.standing)
    }
    return told
  }

  func told(_ entry: HistoryEntry) -> HistoryEntry {
    HistoryEntry(
      operation: entry.operation, by: told(entry.by), at: entry.at, kind: entry.kind,
      value: entry.value, isReplaced: entry.isReplaced)
  }

  private func told(_ old: Evidence) -> Evidence {
    var evidence = Evidence(id: old.id, stance: old.stance, by: told(old.by))
    evidence.selector = old.selector
    evidence.url = old.url
    evidence.title = old.title
    evidence.quote = old.quote
    evidence.origin = old.origin
    evidence.documentOrigins = old.documentOrigins
    evidence.isPrimary = old.isPrimary
    evidence.isUnnamed = old.isUnnamed
    evidence.note = old.note
    evidence.isProven = old.isProven
    return evidence
  }

  private func told(_ old: Verdict) -> Verdict {
    var verdict = Verdict(
      operation: old.operation, annotator: told(old.annotator), rating: old.rating)
    verdict.confidence = old.confidence
    verdict.rationale = old.rationale
    verdict.evidence = old.evidence
    verdict.seen = old.seen
    verdict.wording = old.wording
    verdict.speaker = old.speaker
    verdict.isStale = old.isStale
    verdict.isOfAnotherSpeaker = old.isOfAnotherSpeaker
    verdict.isContested = old.isContested
    verdict.isProven = old.isProven
    return verdict
  }

  private func told(_ old: Ruling) -> Ruling {
    var ruling = Ruling(
      operation: old.operation, by: told(old.by), rating: old.rating, because: old.because,
      judged: old.judged)
    ruling.isStale = old.isStale
    ruling.isContested = old.isContested
    ruling.isProven = old.isProven
    return ruling
  }
}

extension Annotator {
  /// The first letters of the words of the name, in capitals; the name itself where it has no letter.
  var initials: String {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    let letters = words.compactMap(\.first).map { String($0).uppercased() }.joined()
    return letters.isEmpty ? name : letters
  }
}
