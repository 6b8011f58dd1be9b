/// What a rating says on the desk's scale: what ratings are compared by.
///
/// Two ratings are one where both count as the same grade, whatever scale they were given on. One that counts
/// for nothing is like those alone that were given in the same word on the same scale.
public enum RatingSense: Hashable, Sendable {
  /// A grade of the desk's scale, or a word that is none of any scale.
  case word(ExactText)
  /// Given on another scale, of which the desk said nothing.
  case kept(ExactText, scale: ExactText)

  /// - Parameter standing: what the rating counts as; `nil` where no scale was asked: then words are compared.
  init(_ rating: String, _ standing: RatingStanding?) {
    self =
      switch standing {
      case .given(let grade), .counted(let grade, _): .word(ExactText(grade.name))
      case .kept(let scale): .kept(ExactText(rating), scale: ExactText(scale))
      case .unknown, nil: .word(ExactText(rating))
      }
  }

  /// The sense in a word: the grade's name; for a rating that counts for nothing with its scale before it, as
  /// in `ticks/wrong`.
  public var label: String {
    switch self {
    case .word(let word): word.text
    case .kept(let word, let scale): "\(scale)/\(word)"
    }
  }
}

extension Scale {
  /// What a rating is compared by on this scale.
  ///
  /// - Parameter scale: as for ``standing(of:givenOn:)``.
  public func sense(of rating: String, givenOn scale: String?) -> RatingSense {
    RatingSense(rating, standing(of: rating, givenOn: scale))
  }
}

extension Verdict {
  /// What its rating is compared by; the word that was given, as long as nobody who knows the desk's scale said
  /// what that counts as.
  public var sense: RatingSense { RatingSense(rating, standing) }
}

extension Ruling {
  /// What its rating is compared by, as a verdict's is.
  public var sense: RatingSense { RatingSense(rating, standing) }
}

extension Collection where Element == Verdict {
  /// Whether all of them say the same; `true` for none.
  public var saySame: Bool {
    guard count > 1, let sense = first?.sense else { return true }
    return dropFirst().allSatisfy { $0.sense == sense }
  }

  /// The one whose word stands for all where they say the same: one that was given on the desk's scale, else
  /// the first.
  public var spokesman: Verdict? { first { $0.standing?.remark == nil } ?? first }
}

extension Claim {
  /// Whether what stands on it, or is said on it and not settled, is something else.
  ///
  /// - Parameter sense: what stands on a claim that is said to be the same.
  public func contradicts(_ sense: RatingSense) -> Bool {
    guard status.stands else { return false }
    if isRulingContested { return true }
    if let ruling, !ruling.isStale { return ruling.sustainsNone || ruling.sense != sense }
    return countedVerdicts.contains { !$0.isStale && $0.sense != sense }
  }

  /// What stands on it: what the ruling says where that is not stale, else what all verdicts on its words say;
  /// `nil` where nothing does, and on a claim that does not stand itself.
  public var standingSense: RatingSense? {
    guard status.stands, !isRulingContested else { return nil }
    if let ruling, !ruling.isStale { return ruling.sustainsNone ? nil : ruling.sense }
    let current = countedVerdicts.filter { !$0.isStale }
    return current.saySame ? current.first?.sense : nil
  }
}
