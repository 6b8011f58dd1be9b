import AnnotationSync
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Where in a document a claim is to be placed.
  public enum PlaceChoice: Hashable, Sendable {
    /// Where its words stand unchanged; they must do so in one place.
    case unchanged
    /// Where these words stand; of several places the one of that number, from 1.
    case words(String, place: Int?)
    /// The passage that comes nearest to its words, where these do not stand.
    case nearest
  }

  /// What placing a claim came to.
  public struct Placing: Sendable {
    public let document: SourceDocument
    /// The words that stand at the place.
    public let words: String
    /// The claim's wording, which stays as it is.
    public let wording: String
    /// Whether the words are others than those that the claim has in the version before.
    public let isOtherwise: Bool
    /// How many verdicts were given on the wording.
    public let verdicts: Int
    /// How many places in the document were taken back, as the words were not found there.
    public let takenBack: Int
  }

  /// Places a claim in a document: the current version of one that it appears in, or the one where its words
  /// were not found again; such a place is taken back in the same act.
  ///
  /// The wording of the claim stays as it is, whatever words stand at the place.
  ///
  /// - Parameter document: `nil` takes the one that wants it; there must be one.
  public func anchor(
    _ id: ClaimID, at choice: PlaceChoice, in document: DocumentID? = nil
  ) throws -> Placing {
    try act { act in
      var texts = TextShelf(view: act.view)
      let claim = try act.view.anyClaim(id, &texts)
      let target = try document ?? claim.wantedDocument()
      let text = try act.view.documentText(target)
      let search = try act.view.search(for: claim, in: target, &texts)
      let selector = try search.selector(choice, in: text, act.view.document(target))
      let own = claim.appearances.filter { $0.selector.document == target }
      let hasPlace = own.contains {
        $0.anchor == .anchored && $0.selector.span == selector.span
      }
      // Where somebody says that the document does not have it, the place is said anew.
      guard !hasPlace || claim.isDenied(by: target) else {
        throw DeskError.nothingToDo(
          "The claim has that place already.", remedy: "see \(.showClaim); nothing was changed.")
      }
      try act.adopt(id)
      let lost = own.filter { $0.anchor == .orphan && $0.selector.span != selector.span }
      for appearance in lost { try act.write(.takingBack(appearance.selector, of: id)) }
      try act.writeIfNew(.placing(id, at: selector))
      try act.keepWording(of: claim)
      try act.withdrawAbsence(of: id, from: target)
      return Placing(
        document: try act.view.document(target), words: selector.exact, wording: claim.wording,
        isOtherwise: !selector.exact.isLike(search.words), verdicts: claim.verdicts.count,
        takenBack: lost.count)
    }
  }

  /// Says that a document does not have a claim: as a rule the current version of one that it appears in.
  ///
  /// Places there of which the words were not found are taken back in the same act; where somebody has said already
  /// that it is not there, so are the others.
  ///
  /// - Parameter document: `nil` takes the one that wants it; there must be one.
  /// - Returns: the document.
  public func declareAbsent(
    _ id: ClaimID, from document: DocumentID? = nil, because: String = ""
  ) throws -> SourceDocument {
    try act { act in
      var texts = TextShelf(view: act.view)
      let claim = try act.view.anyClaim(id, &texts)
      let target = try document ?? claim.wantedDocument()
      let source = try act.view.document(target)
      let own = claim.appearances.filter { $0.selector.document == target }
      let standing = own.first { $0.anchor == .anchored }
      // Who placed it there and who says that it is not there did not know of each other.
      if let standing, !claim.isDenied(by: target) {
        throw DeskError.nothingToDo(
          "The claim stands in document \(target.short): “\(visible(standing.selector.exact))”.",
          remedy: "see \(.showClaim) for its places; nothing was changed.")
      }
      // Where nobody can look, nobody can say so.
      if own.contains(where: { $0.anchor == .documentAbsent }) {
        throw DeskError.documentAbsent(target)
      }
      try act.adopt(id)
      for appearance in own { try act.write(.takingBack(appearance.selector, of: id)) }
      try act.keepWording(of: claim)
      try act.writeIfNew(
        OperationDraft(
          .claimAbsent, on: id.text,
          with: .members([
            ("because", because.isEmpty ? nil : .string(because)),
            ("document", .string(target.text)), ("present", true),
          ])))
      return source
    }
  }
}

extension Desk {
  /// The current version of a document in which a claim is to be placed, and those beside it are carried over.
  ///
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where that is none, or several.
  public func wantedVersion(for id: ClaimID) throws -> DocumentID {
    let claim = try claim(id)
    if claim.unplaced.count > 1 { return try claim.wantedDocument() }
    if let version = claim.unplaced.first { return version.document }
    throw DeskError.nothingToDo(
      "No newer version waits for claim \(id.short), which is in hand: it does not say where to carry claims.",
      remedy:
        "name the new version, as in `carry DOCUMENT`, or open a claim that `queue re-anchoring` lists; "
        + "nothing was changed.")
  }
}

extension Claim {
  /// The document that the claim is to be placed in: the current version of one that it appears in, else the
  /// one in which its words were not found.
  fileprivate func wantedDocument() throws(DeskError) -> DocumentID {
    guard unplaced.count <= 1 else {
      let names = unplaced.map(\.document.short).joined(separator: ", ")
      throw .nothingToDo(
        "The claim is to be placed in \(unplaced.count) documents: \(names).",
        remedy: "say in which, with \(.anchor) and the document; nothing was changed.")
    }
    if let version = unplaced.first { return version.document }
    if let lost = appearances.first(where: { $0.anchor == .orphan }) {
      return lost.selector.document
    }
    throw .nothingToDo(
      "The claim is not to be placed anew: no newer version of its documents waits for it.",
      remedy: "name a document to place it there all the same; nothing was changed.")
  }
}

extension PlaceSearch {
  /// The place that was chosen.
  fileprivate func selector(
    _ choice: Desk.PlaceChoice, in text: DocumentText, _ document: SourceDocument
  ) throws -> Selector {
    switch choice {
    case .unchanged: try one(of: words, 0, in: text, document)
    case .words(let words, let place): try one(of: words, place, in: text, document)
    case .nearest:
      if let only = places(in: text, document.id).onlyOne {
        only
      } else if let near = text.nearest(to: words) {
        text.selector(for: near.span, in: document.id)
      } else {
        throw DeskError.nothingToDo(
          "Nothing in document \(document.id.short) comes near to '\(visible(words))'.",
          remedy: "name the words with \(.anchor), or say \(.absent); nothing was changed.")
      }
    }
  }

  /// - Parameter place: of several places the one of that number, from 1; `nil` or 0 where there must be one.
  private func one(
    of words: String, _ place: Int?, in text: DocumentText, _ document: SourceDocument
  ) throws(DeskError) -> Selector {
    let places = PlaceSearch(words: words).places(in: text, document.id)
    if let place, place > 0, places.indices.contains(place - 1) { return places[place - 1] }
    if place ?? 0 > 0, !places.isEmpty {
      throw .nothingToDo(
        "There is no place \(place ?? 0) of these words; they stand in \(places.count).",
        remedy: "leave it out to see where they stand; nothing was changed.")
    }
    if let only = places.onlyOne { return only }
    guard places.isEmpty else {
      let most = 9
      let shown = places.prefix(most).enumerated().map { number, place in
        "\n  \(number + 1)  \(visible("\(place.prefix)«\(place.exact)»\(place.suffix)"))"
      }
      throw .nothingToDo(
        "The words '\(visible(words))' stand in \(places.count) places of document "
          + "\(document.id.short):\(shown.joined())\(places.count > most ? "\n  …" : "")",
        remedy:
          "give more of the sentence with \(.anchor), or say which `place`; nothing was changed.")
    }
    guard let near = text.nearest(to: words) else {
      throw .nothingToDo(
        "Document \(document.id.short) does not have the words '\(visible(words))', nor any like them.",
        remedy: "name the words with \(.anchor), or say \(.absent); nothing was changed.")
    }
    throw .nothingToDo(
      "Document \(document.id.short) does not have the words '\(visible(words))'.\n"
        + "  nearest: “\(visible(text.quote(near.span)))”",
      remedy:
        "take that with \(.anchorNearest), name the words with \(.anchor), or say \(.absent); "
        + "nothing was changed.")
  }
}

extension [Selector] {
  /// The element of a list that has one.
  fileprivate var onlyOne: Selector? { count == 1 ? first : nil }
}

extension String {
  /// Whether it has the same words as another text, whatever stands between them.
  fileprivate func isLike(_ other: String) -> Bool {
    split(whereSeparator: \.isWhitespace).elementsEqual(other.split(whereSeparator: \.isWhitespace))
    {
      $0.utf8.elementsEqual($1.utf8)
    }
  }
}

extension OperationDraft {
  /// Gives a claim a place.
  static func placing(_ id: ClaimID, at selector: Selector) -> OperationDraft {
    OperationDraft(.claimAdd, on: id.text, with: .object(selector.members))
  }

  /// Takes a place of a claim back; its words go with it, as the claim may be called by them.
  static func takingBack(_ selector: Selector, of id: ClaimID) -> OperationDraft {
    OperationDraft(
      .claimAdd, on: id.text, with: .object(selector.members + [.init("present", false)]))
  }
}

extension ActWriter {
  /// Writes the wording that a claim had, where what was written to its places has changed it.
  fileprivate mutating func keepWording(of claim: Claim) throws {
    guard let now = try view.claim(claim.id)?.wording,
      ExactText(now) != ExactText(claim.wording)
    else { return }
    try writeIfNew(
      OperationDraft(.claimWord, on: claim.id.text, with: ["wording": .string(claim.wording)]))
  }

  /// Takes back that a document does not have a claim, where that is said.
  fileprivate mutating func withdrawAbsence(of id: ClaimID, from document: DocumentID) throws {
    let heads = try view.heads(of: id.text, facet: Facet(.absence, document.text))
    guard heads.contains(where: { $0.value != nil }) else { return }
    try write(
      OperationDraft(
        .claimAbsent, on: id.text,
        with: ["document": .string(document.text), "present": false]))
  }
}
