// Which rating stands, and by whose word.
extension GateTrial {
  /// A rating that stands, with the grade that it counts as.
  struct Decided {
    let rating: String
    /// `nil` when the rating is no grade of the desk's scale.
    let grade: Grade?
    let phrase: String
  }

  /// The ruling that counts: neither stale nor by somebody whom the policy does not let rule.
  private var countedRuling: Ruling? {
    claim.ruling.flatMap { !$0.isStale && mayRule($0.by) ? $0 : nil }
  }

  private func mayRule(_ annotator: Annotator) -> Bool {
    policy.adjudicators.isEmpty || policy.adjudicators.contains(annotator)
  }

  /// The rating that stands: the ruling's, else the one all verdicts agree on; `nil` when none does.
  ///
  /// One word from two scales is not one rating: only a ruling can say that both mean the same.
  var decided: Decided? {
    if let ruling = countedRuling {
      guard !ruling.sustainsNone else { return nil }
      return decided(ruling.rating, on: ruling.scale)
    }
    guard let first = claim.verdicts.first else { return nil }
    let standing = scale.standing(of: first.rating, givenOn: first.scale)
    let agrees = claim.verdicts.allSatisfy {
      $0.rating.utf8.elementsEqual(first.rating.utf8)
        && scale.standing(of: $0.rating, givenOn: $0.scale) == standing
    }
    return agrees ? decided(first.rating, on: first.scale) : nil
  }

  private func decided(_ rating: String, on given: String?) -> Decided {
    let standing = scale.standing(of: rating, givenOn: given)
    return Decided(
      rating: rating, grade: standing.grade,
      phrase: rating + (standing.remark.map { " (\($0))" } ?? ""))
  }

  /// The verdicts with the rating that stands; a ruling against all of them leaves none.
  var deciding: [Verdict] {
    guard let decided else { return [] }
    return claim.verdicts.filter { verdict in
      let grade = scale.standing(of: verdict.rating, givenOn: verdict.scale).grade
      guard let wanted = decided.grade else {
        return grade == nil && verdict.rating.utf8.elementsEqual(decided.rating.utf8)
      }
      return grade == wanted
    }
  }

  var agreement: Outcome {
    guard !claim.verdicts.isEmpty else { return (false, "Nobody has given a verdict.") }
    if let ruling = countedRuling { return agreement(under: ruling) }
    guard let decided else {
      let each = claim.verdicts.map {
        "\($0.annotator): \(self.decided($0.rating, on: $0.scale).phrase)"
      }
      return (false, "The verdicts differ\(list(each)).\(idleRuling)")
    }
    if let obstacle = obstacle(to: decided) { return (false, obstacle) }
    if let ruling = claim.ruling, !isSame(ruling, decided) {
      return (
        false,
        "All verdicts say \(decided.phrase), but \(ruling.by) ruled \(ruling.rating).\(idleRuling)"
      )
    }
    let all = "All verdicts say \(decided.phrase)\(list(claim.verdicts.map(\.annotator.name)))."
    return policy.requiresRuling
      ? (false, "\(all) The policy asks for a ruling, and none counts.\(idleRuling)")
      : (true, "\(all)\(idleRuling)")
  }

  private func agreement(under ruling: Ruling) -> Outcome {
    if ruling.isContested { return (false, "The ruling is contested.") }
    let earlier = ruling.isUnderOlderPolicy ? " It was given under an earlier policy." : ""
    guard let decided else {
      return (false, "\(ruling.by) ruled that no verdict stands: “\(ruling.because)”.\(earlier)")
    }
    if let obstacle = obstacle(to: decided) { return (false, obstacle) }
    let ruler = ruling.by.likeness
    guard claim.verdicts.contains(where: { $0.annotator.likeness != ruler }) else {
      return (false, "\(ruling.by) ruled, and is the only annotator.")
    }
    return (true, "\(ruling.by) ruled \(decided.phrase).\(earlier)")
  }

  /// Why a rating cannot stand for a verified claim; `nil` when it is a grade on the scale.
  private func obstacle(to decided: Decided) -> String? {
    guard let grade = decided.grade else { return "'\(decided.phrase)': it decides nothing." }
    return grade.value == nil ? "'\(decided.phrase)' is off the scale: it decides nothing." : nil
  }

  private func isSame(_ ruling: Ruling, _ decided: Decided) -> Bool {
    let standing = scale.standing(of: ruling.rating, givenOn: ruling.scale)
    return ruling.rating.utf8.elementsEqual(decided.rating.utf8) && standing.grade == decided.grade
  }

  /// Why the ruling that is there does not count; empty when there is none.
  private var idleRuling: String {
    guard let ruling = claim.ruling else { return "" }
    if !mayRule(ruling.by) {
      return " The policy does not let \(ruling.by) rule."
    }
    let since = ruling.changes.map(\.phrase).joined(separator: ", ")
    return " The ruling by \(ruling.by) is stale\(since.isEmpty ? "" : ": since then \(since)")."
  }
}
