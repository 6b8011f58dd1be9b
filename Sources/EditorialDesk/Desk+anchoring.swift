import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Looks in the documents for the appearances that have come since it was last done.
  ///
  /// What is not found waits in a queue. On a desk that cannot be written to, nothing is looked for.
  func seekAppearances() {
    // Whoever only reads is not to fail for this: what was not looked for is looked for the next time.
    _ = try? seekAllAppearances()
  }

  /// The documents in which what stands as not found is not what their texts say, with a claim each.
  func wrongOrphans() throws -> [(document: DocumentID, claim: ClaimID)] {
    try store.read { view in
      try view.documents().filter(\.hasText).compactMap { document in
        try surroundings.checkInterruption()
        let (sought, lost) = try view.soughtAppearances(in: document.id)
        guard !sought.isEmpty || !lost.isEmpty, let text = try view.text(of: document.id) else {
          return nil
        }
        let words = DocumentText(text)
        let missed = sought.filter { words.anchor($0.selector) == nil }.map {
          StoreView.SoughtPlace(claim: $0.claim, span: $0.selector.span)
        }
        let wrong = Set(missed).symmetricDifference(lost)
        return wrong.map(\.claim).min().map { (document.id, $0) }
      }
    }
  }

  private func seekAllAppearances() throws {
    guard try store.read({ try $0.hasUnsought() }) else { return }
    while let sought = try store.read({ try $0.nextUnsought() }) {
      try surroundings.checkInterruption()
      let text = try store.read { view in
        try view.text(of: sought.document).map { DocumentText($0) }
      }
      let lost = sought.selectors.filter { text != nil && text?.anchor($0.selector) == nil }
      try store.settleSought(sought, lost: lost.map { ($0.claim, $0.selector.span) })
    }
  }
}
