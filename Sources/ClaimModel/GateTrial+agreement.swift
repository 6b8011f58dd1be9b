// Which rating stands, and by whose word.
extension GateTrial {
  /// A rating that stands, with the grade that it counts as.
  struct Decided {
    let rating: String
    /// What other ratings are held against.
    let sense: RatingSense
    /// `nil` when the rating is no grade of the desk's scale.
    let grade: Grade?
    let phrase: String

    init(_ rating: String, on given: String?, _ scale: Scale) {
      let standing = scale.standing(of: rating, givenOn: given)
      self.rating = rating
      sense = RatingSense(rating, standing)
      grade = standing.grade
      phrase = standing.remark.map { "\(rating) (\($0))" } ?? rating
    }

    /// Whether a verdict says the same.
    func includes(_ verdict: Verdict, _ scale: Scale) -> Bool {
      scale.sense(of: verdict.rating, givenOn: verdict.scale) == sense
    }
  }

  /// The ruling that counts: neither stale nor by somebody whom the policy does not let rule.
  private var countedRuling: Ruling? { claim.countedRuling(under: policy) }

  /// Whether any of the verdicts that count judged the claim as it is now.
  private var isCurrent: Bool { counting.contains { !$0.isStale } }

  /// The rating that stands: the ruling's, else the one all verdicts agree on; `nil` when none does.
  ///
  /// Ratings from two scales are one where both count as the same grade. One word that counts for nothing is
  /// not the same word given on the desk's scale: only a ruling can say that both mean the same.
  static func decided(_ claim: Claim, _ policy: Policy, _ scale: Scale) -> Decided? {
    if claim.isRulingContested { return nil }
    if let ruling = claim.countedRuling(under: policy) {
      return ruling.sustainsNone ? nil : Decided(ruling.rating, on: ruling.scale, scale)
    }
    let each = claim.countedVerdicts.map { Decided($0.rating, on: $0.scale, scale) }
    guard let first = each.first, each.allSatisfy({ $0.sense == first.sense }) else { return nil }
    // The word of the desk's own scale says it for the others too.
    return each.first { ExactText($0.phrase) == ExactText($0.rating) } ?? first
  }

  var agreement: Outcome {
    if claim.isRulingContested {
      return outcome(
        false, "Contested, and deciding nothing: \(contestPhrase(of: Facet(.ruling))).")
    }
    if !claim.contradictedBy.isEmpty {
      return outcome(
        false,
        "Another rating stands on what is said to be the same claim"
          + "\(list(claim.contradictedBy.map(\.text))).")
    }
    if !counting.isEmpty, let ruling = countedRuling { return agreement(under: ruling) }
    if !claim.contestedVerdicts.isEmpty { return outcome(false, contestedVerdict) }
    guard !counting.isEmpty else { return outcome(false, "Nobody has given a verdict.") }
    guard isCurrent else {
      return outcome(
        false, "All verdicts were given \(Self.remarks(of: counting)).\(idleRuling)")
    }
    guard let decided else {
      return outcome(false, "The verdicts differ\(list(differing)).\(idleRuling)")
    }
    if let obstacle = obstacle(to: decided) { return outcome(false, obstacle) }
    if let ruling = claim.ruling, !isSame(ruling, decided) {
      return outcome(
        false,
        "All verdicts say \(decided.phrase), but \(ruling.by) ruled \(ruling.rating).\(idleRuling)"
      )
    }
    return policy.requiresRuling
      ? outcome(
        false,
        "\(allSay(decided)) The policy asks for a ruling, and none counts.\(idleRuling)")
      : outcome(true, "\(allSay(decided))\(idleRuling)")
  }

  /// Who gave which rating.
  private var differing: [GateReason] {
    counting.map { verdict in
      let said = Decided(verdict.rating, on: verdict.scale, scale).phrase
      let remark = verdict.staleRemark.map { " (\($0))" } ?? ""
      return "\(verdict.annotator): \(said)\(remark)"
    }
  }

  private func allSay(_ decided: Decided) -> GateReason {
    "All verdicts say \(decided.phrase)\(list(authors(saying: decided)))."
  }

  /// Who gave the verdicts that count, each with what they said where that is another word.
  private func authors(saying decided: Decided) -> [GateReason] {
    counting.map { verdict in
      let said = Decided(verdict.rating, on: verdict.scale, scale)
      return ExactText(said.phrase) == ExactText(decided.phrase)
        ? "\(verdict.annotator)" : "\(verdict.annotator), who said \(said.phrase)"
    }
  }

  private func agreement(under ruling: Ruling) -> Outcome {
    let earlier = ruling.isUnderOlderPolicy ? " It was given under an earlier policy." : ""
    guard let decided else {
      return outcome(
        false, "\(ruling.by) ruled that no verdict stands: “\(ruling.because)”.\(earlier)")
    }
    if let obstacle = obstacle(to: decided) { return outcome(false, obstacle) }
    for ruler in ruling.people {
      let isAlone = counting.allSatisfy { $0.annotator.likeness == ruler.likeness }
      if isAlone { return outcome(false, "\(ruler) ruled, and is the only annotator.") }
    }
    guard isCurrent else {
      return outcome(
        false,
        "\(ruling.by) ruled \(decided.phrase), and all verdicts were given "
          + "\(Self.remarks(of: counting))."
      )
    }
    let contest: GateReason = claim.contestedVerdicts.isEmpty ? "" : " \(contestedVerdict)"
    return outcome(true, "\(ruling.by) ruled \(decided.phrase).\(earlier)\(contest)")
  }

  /// Which verdicts count for nobody, with all their sides; empty when none is contested.
  private var contestedVerdict: GateReason {
    let facets = claim.contestedVerdicts
    return facets.isEmpty
      ? ""
      : "Contested, and counting for nobody\(list(facets.map { contestPhrase(of: $0) }))."
  }

  /// Why a rating cannot stand for a verified claim; `nil` when it is a grade on the scale.
  private func obstacle(to decided: Decided) -> GateReason? {
    guard let grade = decided.grade else { return "'\(decided.phrase)': it decides nothing." }
    return grade.value == nil ? "'\(decided.phrase)' is off the scale: it decides nothing." : nil
  }

  private func isSame(_ ruling: Ruling, _ decided: Decided) -> Bool {
    scale.sense(of: ruling.rating, givenOn: ruling.scale) == decided.sense
  }

  /// Why the ruling that is there does not count; empty when there is none.
  private var idleRuling: GateReason {
    guard let ruling = claim.ruling else { return "" }
    if !policy.mayRule(ruling) {
      let names = ruling.people.filter { !policy.adjudicators.contains($0) }
      return
        " The policy does not let \(names.map { GateReason("\($0)") }.joined(separator: " and ")) rule."
    }
    let changes = ruling.changes.map(\.reason)
    let since: GateReason =
      changes.isEmpty ? "" : ": since then \(changes.joined(separator: ", "))"
    return " The ruling by \(ruling.by) is stale\(since)."
  }
}

extension Claim {
  /// The ruling that decides the claim: neither stale nor by somebody whom the policy does not let rule.
  ///
  /// `nil` where nobody ruled, or the ruling does not count. It may be contested, or its author not proven:
  /// those are clauses of their own.
  public func countedRuling(under policy: Policy) -> Ruling? {
    ruling.flatMap { ruling in
      !ruling.isStale && policy.mayRule(ruling) ? ruling : nil
    }
  }
}

extension Policy {
  /// Whether the ruling is by people whom the policy lets rule: who brings one back stands for it as much as
  /// who gave it.
  fileprivate func mayRule(_ ruling: Ruling) -> Bool {
    adjudicators.isEmpty || ruling.people.allSatisfy(adjudicators.contains)
  }
}
