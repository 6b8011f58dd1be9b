// What the deciding verdicts rest on.
extension GateTrial {
  var evidence: Outcome {
    if let contrary = contraryEvidence { return outcome(false, contrary) }
    let carrying = carrying
    if policy.primaryDocumentSuffices, let first = carrying.first(where: \.isPrimary) {
      return outcome(true, "A primary document is cited: \(first.id).\(idle)")
    }
    if bearing.isEmpty, policy.independentOrigins > 0 { return outcome(false, uncited) }
    let origins = OriginHeaps(carrying)
    let count = max(origins.count, carrying.isEmpty ? 0 : 1)
    return outcome(count >= policy.independentOrigins, sources(carrying, origins, counting: count))
  }

  private func sources(
    _ carrying: [Evidence], _ origins: OriginHeaps, counting count: Int
  ) -> GateReason {
    let unknown = carrying.count { $0.origins.isEmpty }
    let advice =
      unknown == 0
      ? ""
      : " \(unknown) without a named origin \(unknown == 1 ? "counts" : "count") for nothing more."
    let needed = counted(policy.independentOrigins, "independent origin", "independent origins")
    return "\(count) of \(needed) cited\(list(origins.names)).\(advice)\(idle)"
  }

  /// That nothing is cited by the verdicts that decide, with how much was offered all the same.
  private var uncited: GateReason {
    let needed = counted(policy.independentOrigins, "independent origin", "independent origins")
    let offered = claim.evidence.count
    guard offered > 0 else { return "No evidence is offered; \(needed) needed." }
    let told = offered == 1 ? "1 evidence is" : "\(offered) evidences are"
    let none = offered == 1 ? "it" : "any of them"
    guard !deciding.isEmpty else {
      return "\(told) offered, and no rating stands that could rest on \(none); \(needed) needed."
    }
    return "\(told) offered, and no verdict that decides cites \(none); \(needed) needed."
  }

  /// Why the evidence cannot carry the rating: a claim is called true on refutations alone, or false on
  /// support alone.
  private var contraryEvidence: GateReason? {
    guard let decided, let value = decided.grade?.value, let first = bearing.first,
      bearing.allSatisfy({ $0.stance == first.stance })
    else { return nil }
    let values = scale.grades.compactMap(\.value)
    if value == values.max(), first.stance == .refutes {
      return "All the evidence cited refutes it, and the rating is \(decided.rating)."
    }
    if value == values.min(), first.stance == .supports {
      return "All the evidence cited supports it, and the rating is \(decided.rating)."
    }
    return nil
  }

  var namedSource: Outcome {
    let isUnnamed = claim.attribution?.isUnnamed ?? false
    let isNamed = carrying.contains { !$0.isUnnamed && !isUnnamedSpeaker($0) }
    if !isNamed, isUnnamed || !bearing.isEmpty { return unnamedAlone }
    return isUnnamed
      ? outcome(true, "A named origin is cited beside the unnamed source.")
      : outcome(true, Self.noneUnnamed)
  }

  private static let noneUnnamed: GateReason = "No unnamed source is relied on alone."

  /// Whether evidence may be the claim's unnamed speaker by another description.
  private func isUnnamedSpeaker(_ item: Evidence) -> Bool {
    guard claim.attribution?.isUnnamed ?? false, let speaker = claim.attribution?.speaker else {
      return false
    }
    return !item.isPrimary && !item.origins.contains { !OriginHeaps.isSame($0, as: speaker) }
  }

  /// Whether enough people know who the unnamed sources are that everything rests on.
  private var unnamedAlone: Outcome {
    let alone: GateReason = "Only an unnamed source stands behind it"
    guard policy.attestations > 0 else { return outcome(false, "\(alone).") }
    var sources: [(name: GateReason, attestations: [Attestation])] = []
    if claim.attribution?.isUnnamed ?? false { sources.append(("the speaker", claim.attestations)) }
    sources += bearing.filter(\.isUnnamed).map { ("evidence \($0.id)", $0.attestations) }
    // What is cited carries nothing, which another clause says, and nobody of it is unnamed.
    guard !sources.isEmpty else { return outcome(true, Self.noneUnnamed) }
    for (name, attestations) in sources {
      let proven = attestations.filter { $0.isProven && !$0.isStale }
      let people = Set(proven.map(\.by)).sorted()
      if Set(proven.map(\.label)).count > 1 {
        return outcome(
          false, "\(alone), and those who attest differ about who \(name) is\(list(people)).")
      }
      let count = proven.map(\.by).peopleAtLeast
      guard count >= policy.attestations else {
        let known = "\(count) of \(counted(policy.attestations, "person", "people"))"
        let verb = count == 1 || policy.attestations == 1 ? "attests" : "attest"
        return outcome(
          false,
          "\(alone): \(known) \(verb) to know \(name)\(list(people)).\(elsewhere(attestations))")
      }
    }
    let counted = sources.flatMap { $0.attestations.filter { $0.isProven && !$0.isStale } }
    let knowing = Set(counted.map(\.by)).sorted()
    return outcome(
      true,
      "The unnamed source is known to \(knowing.map { GateReason("\($0)") }.joined(separator: ", "))."
    )
  }

  /// Who attested to know another speaker than the claim has now; empty where nobody did.
  private func elsewhere(_ attestations: [Attestation]) -> GateReason {
    let stale = attestations.filter { $0.isProven && $0.isStale }.map(\.by)
    return stale.isEmpty
      ? "" : " Attested of another speaker, and counting for nothing\(list(stale))."
  }
}
