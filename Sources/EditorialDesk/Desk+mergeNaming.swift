public import ClaimModel
import ClaimStore

extension Desk {
  /// Those of the claims that a merge left no longer verified that may be named to the annotator, and how many others
  /// there are: that others had agreed on one tells what they said.
  public func unverifiedToName(
    _ report: MergeReport
  ) throws -> (named: [MergeReport.Unverified], hidden: Int) {
    let names = try Set(toName(report.unverified.map(\.claim.text)))
    let named = report.unverified.filter { names.contains($0.claim.text) }
    return (named, report.unverified.count - named.count)
  }

  /// Those of disputed claims that may be named to the annotator, and how many others there are.
  ///
  /// That people differ about a claim is for who has rated it, looked, or may rule: another one still gives a
  /// blind verdict on it.
  ///
  /// - Parameters:
  ///   - claims: names of claims; one that the desk does not know yet is not told.
  ///   - isForeseen: whether they would be disputed after what was not done.
  /// - Returns: `hidden` is `nil` where the number would tell of single claims: few are agreed on or disputed.
  public func disputesToName(
    _ claims: [String], isForeseen: Bool = false
  ) throws -> (named: [String], hidden: Int?) {
    let named = try toName(claims)
    let hidden = claims.count - named.count
    if isForeseen, hidden <= Desk.fewClaims {
      let annotator = try annotator()
      return (named, try store.read { try $0.isAdjudicator(annotator) } ? hidden : nil)
    }
    return (named, try stock().hidesOutcomes ? nil : hidden)
  }

  private func toName(_ claims: [String]) throws -> [String] {
    let annotator = try annotator()
    return try store.read { view in
      if try view.isAdjudicator(annotator) { return claims }
      return try claims.filter { name in
        guard let claim = try ClaimID(name).flatMap({ try view.claim($0) }) else { return false }
        return try !view.hidesOutcome(of: claim, from: annotator)
      }
    }
  }
}
