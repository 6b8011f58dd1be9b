/// One run of a policy on one claim; what ``Gate`` is made of.
struct GateTrial {
  let claim: Claim
  let policy: Policy
  let scale: Scale
  /// The rating that stands: the ruling's, else the one all verdicts agree on; `nil` when none does.
  let decided: Decided?
  /// The verdicts that count: none that is contested.
  let counting: [Verdict]
  /// The verdicts with the rating that stands; a ruling against all of them leaves none.
  let deciding: [Verdict]
  /// The evidence that deciding verdicts cite, each once, in the claim's order.
  let cited: [Evidence]
  /// What of it supports or refutes.
  let bearing: [Evidence]

  init(claim: Claim, policy: Policy, scale: Scale) {
    self.claim = claim
    self.policy = policy
    self.scale = scale
    counting = claim.countedVerdicts
    decided = Self.decided(claim, policy, scale)
    let (decided, counting) = (decided, counting)
    deciding = decided.map { decided in counting.filter { decided.includes($0, scale) } } ?? []
    let named = Set(deciding.flatMap(\.evidence))
    cited = claim.evidence.filter { named.contains($0.id) }
    bearing = cited.filter(\.stance.bears)
  }

  typealias Outcome = (isMet: Bool, reason: GateReason)

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
    case .rejected: (false, "The claim was rejected.")
    case .retracted: (false, "The claim was retracted.")
    case .undecided: (false, "Nobody has accepted the claim.")
    case .accepted: (true, acceptance)
    case nil:
      claim.isCandidate ? (false, "Nobody has accepted the claim.") : (true, "Added by hand.")
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
    let given = counting.filter { $0.seen == .blind && $0.isProven }
    let blind = given.filter { !$0.isStale }
    let people = blind.map(\.annotator).peopleAtLeast
    let stale = given.count - blind.count
    let count: GateReason =
      stale == 0
      ? "\(blind.count) given"
      : "\(stale) given \(Self.remarks(of: given)), \(blind.count) on this one"
    return (
      people >= policy.blindVerdicts,
      "\(count), \(policy.blindVerdicts) needed\(list(blind.map(\.annotator)))."
        + (people < blind.count ? " Names that look alike count as one person." : GateReason())
    )
  }

  private var current: Outcome {
    let stale = deciding.filter(\.isStale)
    return stale.isEmpty
      ? (true, "No deciding verdict is on another wording or speaker.")
      : (false, "Given \(Self.remarks(of: stale))\(list(stale.map(\.annotator))).")
  }

  /// What stale verdicts among some were given on, such as `on another wording`.
  static func remarks(of verdicts: [Verdict]) -> String {
    Set(verdicts.compactMap(\.staleRemark)).sorted().joined(separator: " or ")
  }

  private var silence: Outcome {
    let silent = deciding.filter { verdict in
      let rests = claim.evidence.filter { verdict.evidence.contains($0.id) }
      return !rests.isEmpty && rests.allSatisfy { $0.stance == .silent }
    }
    return silent.isEmpty
      ? (true, "No deciding verdict rests on silence alone.")
      : (false, "Silence supports nothing\(list(silent.map(\.annotator))).")
  }

  private var wording: Outcome {
    // Whether claims are the same, and their tags, say nothing of their truth.
    let facets = claim.contested.filter { ![.tag, .same, .note, .withdrawal].contains($0.kind) }
    let verdicts = claim.contestedVerdicts.filter { !facets.contains($0) }
    // The sides of verdicts and rulings stand under `agreement`, which is hidden from who is to judge blind.
    let phrases: [GateReason] = (facets + verdicts).map { facet in
      [.verdict, .ruling].contains(facet.kind) ? "\(facet)" : contestPhrase(of: facet)
    }
    return phrases.isEmpty
      ? (true, "Nothing about it is contested.") : (false, "Contested\(list(phrases)).")
  }

  /// Whether its places were found; what its documents' versions have is said beside it and decides nothing.
  private var anchored: Outcome {
    let found = found
    let versions = claim.unplaced.map(\.sentence) + claim.absences.map(\.sentence)
    return (found.isMet, found.reason + versions.joined(separator: ""))
  }

  private var found: Outcome {
    let orphans = claim.appearances.count { $0.anchor == .orphan }
    let absent = claim.appearances.count { $0.anchor == .documentAbsent }
    if orphans > 0 {
      return (
        false,
        "\(orphans) of \(claim.appearances.count) \(orphans == 1 ? "was" : "were") not found again."
      )
    }
    if absent > 0 {
      let documents = counted(absent, "document is", "documents are")
      return (false, "\(documents) not on this desk: nobody can look.")
    }
    let readers = Set(claim.appearances.compactMap(\.readBy)).sorted()
    if !readers.isEmpty {
      return (
        false, "The document is here only as others' desks read it\(list(readers))."
      )
    }
    return (true, Self.anchored(claim.appearances.count))
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
      return (false, "\(open.count) open\(list(open.map(\.text))).\(waived)")
    }
    let waived: [GateReason] = claim.queries.compactMap { query in
      query.waiver.map { "“\(query.text)” by \($0.by), because “\($0.because)”" }
    }
    return (true, waived.isEmpty ? "None is open." : "None is open. Waived\(list(waived)).")
  }

  private var settledPolicy: Outcome {
    (
      policy.notUnderstood.isEmpty,
      policy.notUnderstood.isEmpty
        ? "All of the policy is understood."
        : "Nothing can be verified under it\(list(policy.notUnderstood))."
    )
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
