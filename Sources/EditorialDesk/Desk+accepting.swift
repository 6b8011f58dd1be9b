import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Writes about a claim, and finds out whether that accepted a candidate.
  ///
  /// - Returns: what `write` gives, and whether it made a claim of a candidate: whoever wrote has to be told.
  public func writing<Result>(
    on id: ClaimID, _ write: () throws -> Result
  ) throws -> (result: Result, hasAccepted: Bool) {
    let wasCandidate = try isCandidate(id)
    let result = try write()
    return (result, try wasCandidate && claim(id).status != .candidate)
  }

  /// Whether nobody has made a claim of it; found without reading all that is on it, which may be thousands of
  /// notes.
  private func isCandidate(_ id: ClaimID) throws -> Bool {
    let stage = try store.read { view in
      try view.roster().isEmpty ? view.stage(of: id) : nil
    }
    if let stage { return stage == .undecided }
    return try claim(id).status == .candidate
  }
}
