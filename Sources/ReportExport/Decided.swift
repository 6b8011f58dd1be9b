import ClaimModel

/// The rating that stands on a claim, and whether somebody ruled it.
struct Decided {
  /// The grade of the desk's scale that it counts as; the word that was given where it counts as none.
  let rating: String
  /// `nil` where the verdicts agree without a ruling that counts.
  let ruling: Ruling?

  /// - Returns: `nil` where no rating stands: nobody gave a verdict, they differ and nobody ruled, or the
  ///   adjudicator let none of them stand.
  init?(of claim: Claim) {
    if let ruling = claim.ruling, !ruling.isStale {
      guard !ruling.sustainsNone else { return nil }
      rating = ruling.standing?.grade?.name ?? ruling.rating
      self.ruling = ruling
      return
    }
    guard let first = claim.verdicts.first,
      claim.verdicts.allSatisfy({
        $0.rating.utf8.elementsEqual(first.rating.utf8) && $0.standing == first.standing
      })
    else { return nil }
    rating = first.countedName
    ruling = nil
  }

  func includes(_ verdict: Verdict) -> Bool { verdict.countedName.utf8.elementsEqual(rating.utf8) }
}

extension Verdict {
  /// The grade that the rating counts as; the word that was given where it counts as none.
  fileprivate var countedName: String { standing?.grade?.name ?? rating }
}
