public import ClaimModel

/// A place in the walk through the desk.
///
/// **Order.** Documents in byte order of name, within one by place and then by the claim's written
/// name; behind them the claims without a place, by written name.
public struct WalkKey: Hashable, Sendable {
  /// The document; for claims without a place `~` and the first two letters of the name.
  let shelf: String
  let start: Int
  let end: Int
  let name: String

  /// Before everything on a shelf.
  static func beginning(of shelf: String) -> WalkKey {
    WalkKey(shelf: shelf, start: -1, end: -1, name: "")
  }

  /// Behind everything on a shelf.
  static func end(of shelf: String) -> WalkKey {
    WalkKey(shelf: shelf, start: .max, end: .max, name: "\u{7F}")
  }

  var hasPlace: Bool { !shelf.hasPrefix("~") }
}

extension WalkKey: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    let (first, second) = (ExactText(left.shelf), ExactText(right.shelf))
    guard first == second else { return first < second }
    guard (left.start, left.end) == (right.start, right.end) else {
      return (left.start, left.end) < (right.start, right.end)
    }
    return ExactText(left.name) < ExactText(right.name)
  }
}

/// A claim or candidate at its place in the walk.
public struct WalkItem: Sendable {
  public let claim: ClaimID
  public let key: WalkKey
  /// `nil` for a candidate that is no claim.
  public let stage: ClaimStage?
  /// The wording that stands; of a candidate, empty.
  public let wording: String
}
