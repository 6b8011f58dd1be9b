// Whether everybody is proven whose word the claim rests on, and what waits for somebody on the roster.
extension GateTrial {
  /// The clause `authors`.
  ///
  /// - Parameter shown: the claim as all operations make it: what of it does not count by itself waits until
  ///   somebody on the roster accepts it or sets it aside.
  func authors(shown: GateTrial) -> Outcome {
    let claim = shown.claim
    if claim.isRosterDisputed {
      return outcome(
        false, "The roster is in dispute: more than one device founded it, see `stet roster`.")
    }
    if policy.requiresRoster, !claim.isUnderRoster {
      return outcome(
        false, "The policy asks for a roster, and the desk has none: see `stet roster`.")
    }
    let strangers = Set(waiting(shown)).sorted()
    guard strangers.isEmpty else {
      return outcome(false, "Not on the roster\(list(strangers)).\(settledApart)")
    }
    return outcome(
      true, "Every author is proven, or the desk has no roster.\(settledApart)")
  }

  /// Those whose verdict, ruling or cited evidence waits.
  private func waiting(_ shown: GateTrial) -> [Annotator] {
    let uncounted = self.claim.uncounted
    // As on each claim of a desk without a roster.
    if uncounted.isEmpty, shown.claim.isProven { return [] }
    let apart = Set(uncounted.filter { $0.setAside != nil }.map(\.operation))
    let claim = shown.claim
    var waiting = claim.verdicts.filter { !$0.isProven && !apart.contains($0.operation) }
      .map(\.annotator)
    if let ruling = claim.ruling, !ruling.isProven, !apart.contains(ruling.operation) {
      waiting.append(ruling.by)
    }
    // Which of several sides is shown is no reason to wait for one and not for the other.
    waiting += uncounted.filter { [.verdict, .ruling].contains($0.facet.kind) && $0.holdsBack }
      .map(\.by)
    let citing = deciding + shown.deciding.filter { !apart.contains($0.operation) }
    let cited = Set(citing.flatMap(\.evidence))
    for item in claim.evidence where cited.contains(item.id) && !item.isProven {
      let sides = uncounted.filter { $0.evidence == item.id && $0.facet.kind == .evidence }
      waiting +=
        sides.isEmpty ? [item.by] : sides.filter(\.holdsBack).map(\.by)
    }
    return waiting
  }

  /// What was set aside, and what people on the roster do not agree about, a sentence each; empty where there is
  /// nothing.
  private var settledApart: GateReason {
    let aside = claim.uncounted.filter { !$0.remark.isEmpty }
    let groups = Dictionary(grouping: aside) { [ExactText($0.by.name), ExactText($0.remark)] }
    let sentences: [GateReason] = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .compactMap { _, sayings in
        sayings.first.map { saying in
          let remark = saying.remarkReason
          let isEnded = remark.text.last.map { ".!?".contains($0) } ?? false
          return " \(counted(sayings.count, "line")) of \(saying.by) \(remark)\(isEnded ? "" : ".")"
        }
      }
    return sentences.joined(separator: "")
  }
}

extension Claim {
  /// Whether everybody is proven who judged it or gave evidence.
  fileprivate var isProven: Bool {
    verdicts.allSatisfy(\.isProven) && evidence.allSatisfy(\.isProven) && ruling?.isProven != false
  }
}
