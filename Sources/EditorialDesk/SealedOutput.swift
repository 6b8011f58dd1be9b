import ClaimModel
import ClaimStore

/// Holds what is about to leave the desk against the names of sources that are kept sealed on it.
///
/// A colleague who does not know that a source is kept may have written the name, and what was written is
/// never removed. So what would print it is refused as a whole.
struct SealedOutput {
  private let identities: [(label: SourceLabel, identity: SourceIdentity)]
  /// Words that stand on the record: of the documents, and of the names of those who write here.
  private let known: Set<String>

  init(_ desk: Desk) throws {
    let kept = try SealedSources(in: desk.surroundings).identities()
    guard !kept.isEmpty else {
      (identities, known) = ([], [])
      return
    }
    var (open, known) = (kept, Set<String>())
    try desk.store.read { view in
      for author in try view.authors() {
        known.formUnion(FoldedWord.words(of: author.name).map(\.text))
      }
      for document in try view.documents() {
        guard let text = try view.text(of: document.id) else { continue }
        let words = FoldedWord.words(of: text)
        // Who is named on the record is no secret of this desk's.
        open.removeAll { $0.identity.isWhole(in: words) }
        known.formUnion(words.map(\.text))
      }
    }
    (identities, self.known) = (open, known)
  }

  /// Whether there is nothing to look for.
  var isIdle: Bool { identities.isEmpty }

  /// Refuses a text that has a kept name, or a word of one that stands in no document.
  ///
  /// - Parameter what: what would print it, such as `The report`.
  func check(_ bytes: [UInt8], what: String, of desk: Desk) throws {
    guard !isIdle else { return }
    let words = FoldedWord.words(of: String(decoding: bytes, as: UTF8.self))
    let unknown = words.filter { !known.contains($0.text) }
    for (label, identity) in identities
    where identity.isWhole(in: words) || identity.place(in: unknown, isCommon: { _ in true }) != nil
    {
      let place = try desk.sealedNamePlaces(of: label, limit: 1).first.map {
        " It stands in \($0.words)."
      }
      throw DeskError.nothingToDo(
        "\(what) would tell who the source \(label) is, whom you keep sealed.\(place ?? "")",
        remedy:
          "ask its author to take that back or to write it anew, or take the sealed name away with `stet source "
          + "forget \(label)`; nothing was written.")
    }
  }
}
