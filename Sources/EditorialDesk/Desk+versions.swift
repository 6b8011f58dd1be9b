public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// A claim of another version of an article whose words are not in this one.
  public struct LeftBehind: Sendable {
    public let claim: ClaimID
    /// The words as they stand in the other version.
    public let words: String
    /// The words of this version that come nearest; `nil` where none do.
    public let nearest: String?
  }

  /// The claims of a document's other versions that do not appear in it and whose words do not stand in it,
  /// in byte order of version and then of place.
  ///
  /// Versions are as ``DocumentCoverage/versions`` says. A version whose text is not here is passed over.
  ///
  /// - Throws: ``DeskError/documentAbsent(_:)`` when the text of the document itself is not on this desk.
  public func leftBehind(by document: DocumentID) throws -> [LeftBehind] {
    try store.read { view in
      let text = try view.documentText(document)
      var found: [LeftBehind] = []
      for version in try view.versions(of: view.document(document)) {
        guard let other = try view.text(of: version).map({ DocumentText($0) }) else { continue }
        for (id, span) in try view.standingClaims(in: version) {
          try surroundings.checkInterruption()
          let words = other.quote(span)
          guard text.find(words).isEmpty, !found.contains(where: { $0.claim == id }),
            let claim = try view.claim(id),
            !claim.appearances.contains(where: { $0.selector.document == document })
          else { continue }
          let nearest = text.nearest(to: words).map { text.quote($0.span) }
          found.append(LeftBehind(claim: id, words: words, nearest: nearest))
        }
      }
      return found
    }
  }
}
