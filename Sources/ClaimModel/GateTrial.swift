/// One run of a policy on one claim; what ``Gate`` is made of.
struct GateTrial {
  let claim: Claim
  let policy: Policy
  let scale: Scale

  typealias Outcome = (isMet: Bool, reason: String)

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
    case .authors: authors
    }
  }

  /// The rating that stands: the ruling's, else the one all verdicts agree on.
  private var decided: String? {
    if let ruling = claim.ruling, !ruling.isStale { return ruling.rating }
    let ratings = Set(claim.verdicts.map { ExactText($0.rating) })
    return ratings.count == 1 ? ratings.first?.text : nil
  }

  /// The verdicts with the rating that stands; a ruling against all of them leaves none.
  private var deciding: [Verdict] {
    claim.verdicts.filter { $0.rating.utf8.elementsEqual((decided ?? "").utf8) }
  }

  /// The evidence that deciding verdicts cite, each once, in the claim's order.
  private var cited: [Evidence] {
    let named = Set(deciding.flatMap(\.evidence))
    return claim.evidence.filter { named.contains($0.id) }
  }

  private var bearing: [Evidence] { cited.filter(\.stance.bears) }

  private var standing: Outcome {
    switch claim.decision?.outcome {
    case .rejected: (false, "The claim was rejected.")
    case .retracted: (false, "The claim was retracted.")
    case .undecided: (false, "Nobody has accepted the claim.")
    case .accepted: (true, "Accepted by \(claim.decision?.by.name ?? "somebody").")
    case nil:
      claim.isCandidate ? (false, "Nobody has accepted the claim.") : (true, "Added by hand.")
    }
  }

  private var blindVerdicts: Outcome {
    let blind = claim.verdicts.filter { $0.seen == .blind && !$0.isStale && $0.isProven }
    return (
      blind.count >= policy.blindVerdicts,
      "\(blind.count) given, \(policy.blindVerdicts) needed\(list(blind.map(\.annotator.name)))."
    )
  }

  private var agreement: Outcome {
    guard !claim.verdicts.isEmpty else { return (false, "Nobody has given a verdict.") }
    if let ruling = claim.ruling, !ruling.isStale { return agreement(under: ruling) }
    let stale = claim.ruling.map { " The ruling by \($0.by) is stale." } ?? ""
    guard let rating = decided else {
      let each = claim.verdicts.map { "\($0.annotator): \($0.rating)" }
      return (false, "The verdicts differ\(list(each)).\(stale)")
    }
    guard isOnScale(rating) else {
      return (false, "'\(rating)' is off the scale: it decides nothing.")
    }
    if let ruling = claim.ruling, !ruling.rating.utf8.elementsEqual(rating.utf8) {
      return (
        false, "All verdicts say \(rating), but \(ruling.by) ruled \(ruling.rating).\(stale)"
      )
    }
    return (
      true, "All verdicts say \(rating)\(list(claim.verdicts.map(\.annotator.name))).\(stale)"
    )
  }

  private func agreement(under ruling: Ruling) -> Outcome {
    if ruling.isContested { return (false, "The ruling is contested.") }
    guard isOnScale(ruling.rating) else {
      return (false, "'\(ruling.rating)' is off the scale: it decides nothing.")
    }
    guard claim.verdicts.contains(where: { $0.annotator != ruling.by }) else {
      return (false, "\(ruling.by) ruled, and is the only annotator.")
    }
    return (true, "\(ruling.by) ruled \(ruling.rating).")
  }

  private var current: Outcome {
    let stale = deciding.filter(\.isStale)
    return stale.isEmpty
      ? (true, "No deciding verdict is on another wording.")
      : (false, "Given on another wording\(list(stale.map(\.annotator.name))).")
  }

  private var evidence: Outcome {
    if let contrary = contraryEvidence { return (false, contrary) }
    if policy.primaryDocumentSuffices, let first = bearing.first(where: \.isPrimary) {
      return (true, "A primary document is cited: \(first.id.short).")
    }
    let origins = OriginHeaps(bearing)
    let count = max(origins.count, bearing.isEmpty ? 0 : 1)
    let unknown = bearing.count { $0.origins.isEmpty }
    let advice = unknown == 0 ? "" : " \(unknown) without a named origin count for nothing more."
    return (
      count >= policy.independentOrigins,
      "\(count) of \(policy.independentOrigins) independent origins cited\(list(origins.names)).\(advice)"
    )
  }

  /// Why the evidence cannot carry the rating: a claim is called true on refutations alone, or false on
  /// support alone.
  private var contraryEvidence: String? {
    let values = scale.grades.compactMap(\.value)
    guard let decided, let truest = values.max(), let falsest = values.min(), !bearing.isEmpty,
      let value = scale.grades.first(where: { $0.name.utf8.elementsEqual(decided.utf8) })?.value
    else { return nil }
    if value == truest, bearing.allSatisfy({ $0.stance == .refutes }) {
      return "All the evidence cited refutes it, and the rating is \(decided)."
    }
    if value == falsest, bearing.allSatisfy({ $0.stance == .supports }) {
      return "All the evidence cited supports it, and the rating is \(decided)."
    }
    return nil
  }

  private var namedSource: Outcome {
    let named = bearing.filter { item in
      guard !item.isUnnamed else { return false }
      guard claim.attribution?.isUnnamed ?? false, let speaker = claim.attribution?.speaker else {
        return true
      }
      return item.isPrimary || item.origins.contains { !OriginHeaps.isSame($0, as: speaker) }
    }
    let isUnnamed = claim.attribution?.isUnnamed ?? false
    if named.isEmpty, isUnnamed || !bearing.isEmpty {
      return (false, "Only an unnamed source stands behind it.")
    }
    return isUnnamed
      ? (true, "A named origin is cited beside the unnamed source.")
      : (true, "No unnamed source is relied on alone.")
  }

  private var silence: Outcome {
    let silent = deciding.filter { verdict in
      let rests = claim.evidence.filter { verdict.evidence.contains($0.id) }
      return !rests.isEmpty && rests.allSatisfy { $0.stance == .silent }
    }
    return silent.isEmpty
      ? (true, "No deciding verdict rests on silence alone.")
      : (false, "Silence supports nothing\(list(silent.map(\.annotator.name))).")
  }

  private var wording: Outcome {
    // A contested verdict counts by the side shown; whether claims are the same, and their tags, say
    // nothing of their truth.
    let facets = claim.contested.filter { ![.verdict, .tag, .same, .note].contains($0.kind) }
    return facets.isEmpty
      ? (true, "Nothing about it is contested.")
      : (false, "Contested\(list(facets.map(\.text))).")
  }

  private var anchored: Outcome {
    let orphans = claim.appearances.count { $0.anchor == .orphan }
    let absent = claim.appearances.count { $0.anchor == .documentAbsent }
    if orphans > 0 {
      return (false, "\(orphans) of \(claim.appearances.count) were not found again.")
    }
    if absent > 0 { return (false, "\(absent) documents are not on this desk: nobody can look.") }
    let readers = Set(claim.appearances.compactMap(\.readBy)).sorted()
    if !readers.isEmpty {
      return (
        false, "The document is here only as others' desks read it\(list(readers.map(\.name)))."
      )
    }
    return (
      true,
      claim.appearances.isEmpty
        ? "It has no appearance." : "All \(claim.appearances.count) anchored."
    )
  }

  private var queries: Outcome {
    let open = claim.queries.filter { $0.answer == nil }
    return open.isEmpty
      ? (true, "None is open.") : (false, "\(open.count) open\(list(open.map(\.text))).")
  }

  private var authors: Outcome {
    if claim.isRosterDisputed {
      return (
        false, "The roster is in dispute: more than one device founded it, see `stet roster`."
      )
    }
    var unproven = claim.verdicts.filter { !$0.isProven }.map(\.annotator.name)
    unproven += cited.filter { !$0.isProven }.map(\.by.name)
    if let ruling = claim.ruling, !ruling.isProven { unproven.append(ruling.by.name) }
    return unproven.isEmpty
      ? (true, "Every author is proven, or the desk has no roster.")
      : (
        false, "Not on the roster\(list(Set(unproven.map { ExactText($0) }).sorted().map(\.text)))."
      )
  }

  private func isOnScale(_ rating: String) -> Bool {
    scale.grades.contains { $0.name.utf8.elementsEqual(rating.utf8) && $0.value != nil }
  }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? "" : ": \(items.joined(separator: ", "))"
  }
}
