/// What a rating counts as on the desk's scale, which may be another one than it was given on.
///
/// A rating is never changed: it stays the word that was given. Another scale counts it only by what the
/// desk has said explicitly.
public enum RatingStanding: Hashable, Sendable {
  /// Given on this scale.
  case given(Grade)
  /// Given on an earlier scale; the desk said which grade it counts as.
  case counted(Grade, from: String)
  /// Given on another scale, of which the desk said nothing: it counts for nothing.
  case kept(from: String)
  /// No grade of the scale.
  case unknown

  /// The grade that the rating counts as; `nil` when it counts for nothing.
  public var grade: Grade? {
    switch self {
    case .given(let grade), .counted(let grade, _): grade
    case .kept, .unknown: nil
    }
  }

  /// What has to be said beside the rating wherever it is shown; `nil` when it was given on the scale
  /// that the desk has now.
  public var remark: String? {
    switch self {
    case .given: nil
    case .counted(let grade, let scale): "on the scale \(scale), counts as \(grade.name)"
    case .kept(let scale): "on the scale \(scale), counts for nothing on this one"
    case .unknown: "no grade of this scale"
    }
  }
}

extension Scale {
  /// What a rating counts as.
  ///
  /// - Parameter scale: the name of the scale that it was given on; `nil` when its operation does not say:
  ///   that means the standard one where this scale has something to say of that, else this one.
  public func standing(of rating: String, givenOn scale: String?) -> RatingStanding {
    let origin = scale ?? unsaidOrigin
    guard ExactText(origin) != ExactText(name) else {
      return grade(named: rating).map { .given($0) } ?? .unknown
    }
    let changes = earlier.first { $0.scale.utf8.elementsEqual(origin.utf8) }?.grades ?? []
    guard let change = changes.first(where: { $0.old.utf8.elementsEqual(rating.utf8) }),
      let grade = grade(named: change.new)
    else { return .kept(from: origin) }
    return .counted(grade, from: origin)
  }

  /// The name of the scale on which a rating was given that does not say: the standard one where this
  /// scale has something to say of that, else this one.
  public var unsaidOrigin: String {
    if earlier.isEmpty { return name }
    let standard = Scale.standard.name
    return earlier.contains { ExactText($0.scale) == ExactText(standard) } ? standard : name
  }

  /// What ratings from earlier scales count as, a sentence each; empty when nothing was said of any.
  public var earlierPhrases: [String] {
    earlier.filter { !$0.grades.isEmpty }.flatMap { scale in
      scale.grades.map { "'\($0.old)' given on the scale \(scale.scale) counts as \($0.new)" }
        + ["whatever else was given on the scale \(scale.scale) is kept, and counts for nothing"]
    }
  }

  /// The claim with what its ratings count as on this scale.
  public func reading(_ claim: Claim) -> Claim {
    var claim = claim
    for index in claim.verdicts.indices {
      let verdict = claim.verdicts[index]
      claim.verdicts[index].standing = standing(of: verdict.rating, givenOn: verdict.scale)
    }
    if let ruling = claim.ruling, !ruling.sustainsNone {
      claim.ruling?.standing = standing(of: ruling.rating, givenOn: ruling.scale)
    }
    return claim
  }
}

extension Verdict {
  /// The rating as it is shown: the word that was given, with what it counts as where that is another.
  public var ratingPhrase: String { rating + (standing?.remark.map { " (\($0))" } ?? "") }
}
