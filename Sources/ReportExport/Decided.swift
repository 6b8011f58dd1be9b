public import ClaimModel

/// The rating that stands on a claim, and whether somebody ruled it.
struct Decided {
  /// The grade of the desk's scale that it counts as; the word that was given where it counts as none.
  let rating: String
  /// `nil` where the verdicts agree without a ruling that counts.
  let ruling: Ruling?

  /// - Returns: `nil` where no rating stands: nobody gave a verdict on the claim as it is now, they differ and
  ///   nobody ruled, the rulings are contested, or the adjudicator let no verdict stand.
  ///   Nor does one on a claim that was rejected or retracted.
  init?(of claim: Claim) {
    if claim.isRulingContested || claim.isTakenBack { return nil }
    if let ruling = claim.ruling, !ruling.isStale {
      guard !ruling.sustainsNone else { return nil }
      rating = ruling.standing?.grade?.name ?? ruling.rating
      self.ruling = ruling
      guard isOfClaimAsItIs(claim.countedVerdicts) else { return nil }
      return
    }
    // Looked at in place: a report asks this of each claim again and again.
    let current = claim.verdicts.indices.lazy.filter {
      !claim.verdicts[$0].isContested && !claim.verdicts[$0].isStale
    }
    guard let first = current.first else { return nil }
    let sense = claim.verdicts[first].sense
    guard current.dropFirst().allSatisfy({ claim.verdicts[$0].sense == sense }) else { return nil }
    // Who said something else of former words, and has not come back, differs still.
    if claim.status == .disputed { return nil }
    rating = claim.verdicts[first].countedName
    ruling = nil
  }

  /// Whether what a ruling rests on is the claim as it is now: not all verdicts, nor all of those with its
  /// rating, judged other words or another speaker.
  private func isOfClaimAsItIs(_ verdicts: [Verdict]) -> Bool {
    let matching = verdicts.keeping(includes)
    let resting = matching.isEmpty ? verdicts : matching
    return resting.isEmpty || resting.contains { !$0.isStale }
  }

  func includes(_ verdict: Verdict) -> Bool { ExactText(verdict.countedName) == ExactText(rating) }
}

extension Claim {
  /// The rating that stands, as the grade of the desk's scale that it counts as; `nil` where none stands.
  public var decidedRating: String? { Decided(of: self)?.rating }

  /// Why no rating stands, in words.
  ///
  /// - Parameter shown: makes a name safe where the words go.
  func noRatingPhrase(_ shown: (String) -> String = { $0 }) -> String {
    let none = "No rating stands"
    if isTakenBack, let decision {
      let why = decision.because.isEmpty ? "" : ": \(shown(decision.because))"
      return "\(none): \(decision.outcome.rawValue) by \(shown(decision.by.name))\(why)"
    }
    if isRulingContested { return "\(none): the ruling is contested" }
    if let ruling, ruling.sustainsNone, !ruling.isStale {
      return "\(none): \(shown(ruling.by.name)) ruled so"
    }
    guard !countedVerdicts.isEmpty else {
      return contestedVerdicts.isEmpty
        ? "No rating: nobody has given a verdict" : "\(none): each verdict is contested"
    }
    // A ruling that holds gives a rating, unless what it rests on judged something else.
    let isRuled = ruling.map { !$0.isStale } ?? false
    return isRuled || countedVerdicts.allSatisfy(\.isStale)
      ? "\(none): \(Self.givenElsewhere(countedVerdicts))" : "\(none): the verdicts differ"
  }

  /// On what stale verdicts were given, in words.
  private static func givenElsewhere(_ verdicts: [Verdict]) -> String {
    let remarks = Set(verdicts.compactMap(\.staleRemark)).sorted()
    return "given \(remarks.joined(separator: " or "))"
  }
}

extension Verdict {
  /// The grade that the rating counts as; the word that was given where it counts as none.
  fileprivate var countedName: String { standing?.grade?.name ?? rating }
}
