public import ClaimModel

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

extension Claim {
  /// The rating that stands, as the grade of the desk's scale that it counts as; `nil` where none stands.
  public var decidedRating: String? { Decided(of: self)?.rating }

  /// Why no rating stands, in words.
  ///
  /// - Parameter shown: makes a name safe where the words go.
  func noRatingPhrase(_ shown: (String) -> String = { $0 }) -> String {
    if let ruling, ruling.sustainsNone, !ruling.isStale {
      return "No rating stands: \(shown(ruling.by.name)) ruled so"
    }
    return verdicts.isEmpty
      ? "No rating: nobody has given a verdict" : "No rating stands: the verdicts differ"
  }
}

extension Verdict {
  /// The grade that the rating counts as; the word that was given where it counts as none.
  fileprivate var countedName: String { standing?.grade?.name ?? rating }
}
