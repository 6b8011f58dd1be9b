/// One run of a policy on one claim; what ``Gate`` is made of.
struct GateTrial {
  let claim: Claim
  let policy: Policy
  let scale: Scale
  /// The rating that stands: the ruling's, else the one all verdicts agree on; `nil` when none does.
  let decided: Decided?
  /// The verdicts that count: none that is contested.
  let counting: [Verdict]
  /// The verdicts with the rating that stands, of what the claim says now where there are any; a ruling against
  /// all of them leaves none.
  let deciding: [Verdict]
  /// The evidence that deciding verdicts cite, each once, in the claim's order.
  let cited: [Evidence]
  /// What of it supports or refutes.
  let bearing: [Evidence]
  /// Whether it is said why a clause is met or not; reasons are empty otherwise.
  let isToldWhy: Bool

  init(claim: Claim, policy: Policy, scale: Scale, isToldWhy: Bool) {
    self.claim = claim
    self.policy = policy
    self.scale = scale
    self.isToldWhy = isToldWhy
    counting = claim.countedVerdicts
    decided = Self.decided(claim, policy, scale)
    let (decided, counting) = (decided, counting)
    let saying = decided.map { decided in counting.keeping { decided.includes($0, scale) } } ?? []
    // Who said the same of what stood before neither decides nor holds up what others say now.
    let current = saying.keeping { !$0.isStale }
    deciding = current.isEmpty ? saying : current
    cited = Self.cited(by: deciding, of: claim.evidence)
    bearing = cited.keeping(\.stance.bears)
  }

  private static func cited(by verdicts: [Verdict], of evidence: [Evidence]) -> [Evidence] {
    let named = verdicts.flatMap(\.evidence)
    // A few are found sooner than they are hashed.
    if named.count <= 16 { return evidence.keeping { named.contains($0.id) } }
    let names = Set(named)
    return evidence.keeping { names.contains($0.id) }
  }

  typealias Outcome = (isMet: Bool, reason: GateReason)

  /// What a clause comes to; why is put into words only where it is told.
  func outcome(_ isMet: Bool, _ reason: @autoclosure () -> GateReason) -> Outcome {
    (isMet, isToldWhy ? reason() : GateReason())
  }

  func run(_ clause: Gate.Clause) -> Outcome {
    switch clause {
    case .standing: standing
    case .blindVerdicts: blindVerdicts
    case .agreement: agreement
    case .current: current
    case .evidence: evidence
    case .namedSource: namedSource
    case .silence: silence
    case .wording: wording
    case .anchored: anchored
    case .queries: queries
    case .authors: authors(shown: self)
    case .policy: settledPolicy
    }
  }

  private var standing: Outcome {
    switch claim.decision?.outcome {
    case .rejected: outcome(false, "The claim was rejected.")
    case .retracted: outcome(false, "The claim was retracted.")
    case .undecided: outcome(false, "Nobody has accepted the claim.")
    case .accepted: outcome(true, acceptance)
    case nil:
      claim.isCandidate
        ? outcome(false, "Nobody has accepted the claim.") : outcome(true, "Added by hand.")
    }
  }

  private var acceptance: GateReason {
    guard let decision = claim.decision else { return "Accepted." }
    if let back = decision.broughtBackBy {
      return "Accepted by \(decision.by); \(back) took back what was decided after it."
    }
    return decision.broughtBack == nil
      ? "Accepted by \(decision.by)."
      : "Accepted; \(decision.by) took back what was decided after it."
  }

  private var blindVerdicts: Outcome {
    let given = counting.keeping { $0.seen == .blind && $0.isProven }
    let blind = given.keeping { !$0.isStale }
    // Who judged after a look judged nothing blind under another name.
    let informed = counting.keeping { $0.seen != .blind && !$0.isStale }
    let apart = blind.keeping { verdict in
      !informed.contains { $0.annotator.isLike(verdict.annotator) }
    }
    let people = apart.map(\.annotator).peopleAtLeast
    return outcome(
      people >= policy.blindVerdicts, blindness(given: given, current: blind, people: people))
  }

  private func blindness(given: [Verdict], current: [Verdict], people: Int) -> GateReason {
    let stale = given.count - current.count
    let count: GateReason =
      stale == 0
      ? "\(current.count) given"
      : "\(stale) given \(Self.remarks(of: given)), \(current.count) on this one"
    return "\(count), \(policy.blindVerdicts) needed\(list(current.map(\.annotator)))."
      + (people < current.count ? " Names that look alike count as one person." : GateReason())
  }

  private var current: Outcome {
    let isCurrent = deciding.allSatisfy { !$0.isStale }
    return outcome(
      isCurrent,
      isCurrent
        ? "No deciding verdict is on another wording or speaker.\(speakerNamedSince)" : staleness)
  }

  /// That deciding verdicts judged the words before anybody said whose they are.
  private var speakerNamedSince: GateReason {
    guard claim.attribution?.speaker != nil else { return GateReason() }
    let before = deciding.filter { $0.wording != nil && $0.speaker == nil }
    return before.isEmpty
      ? GateReason()
      : " Who said it was named after these verdicts\(list(before.map(\.annotator)))."
  }

  private var staleness: GateReason {
    let stale = deciding.filter(\.isStale)
    return "Given \(Self.remarks(of: stale))\(list(stale.map(\.annotator)))."
  }

  /// What stale verdicts among some were given on, such as `on another wording`.
  static func remarks(of verdicts: [Verdict]) -> String {
    Set(verdicts.compactMap(\.staleRemark)).sorted().joined(separator: " or ")
  }

  private var silence: Outcome {
    // Without a silent source nothing rests on silence.
    let isSilent = claim.evidence.contains { $0.stance == .silent }
    let silent = isSilent ? deciding.filter(restsOnSilence) : []
    return silent.isEmpty
      ? outcome(true, "No deciding verdict rests on silence alone.")
      : outcome(false, "Silence supports nothing\(list(silent.map(\.annotator))).")
  }

  private func restsOnSilence(_ verdict: Verdict) -> Bool {
    let rests = claim.evidence.filter { verdict.evidence.contains($0.id) }
    return !rests.isEmpty && rests.allSatisfy { $0.stance == .silent }
  }

  private var wording: Outcome {
    // Whether claims are the same, and their tags, say nothing of their truth.
    let facets = claim.contested.filter { ![.tag, .same, .note, .withdrawal].contains($0.kind) }
    let contested = facets + claim.contestedVerdicts.filter { !facets.contains($0) }
    return contested.isEmpty
      ? outcome(true, "Nothing about it is contested.")
      : outcome(false, "Contested\(list(contested.map(wordingPhrase))).")
  }

  private func wordingPhrase(of facet: Facet) -> GateReason {
    // The sides of verdicts and rulings stand under `agreement`, which is hidden from who is to judge blind.
    [.verdict, .ruling].contains(facet.kind) ? "\(facet)" : contestPhrase(of: facet)
  }

  /// Whether its places were found; what its documents' versions have is said beside it and decides nothing.
  private var anchored: Outcome {
    let found = found
    return outcome(
      found.isMet,
      found.reason
        + (claim.unplaced.map(\.sentence) + claim.absences.map(\.sentence)).joined(separator: ""))
  }

  private var found: Outcome {
    let orphans = claim.appearances.count { $0.anchor == .orphan }
    let absent = claim.appearances.count { $0.anchor == .documentAbsent }
    if orphans > 0 {
      let verb = orphans == 1 ? "was" : "were"
      return outcome(
        false, "\(orphans) of \(claim.appearances.count) \(verb) not found again.")
    }
    if absent > 0 {
      let documents = counted(absent, "document is", "documents are")
      return outcome(false, "\(documents) not on this desk: nobody can look.")
    }
    // Most claims are said to be absent nowhere.
    let denied = claim.absences.filter { absence in
      claim.appearances.contains { $0.selector.document == absence.document }
    }
    if !denied.isEmpty {
      return outcome(
        false,
        "It has a place in a document that is said not to have it\(list(denied.map(\.by))): who looks there "
          + "says so again, or places it again.")
    }
    let readers = Set(claim.appearances.compactMap(\.readBy)).sorted()
    if !readers.isEmpty {
      return outcome(
        false, "The document is here only as others' desks read it\(list(readers)).")
    }
    return outcome(true, Self.anchored(claim.appearances.count))
  }

  private static func anchored(_ count: Int) -> GateReason {
    switch count {
    case 0: "It has no appearance."
    case 1: "Its appearance is anchored."
    default: "All \(count) appearances are anchored."
    }
  }

  private var queries: Outcome {
    let open = claim.queries.filter { policy.acceptsWaivers ? $0.isOpen : $0.answer == nil }
    guard open.isEmpty else {
      let waived = open.contains { !$0.isOpen } ? " The policy takes no waiver for an answer." : ""
      return outcome(false, "\(open.count) open\(list(open.map(\.text))).\(waived)")
    }
    let waived: [GateReason] = claim.queries.compactMap { query in
      query.waiver.map { "“\(query.text)” by \($0.by), because “\($0.because)”" }
    }
    return outcome(
      true, waived.isEmpty ? "None is open." : "None is open. Waived\(list(waived)).")
  }

  private var settledPolicy: Outcome {
    policy.notUnderstood.isEmpty
      ? outcome(true, "All of the policy is understood.")
      : outcome(false, "Nothing can be verified under it\(list(policy.notUnderstood)).")
  }

  func list(_ items: [GateReason]) -> GateReason { listing(items) { $0.append($1) } }

  func list(_ words: [String]) -> GateReason { listing(words) { $0.append($1) } }

  func list(_ people: [Annotator]) -> GateReason { listing(people) { $0.append($1) } }

  /// Written at once: a report has thousands of these.
  private func listing<Item>(
    _ items: [Item], _ append: (inout GateReason, Item) -> Void
  ) -> GateReason {
    var reason = GateReason()
    for (place, item) in items.enumerated() {
      reason.append(ours: place == 0 ? ": " : ", ")
      append(&reason, item)
    }
    return reason
  }

  /// What is written of a contested facet: its sides where they are known, else its name.
  func contestPhrase(of facet: Facet) -> GateReason {
    let found = claim.contests.filter { $0.facet == facet }
    return found.isEmpty ? "\(facet)" : found.map(\.reason).joined(separator: "; ")
  }
}
