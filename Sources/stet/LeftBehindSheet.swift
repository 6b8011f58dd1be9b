import ClaimModel
import EditorialDesk

/// Claims of other versions of a document that it does not have, for people.
struct LeftBehindSheet {
  /// How many are told of where a document is taken in.
  static let most = 5

  private let claims: [Desk.LeftBehind]
  private let document: DocumentID

  init(_ claims: [Desk.LeftBehind], document: DocumentID) {
    self.claims = claims
    self.document = document
  }

  /// Not made safe for a terminal yet.
  var lines: [String] {
    claims.flatMap { claim in
      let nearest =
        claim.nearest.map { "nearest here: “\(Output.cut($0))”" } ?? "nothing like it here"
      return ["\(claim.claim.short)  “\(Output.cut(claim.words))”", "            \(nearest)"]
    } + [
      "Look at each: where it stands in other words, `stet claim add \"WORDS\" --document \(document.short)` "
        + "and `stet claim same` with the old one; where it is gone, `stet claim retract`."
    ]
  }
}
