public import ClaimModel

/// Puts a claim together from the heads of its facets.
///
/// A pure function of the log: two desks with the same operations show the same claim. Whether an
/// appearance is anchored is for whoever has the documents; it is `document-absent` here.
public struct ClaimAssembly: Sendable {
  private let claim: EntityState
  private let children: [EntityState]
  private let roster: Roster
  private let originsOfDocument: [DocumentID: [String]]
  private let earlier: [Operation]

  /// - Parameters:
  ///   - children: the evidence, queries and notes that belong to the claim.
  ///   - originsOfDocument: what each document rests on, for the documents that evidence lies in.
  ///   - earlier: what rulings judged and does not stand any more, see ``judgedBefore(in:)``; others do no
  ///     harm.
  public init(
    claim: EntityState, children: [EntityState], roster: Roster,
    originsOfDocument: [DocumentID: [String]], earlier: [Operation] = []
  ) {
    self.claim = claim
    self.children = children
    self.roster = roster
    self.originsOfDocument = originsOfDocument
    self.earlier = earlier
  }

  /// The verdicts that the ruling shown of a claim judged and that no facet of it has as a head: they were
  /// replaced, and the same may have been written again.
  public static func judgedBefore(in claim: EntityState) -> [OperationID] {
    guard let shown = claim.facet(.ruling)?.shown, shown.knownKind == .rulingGive else { return [] }
    let standing = Set(claim.all(.verdict).flatMap { $0.heads.map(\.id) })
    return shown.names("judged").filter { !standing.contains($0) }
  }

  /// The claim; `nil` when the entity's name is no claim's, or nothing says that it exists.
  public func assembled() -> Claim? {
    let additions = claim.all(.appearance) + claim.all(.existence)
    guard let id = ClaimID(claim.name), let first = firstAddition(additions) else { return nil }
    let original = first.words
    let wording = claim.facet(.wording)?.shown?.text("wording") ?? original
    var result = Claim(id: id, wording: wording)
    result.attribution = claim.facet(.attribution)?.shown.flatMap { Attribution($0) }
    result.decision = claim.facet(.decision)?.shown.flatMap(Self.decision)
    result.appearances = appearances
    result.absences = absences
    result.evidence = children.compactMap(evidence).arranged { $0.id < $1.id }
    result.withdrawals = children.compactMap(withdrawal).arranged { $0.evidence < $1.evidence }
    result.verdicts = verdicts(on: wording, by: result.attribution?.speaker)
    result.ruling = ruling(
      on: wording, by: result.attribution?.speaker, over: result.verdicts, result.evidence)
    result.queries = queries
    result.notes = notes
    result.publications = children.compactMap(publication).toldApart
    result.tags = claim.present(.tag, "tag")
    result.sameAs = claim.present(.same, "other").compactMap { ClaimID($0) }.sorted()
    result.isRosterDisputed = roster.isDisputed
    result.isUnderRoster = !roster.isEmpty
    result.attestations = attestations(in: claim).map { attestation in
      var attestation = attestation
      attestation.compare(speaker: result.attribution?.speaker)
      return attestation
    }
    result.contests = contests
    result.contested = result.contests.map(\.facet)
    return result
  }

  private var contests: [Contest] {
    ([claim] + children).flatMap { state in
      // One head contests nothing, and nearly all facets have one.
      state.facets.contains { $0.heads.count > 1 } ? state.facets.compactMap { Contest($0) } : []
    }
  }

  /// The addition that names the claim, else the one shown for the first facet; taken back or not, it has
  /// the words.
  private func firstAddition(_ additions: [FacetHeads]) -> Operation? {
    let heads = additions.flatMap(\.heads)
    if heads.count < 2 { return heads.first }
    let id = ClaimID(claim.name)
    let naming = heads.first { head in
      ClaimID(head.id) == id
        || head.place.flatMap { ClaimID(naming: $0.document, span: $0.span) } == id
    }
    return naming ?? additions.lazy.compactMap(\.shown).first
  }

  private var appearances: [Appearance] {
    claim.all(.appearance).compactMap(\.shown).filter { !$0.isTakingBack }.compactMap(\.selector)
      .arranged { ($0.document, $0.span) < ($1.document, $1.span) }
      .map { Appearance(selector: $0, anchor: .documentAbsent) }
  }

  private var absences: [Absence] {
    claim.all(.absence).compactMap { heads in
      guard let shown = heads.shown, !shown.isTakingBack,
        let document = shown.text("document").flatMap({ DocumentID($0) })
      else { return nil }
      return Absence(
        operation: shown.id, document: document, by: shown.by, at: shown.at,
        because: shown.filled("because") ?? "")
    }
    .sorted { $0.document < $1.document }
  }

  private func verdicts(on wording: String, by speaker: String?) -> [Verdict] {
    claim.all(.verdict).compactMap { heads in
      guard let shown = heads.shown, shown.knownKind == .verdictGive,
        let rating = shown.text("rating")
      else { return nil }
      var verdict = Verdict(operation: shown.id, annotator: shown.by, rating: rating)
      verdict.confidence = shown.with("confidence")?.int
      verdict.rationale = shown.text("rationale") ?? ""
      verdict.evidence = shown.names("evidence").map { EvidenceID($0) }
      verdict.seen = shown.text("seen").flatMap(Verdict.Seen.init) ?? .informed
      verdict.wording = shown.text("wording")
      verdict.speaker = shown.filled("speaker")
      verdict.compare(wording: wording, speaker: speaker)
      verdict.isContested = heads.isContested
      verdict.scale = shown.ratingScale
      verdict.isProven = roster.proves(shown)
      verdict.broughtIn = shown.broughtIn.flatMap { $0.by == shown.by ? nil : $0 }
      return verdict
    }
    .arranged { $0.annotator < $1.annotator }
  }

  private func ruling(
    on wording: String, by speaker: String?, over verdicts: [Verdict], _ evidence: [Evidence]
  ) -> Ruling? {
    guard let heads = claim.facet(.ruling), let shown = heads.shown,
      shown.knownKind == .rulingGive, let rating = shown.text("rating")
    else { return nil }
    let judged = (shown.with("judged")?.array ?? []).compactMap {
      $0.string.flatMap { OperationID($0) }
    }
    var ruling = Ruling(
      operation: shown.id, by: shown.by, rating: rating,
      because: shown.text("because") ?? "", judged: judged)
    ruling.judgedEvidence = shown.with("evidence")?.array?.compactMap {
      $0.string.flatMap { EvidenceID($0) }
    }
    ruling.scale = shown.ratingScale
    if shown.isMarked(.undo) { ruling.broughtBack = shown.id }
    ruling.policy = shown.text("policy").flatMap { OperationID($0) }
    ruling.noteChanges(verdicts, evidence, standIns: standIns)
    ruling.wording = shown.text("wording")
    ruling.speaker = shown.filled("speaker")
    ruling.compare(wording: wording, speaker: speaker)
    ruling.isContested = heads.isContested
    ruling.isProven = roster.proves(shown)
    return ruling
  }

  /// What stands for verdicts that were replaced, or stand beside their like: the same content, written by
  /// the same annotator once more.
  private var standIns: [OperationID: OperationID] {
    var found: [OperationID: OperationID] = [:]
    for facet in claim.all(.verdict) {
      guard let shown = facet.shown else { continue }
      let former = earlier.filter { $0.target?.facet == facet.facet } + facet.heads.dropFirst()
      for operation in former where operation.content == shown.content {
        found[operation.id] = shown.id
      }
    }
    return found
  }

  private func evidence(_ state: EntityState) -> Evidence? {
    guard let facet = state.facet(.evidence), let shown = facet.shown,
      let id = EvidenceID(state.name), shown.knownKind != .evidenceWithdraw,
      let stance = shown.text("stance").flatMap(Evidence.Stance.init)
    else { return nil }
    // Several may have brought the same from elsewhere: one who is proven speaks for it.
    let giver =
      facet.heads.count == 1
      ? shown : facet.heads.first { $0.content == shown.content && roster.proves($0) } ?? shown
    var evidence = Evidence(id: id, stance: stance, by: giver.by)
    evidence.selector = shown.selector
    evidence.url = shown.filled("url")
    evidence.title = shown.filled("title")
    evidence.quote = shown.filled("quote")
    evidence.origin = shown.filled("origin")
    evidence.documentOrigins = evidence.selector.flatMap { originsOfDocument[$0.document] } ?? []
    evidence.nameElsewhere = shown.text("id").flatMap { EvidenceID($0) }
    evidence.isPrimary = shown.with("primary")?.bool ?? false
    evidence.isUnnamed = shown.with("unnamed")?.bool ?? false
    if giver.knownKind == .evidenceRestore { evidence.broughtBack = giver.id }
    evidence.note = shown.text("note") ?? ""
    evidence.isProven = roster.proves(giver)
    evidence.attestations = attestations(in: state)
    return evidence
  }

  private func withdrawal(_ state: EntityState) -> Evidence.Withdrawal? {
    guard let shown = state.facet(.evidence)?.shown, shown.knownKind == .evidenceWithdraw,
      let id = EvidenceID(state.name)
    else { return nil }
    return Evidence.Withdrawal(
      evidence: id, operation: shown.id, by: shown.by,
      because: shown.isMarked(.undo) ? "undone" : shown.filled("because") ?? "")
  }

  private func attestations(in state: EntityState) -> [Attestation] {
    state.all(.attestation).compactMap { heads in
      guard let shown = heads.shown, shown.knownKind == .sourceAttest, !heads.isContested,
        let label = shown.text("source").flatMap({ SourceLabel($0) }),
        let because = shown.filled("because")
      else { return nil }
      var attestation = Attestation(
        operation: shown.id, by: shown.by, label: label, because: because,
        access: shown.filled("access") ?? "")
      attestation.speaker = shown.text("speaker")
      attestation.isProven = roster.proves(shown)
      return attestation
    }
    .arranged { $0.by < $1.by }
  }

  private var queries: [Query] {
    causalOrder(
      of: children.compactMap { state in
        guard let asked = state.facet(.query)?.shown else { return nil }
        return query(state, asked).map { (asked, $0) }
      })
  }

  private func query(_ state: EntityState, _ shown: Operation) -> Query? {
    guard let id = QueryID(state.name) else { return nil }
    let outcome = state.facet(.answer)?.shown
    // Who asked took the question back: it never stood.
    if let outcome, outcome.by == shown.by, outcome.isMarked(.undo),
      outcome.value?.utf8.elementsEqual(Query.takenBack.utf8) ?? false
    {
      return nil
    }
    var query = Query(
      id: id, to: shown.text("to") ?? "", text: shown.text("text") ?? "",
      by: shown.by, answer: outcome?.filled("text"))
    query.at = shown.at
    if let outcome, outcome.isMarked(.undo) { query.broughtBack = outcome.id }
    // A waiver without a reason is none.
    if let outcome, outcome.knownKind == .queryWaive {
      query.answer = nil
      query.waiver = outcome.filled("because").map { Query.Waiver(by: outcome.by, because: $0) }
    }
    return query
  }

  /// By the clocks of those who wrote them, then by name.
  private var notes: [Note] {
    let dated = children.compactMap { state -> (at: ExactText, note: Note)? in
      guard let shown = state.facet(.note)?.shown, shown.knownKind == .noteAdd,
        let id = NoteID(state.name)
      else { return nil }
      let note = Note(id: id, text: shown.text("text") ?? "", by: shown.by)
      return (ExactText(shown.at), note)
    }
    return dated.sorted { ($0.at, $0.note.id) < ($1.at, $1.note.id) }.map(\.note)
  }

  private func publication(_ state: EntityState) -> Publication? {
    // What somebody unproven says went out asks for no correction, and nobody unproven takes it back.
    guard let shown = state.facet(.publication)?.shown, roster.proves(shown),
      var publication = Publication(shown)
    else { return nil }
    publication.withdrawal = state.facet(.withdrawal)?.shown.flatMap {
      roster.proves($0) ? Publication.Withdrawal($0) : nil
    }
    return publication
  }

  private static func decision(_ operation: Operation) -> Decision? {
    guard let outcome = operation.text("as").flatMap(Decision.Outcome.init) else {
      return nil
    }
    var decision = Decision(
      outcome: outcome, because: operation.text("because") ?? "", by: operation.by)
    if operation.isMarked(.undo) { decision.broughtBack = operation.id }
    return decision
  }
}

extension Ruling {
  /// Holds what the ruling judged against what is there now: verdicts of authors who are not proven are
  /// as if they were not there.
  ///
  /// - Parameter standIns: what stands for a verdict that was judged.
  fileprivate mutating func noteChanges(
    _ verdicts: [Verdict], _ evidence: [Evidence], standIns: [OperationID: OperationID]
  ) {
    let current = verdicts.filter(\.isProven)
    let known = Set(judged.map { standIns[$0] ?? $0 })
    let here = Set(verdicts.map(\.operation))
    changes = current.filter { !known.contains($0.operation) }.map { .verdict($0.annotator) }
    let gone = known.subtracting(here).count - changes.count
    if gone > 0 { changes.append(.verdictsGone(gone)) }
    if let judgedEvidence {
      let (knownItems, items) = (Set(judgedEvidence), evidence.filter(\.isProven).map(\.id))
      changes += items.filter { !knownItems.contains($0) }.map { .evidence($0) }
      changes += knownItems.subtracting(evidence.map(\.id)).sorted().map { .evidenceGone($0) }
    }
    isStale = !changes.isEmpty || !known.isSubset(of: here)
  }
}

extension Operation {
  /// A text of `with` that is not blank.
  fileprivate func filled(_ key: StaticString) -> String? {
    guard let text = self.text(key) else { return nil }
    // A letter in ASCII needs no table, and is there as a rule.
    let isFilled =
      text.utf8.first.map { (0x21...0x7E).contains($0) } ?? false
      || text.contains { !$0.isWhitespace }
    return isFilled ? text : nil
  }
}

extension Attribution {
  /// The chain that an operation writes; `nil` when it says nothing: an attribution was taken back.
  public init?(_ operation: Operation) {
    self.init(
      speaker: operation.filled("speaker"), addressee: operation.filled("addressee"),
      channel: operation.filled("channel"), intermediary: operation.filled("intermediary"),
      outlet: operation.filled("outlet"), isUnnamed: operation.with("unnamed")?.bool ?? false,
      madeOn: operation.filled("made_on"))
    if self == Attribution() { return nil }
  }
}
