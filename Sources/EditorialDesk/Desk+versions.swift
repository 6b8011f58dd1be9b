import AnnotationSync
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
    /// In how many places of this version the words stand; 0 where they do not.
    public let places: Int
  }

  /// The claims that stand in a document's other versions and are to be looked at in it: they have no place
  /// there, nobody said that it does not have them, and their words do not stand there in just one place.
  ///
  /// In order of version, by name, and then of place. Versions are as ``DocumentCoverage/versions`` says.
  ///
  /// - Throws: ``DeskError/documentAbsent(_:)`` when the text of the document itself is not on this desk.
  public func leftBehind(by document: DocumentID) throws -> [LeftBehind] {
    try store.read { try $0.succession(of: document, surroundings.checkInterruption).left }
  }

  /// How the claims of a document's other versions stand in it.
  public struct Succession: Sendable {
    /// How many have no place in it, and stand there unchanged in one place; those that are put away too.
    public let unchanged: Int
    /// Those that stand and are to be looked at.
    public let left: [LeftBehind]
  }

  /// How the claims of a document's other versions stand in it.
  ///
  /// - Throws: ``DeskError/documentAbsent(_:)`` when the text of the document itself is not on this desk.
  public func succession(of document: DocumentID) throws -> Succession {
    try store.read { view in
      let found = try view.succession(of: document, surroundings.checkInterruption)
      return Succession(unchanged: found.unchanged.count, left: found.left)
    }
  }

  /// What carrying claims over came to.
  public struct Carried: Sendable {
    public let document: SourceDocument
    public let count: Int
    /// How many claims that stand are left to be looked at.
    public let left: Int
  }

  /// Gives every claim of a document's other versions whose words stand in it unchanged, in one place, that
  /// place; rejected ones too, so that what was put away is not proposed again.
  ///
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where there is none.
  public func carry(into document: DocumentID) throws -> Carried {
    try act { act in
      let found = try act.view.succession(of: document, surroundings.checkInterruption)
      guard !found.unchanged.isEmpty else {
        throw DeskError.nothingToDo(
          "No claim of another version stands in document \(document.short) unchanged without a place.",
          remedy: found.left.isEmpty
            ? "there is nothing to look at either; nothing was changed."
            : "look at the \(found.left.count) that do not, with \(.anchor) or \(.absent); "
              + "nothing was changed.")
      }
      for (claim, selector) in found.unchanged {
        var draft = OperationDraft.placing(claim, at: selector)
        draft.over = []
        try act.bring(draft, by: act.by)
      }
      try act.settle()
      return Carried(
        document: try act.view.document(document), count: found.unchanged.count,
        left: found.left.count)
    }
  }

  /// The current version of a document: the one that was taken in last.
  public func currentVersion(of document: DocumentID) throws -> DocumentID {
    try store.read { try $0.currentVersion(of: document) }
  }
}

extension StoreView {
  /// How the claims of a document's other versions stand in it.
  fileprivate func succession(
    of document: DocumentID, _ goesOn: () throws -> Void
  ) throws -> (unchanged: [(claim: ClaimID, place: Selector)], left: [Desk.LeftBehind]) {
    let text = try documentText(document)
    var texts = TextShelf(view: self)
    var unchanged: [(claim: ClaimID, place: Selector)] = []
    var left: [Desk.LeftBehind] = []
    var seen: Set<ClaimID> = []
    for version in try versions(of: self.document(document)) {
      for (id, stands) in try decidedPlaces(in: version) where seen.insert(id).inserted {
        try goesOn()
        guard let claim = try succeeding(id, in: document, texts.roster()) else { continue }
        let search = try search(for: claim, in: document, &texts)
        let places = search.places(in: text, document)
        if places.count == 1, try isUntouched(id, at: places[0]) {
          unchanged.append((id, places[0]))
        } else if stands {
          let nearest = places.isEmpty ? text.nearest(to: search.words) : nil
          left.append(
            Desk.LeftBehind(
              claim: id, words: search.words, nearest: nearest.map { text.quote($0.span) },
              places: places.count))
        }
      }
    }
    return (unchanged, left)
  }

  /// A claim that counts and that is to be looked for in a document; `nil` where it has a place there, or
  /// somebody said that the document does not have it.
  private func succeeding(
    _ id: ClaimID, in document: DocumentID, _ roster: Roster
  ) throws -> Claim? {
    guard let claim = try claim(id), try roster.isEmpty || countedClaim(id, roster: roster) != nil,
      !claim.appearances.contains(where: { $0.selector.document == document }),
      !claim.absences.contains(where: { $0.document == document })
    else { return nil }
    return claim
  }

  /// Whether nobody wrote anything of that place of a claim: who took it back had reasons.
  private func isUntouched(_ id: ClaimID, at place: Selector) throws -> Bool {
    let facet = Facet(
      .appearance, "\(place.document):\(place.span.start):\(place.span.end)")
    return try heads(of: id.text, facet: facet).isEmpty
  }
}
