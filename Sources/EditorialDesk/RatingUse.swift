public import ClaimModel

/// A rating that was given on a desk, on a scale, so many times, and what it counts as.
public struct RatingUse: Sendable {
  public let rating: String
  /// The scale that it was given on.
  public let scale: String
  /// Verdicts and rulings with it, those that stand.
  public let count: Int
  /// What it counts as on the scale asked about.
  public let standing: RatingStanding

  /// What becomes of it, in a line.
  public var phrase: String {
    let lead = "\(count) × \(rating) on the scale \(scale)"
    return switch standing {
    case .given: "\(lead): a grade of this scale"
    case .counted(let grade, _): "\(lead): kept as given, counts as \(grade.name)"
    case .kept, .unknown: "\(lead): kept as given, counts for nothing until it is given anew"
    }
  }

  /// What becomes of ratings, a line each; of those that are not to be told, how many they are.
  ///
  /// - Parameter isHidden: what ``Desk/hidesRatings()`` says.
  public static func phrases(of uses: [RatingUse], isHidden: Bool) -> [String] {
    isHidden && !uses.isEmpty ? [hidden(uses)] : uses.map(\.phrase)
  }

  /// How many ratings there are, of which no more is told.
  static func hidden(_ uses: [RatingUse]) -> String {
    let sum = uses.reduce(0) { $0 + $1.count }
    return "\(counted(sum, "rating")), hidden until you have rated the claims that are"
  }
}
