public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Candidates that nobody has decided about, a page of them.
  ///
  /// - Parameters:
  ///   - document: only in this document, in order of place; `nil` for all, the one most worth checking
  ///     first.
  ///   - passed: left out.
  public func undecided(
    in document: DocumentID? = nil, except passed: Set<ClaimID> = [], limit: Int
  ) throws -> [Proposal] {
    try store.read { view in
      var texts = TextShelf(view: view)
      return try view.undecided(in: document, except: passed, limit: limit).compactMap { stored in
        guard let candidate = stored.candidate, let text = try texts.text(of: stored.document)
        else {
          return nil
        }
        return Proposal(candidate, claim: stored.claim, document: stored.document, text: text)
      }
    }
  }

  /// Decides alike about several claims and candidates, in one act.
  public func decide(
    _ claims: [ClaimID], _ outcome: Decision.Outcome, because: String = ""
  ) throws {
    try act { act in
      for id in claims { try act.adopt(id, deciding: outcome, because: because) }
    }
  }
}
