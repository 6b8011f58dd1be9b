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

  private func seekAllAppearances() throws {
    guard try store.read({ try $0.hasUnsought() }) else { return }
    while let sought = try store.read({ try $0.nextUnsought() }) {
      let text = try store.read { view in
        try view.text(of: sought.document).map { DocumentText($0) }
      }
      let lost = sought.selectors.filter { text != nil && text?.anchor($0.selector) == nil }
      try store.settleSought(sought, lost: lost.map { ($0.claim, $0.selector.span) })
    }
  }
}
