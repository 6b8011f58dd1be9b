import AnnotatorAgreement
public import ClaimModel

extension Desk {
  /// How far annotators agree, over the blind verdicts of the desk.
  ///
  /// - Returns: the object of `agreement --json`. What is undefined is `null`, with its reason.
  public func agreement() throws -> JSONValue {
    var ratings: [(item: String, annotator: String, label: String)] = []
    try forEachClaim { judged in
      for verdict in judged.claim.verdicts where verdict.seen == .blind {
        ratings.append((judged.claim.id.text, verdict.annotator.name, verdict.rating))
      }
    }
    return AgreementTable(ratings, order: try scale().grades.map(\.name)).json()
  }
}
