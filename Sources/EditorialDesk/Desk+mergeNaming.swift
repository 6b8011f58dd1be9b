import ClaimModel
import ClaimStore

extension Desk {
  /// Those of disputed claims that may be named to the annotator, and how many others there are.
  ///
  /// That people differ about a claim is for who has rated it, looked, or may rule: another one still gives a
  /// blind verdict on it.
  ///
  /// - Parameter claims: names of claims; one that the desk does not know yet is not told.
  public func disputesToName(_ claims: [String]) throws -> (named: [String], hidden: Int) {
    let annotator = try annotator()
    let named = try store.read { view in
      if try view.isAdjudicator(annotator) { return claims }
      return try claims.filter { name in
        guard let claim = try ClaimID(name).flatMap({ try view.claim($0) }) else { return false }
        return try !view.hidesOutcome(of: claim, from: annotator)
      }
    }
    return (named, claims.count - named.count)
  }
}
