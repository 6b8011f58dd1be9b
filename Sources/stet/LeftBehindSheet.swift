import ClaimModel
import EditorialDesk

/// Claims of other versions of a document that it does not have, for people.
struct LeftBehindSheet {
  /// How many are told of where a document is taken in.
  static let most = 5

  private let claims: [Desk.LeftBehind]

  init(_ claims: [Desk.LeftBehind]) { self.claims = claims }

  /// Not made safe for a terminal yet.
  var lines: [String] {
    claims.flatMap { claim in
      ["\(claim.claim.short)  “\(Output.cut(claim.words))”", "            \(Self.finding(claim))"]
    } + [
      "Look at each, as in `stet queue re-anchoring`: `stet claim anchor CLAIM \"WORDS\"` where it stands "
        + "in other words, `stet claim absent CLAIM` where it is gone."
    ]
  }

  private static func finding(_ claim: Desk.LeftBehind) -> String {
    if claim.places > 1 { return "stands here in \(claim.places) places" }
    if claim.places == 1 { return "stands here, where its place was taken back" }
    return claim.nearest.map { "nearest here: “\(Output.cut($0))”" } ?? "nothing like it here"
  }
}
