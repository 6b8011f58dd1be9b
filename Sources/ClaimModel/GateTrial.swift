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
    let blind = claim.verdicts.filter { $0.seen == .blind }
    return (
      blind.count >= policy.blindVerdicts,
      "\(blind.count) of \(policy.blindVerdicts) needed\(list(blind.map(\.annotator.name)))."
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
    let primary = bearing.filter { $0.isPrimary }
    if policy.primaryDocumentSuffices, let first = primary.first {
      return (true, "A primary document is cited: \(first.id.short).")
    }
    let known = Set(bearing.flatMap { $0.origins.map { ExactText(Self.originKey($0)) } })
    let groups = independentGroups(of: bearing)
    let unknown = bearing.filter { $0.origins.isEmpty }
    let names = known.sorted().map(\.text)
    let count = max(groups, bearing.isEmpty ? 0 : 1)
    let advice =
      unknown.isEmpty ? "" : " \(unknown.count) without a named origin count for nothing more."
    return (
      count >= policy.independentOrigins,
      "\(count) of \(policy.independentOrigins) independent origins cited\(list(names)).\(advice)"
    )
  }

  /// Evidence that shares an origin hangs together; the number of heaps that share none.
  private func independentGroups(of evidence: [Evidence]) -> Int {
    var heaps: [Set<ExactText>] = []
    for item in evidence where !item.origins.isEmpty {
      var heap = Set(item.origins.map { ExactText(Self.originKey($0)) })
      heaps.removeAll { other in
        guard !other.isDisjoint(with: heap) else { return false }
        heap.formUnion(other)
        return true
      }
      heaps.append(heap)
    }
    return heaps.count
  }

  private static func originKey(_ origin: String) -> String {
    origin.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private var namedSource: Outcome {
    let claimant = claim.attribution?.speaker.map(Self.originKey)
    let named = bearing.filter { item in
      !item.isUnnamed
        && (item.isPrimary || item.origins.contains { Self.originKey($0) != claimant })
    }
    let isUnnamed = claim.attribution?.isUnnamed ?? false
    if !isUnnamed, bearing.isEmpty || bearing.contains(where: { !$0.isUnnamed }) {
      return (true, "No unnamed source is relied on alone.")
    }
    return named.isEmpty
      ? (false, "Only an unnamed source stands behind it.")
      : (true, "A named origin is cited beside the unnamed source.")
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
    let facets = claim.contested.filter { [.wording, .decision, .existence].contains($0.kind) }
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
    var unproven = deciding.filter { !$0.isProven }.map(\.annotator.name)
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
