import ClaimModel

extension VerifiedClaimReport.Entry {
  /// The entry with people named as the frame says.
  ///
  /// Only names that the desk keeps are changed, where they name somebody; what people wrote in their own
  /// words stays as it is, in the reasons of the gate too.
  ///
  /// - Parameter frame: one that went through ``ReportFrame/toldToReaders()``.
  func told(in frame: ReportFrame) -> VerifiedClaimReport.Entry {
    guard frame.people != .names else { return self }
    let cast = Cast(claim: claim, naming: frame.people, initials: frame.initials)
    var told = self
    told.claim = cast.told(claim)
    told.gate = gate.retold { cast.told($0).name }
    told.history = history.map { cast.told($0) }
    return told
  }
}

extension ReportFrame {
  /// The frame without the names that its policy holds, where names are not wanted.
  func toldToReaders() -> ReportFrame {
    guard people != .names, !policy.adjudicators.isEmpty else { return self }
    var told = self
    told.policy.adjudicators =
      people == .initials
      ? policy.adjudicators.map { Annotator(recorded: initials.of($0)) }.sorted()
      : [Annotator(recorded: "an adjudicator of the desk")]
    return told
  }
}

/// Who plays which part on one claim.
///
/// A value is told by changing the names in a copy of it, so that nothing else of it is lost.
private struct Cast {
  private let naming: PeopleNaming
  private let initials: Initials
  private var roles: [Annotator: String] = [:]

  init(claim: Claim, naming: PeopleNaming, initials: Initials) {
    self.naming = naming
    self.initials = initials
    for (place, verdict) in claim.verdicts.enumerated() {
      roles[verdict.annotator] = "checker \(place + 1)"
    }
    if let ruling = claim.ruling, roles[ruling.by] == nil { roles[ruling.by] = "adjudicator" }
    let editors = claim.people.filter { roles[$0] == nil }.sorted()
    for (place, editor) in editors.enumerated() {
      roles[editor] = editors.count == 1 ? "editor" : "editor \(place + 1)"
    }
  }

  func told(_ annotator: Annotator) -> Annotator {
    switch naming {
    case .names: annotator
    case .initials: Annotator(recorded: initials.of(annotator))
    case .roles: Annotator(recorded: roles[annotator] ?? "editor")
    }
  }

  func told(_ claim: Claim) -> Claim {
    var claim = claim
    for place in claim.appearances.indices {
      claim.appearances[place].readBy = claim.appearances[place].readBy.map { told($0) }
    }
    claim.absences = claim.absences.map { retold($0, \.by) }
    claim.decision = claim.decision.map { decision in
      var decision = retold(decision, \.by)
      decision.broughtBackBy = decision.broughtBackBy.map { told($0) }
      return decision
    }
    claim.evidence = claim.evidence.map { item in
      var item = retold(item, \.by)
      item.attestations = item.attestations.map { retold($0, \.by) }
      return item
    }
    claim.withdrawals = claim.withdrawals.map { retold($0, \.by) }
    claim.verdicts = claim.verdicts.map { verdict in
      var verdict = retold(verdict, \.annotator)
      verdict.broughtIn = verdict.broughtIn.map { retold($0) }
      return verdict
    }
    claim.ruling = claim.ruling.map { told($0) }
    claim.queries = claim.queries.map { query in
      var query = retold(query, \.by)
      query.waiver = query.waiver.map { retold($0, \.by) }
      return query
    }
    claim.notes = claim.notes.map { retold($0, \.by) }
    claim.contested = claim.contested.map { told($0) }
    claim.contests = claim.contests.map { contest in
      contest.retold(told(contest.facet)) { told($0) }
    }
    claim.uncounted = claim.uncounted.map { told($0) }
    claim.publications = claim.publications.map { publication in
      var publication = retold(publication, \.by)
      publication.withdrawal = publication.withdrawal.map { retold($0, \.by) }
      return publication
    }
    claim.attestations = claim.attestations.map { retold($0, \.by) }
    return claim
  }

  func told(_ entry: HistoryEntry) -> HistoryEntry {
    var entry = retold(entry, \.by)
    entry.broughtBack = entry.broughtBack.map { origin in
      HistoryEntry.Origin(operation: origin.operation, by: told(origin.by), at: origin.at)
    }
    return entry
  }

  private func told(_ saying: Saying) -> Saying {
    var saying = retold(saying.retold(told(saying.facet)), \.by)
    saying.setAside = saying.setAside.map { retold($0, \.by) }
    return saying
  }

  private func told(_ ruling: Ruling) -> Ruling {
    var ruling = retold(ruling, \.by)
    ruling.broughtBackBy = ruling.broughtBackBy.map { told($0) }
    ruling.changes = ruling.changes.map { change in
      switch change {
      case .verdict(let annotator): .verdict(told(annotator))
      case .verdictsGone, .evidence, .evidenceGone, .wording, .speaker: change
      }
    }
    return ruling
  }

  /// A facet of which a person's name is the key.
  private func told(_ facet: Facet) -> Facet {
    if let kind = facet.kind {
      return facet.person.map { Facet(kind, told($0).name) } ?? facet
    }
    // Nobody here knows whether the key is a name.
    return Facet(recorded: String(facet.text.unicodeScalars.prefix { $0 != ":" }))
  }

  /// Who brought something in, without the name of the file, which may be a person's.
  private func retold(_ bringing: Verdict.Bringing) -> Verdict.Bringing {
    Verdict.Bringing(by: told(bringing.by), from: "")
  }

  /// A copy of a part of a claim in which a person is named so; all else is kept.
  private func retold<Value>(
    _ value: Value, _ person: WritableKeyPath<Value, Annotator>
  ) -> Value {
    var value = value
    value[keyPath: person] = told(value[keyPath: person])
    return value
  }
}

extension Claim {
  /// Everybody whose name a report of the claim could show.
  var people: Set<Annotator> {
    var people = Set(verdicts.map(\.annotator))
    people.formUnion(appearances.compactMap(\.readBy))
    people.formUnion(absences.map(\.by))
    people.formUnion(evidence.flatMap { [$0.by] + $0.attestations.map(\.by) })
    people.formUnion(queries.flatMap { [$0.by] + ($0.waiver.map { [$0.by] } ?? []) })
    people.formUnion(notes.map(\.by) + publications.map(\.by) + attestations.map(\.by))
    people.formUnion([decision?.by, decision?.broughtBackBy].compactMap(\.self))
    people.formUnion([ruling?.by, ruling?.broughtBackBy].compactMap(\.self))
    people.formUnion(verdicts.compactMap(\.broughtIn?.by))
    people.formUnion(withdrawals.map(\.by) + publications.compactMap(\.withdrawal?.by))
    people.formUnion((contests.flatMap(\.sides) + uncounted).map(\.by))
    people.formUnion(uncounted.compactMap(\.setAside?.by))
    return people
  }
}
