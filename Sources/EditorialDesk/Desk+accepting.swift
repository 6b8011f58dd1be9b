public import ClaimModel

extension Desk {
  /// Writes about a claim, and finds out whether that accepted a candidate.
  ///
  /// - Returns: what `write` gives, and whether it made a claim of a candidate: whoever wrote has to be told.
  public func writing<Result>(
    on id: ClaimID, _ write: () throws -> Result
  ) throws -> (result: Result, hasAccepted: Bool) {
    let wasCandidate = try claim(id).status == .candidate
    let result = try write()
    return (result, try wasCandidate && claim(id).status != .candidate)
  }
}
