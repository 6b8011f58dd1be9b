import AnnotationSync
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Refuses an act that would write down who a source is that is kept sealed here.
  ///
  /// Held against the names is every text that an operation brings, whichever command writes it; not what
  /// stood at that place before, what a document itself says there, or the name of somebody who writes on
  /// this desk.
  ///
  /// - Parameter before: where the log ended when the act began.
  func refuseSealedNames(in act: ActWriter, since before: LogPosition) throws {
    guard act.count > 0 else { return }
    let identities = try SealedSources(in: surroundings).identities()
    guard !identities.isEmpty else { return }
    let known = KnownWords(act.view, before)
    try act.view.forEachLine(after: before) { line in
      let operation = try Operation(line: line)
      for (label, identity) in identities {
        try Self.refuse(label, identity, in: operation, known)
      }
    }
  }

  /// Refuses an operation that would write down who one source is.
  private static func refuse(
    _ label: SourceLabel, _ identity: SourceIdentity, in operation: Operation, _ known: KnownWords
  ) throws {
    for (key, text) in operation.broughtTexts {
      let words = FoldedWord.words(of: text)
      guard identity.place(in: words) != nil, try !known.stands(text, as: key, in: operation),
        let place = identity.place(in: words, isCommon: known.isCommonWord)
      else { continue }
      throw refusal(of: label, key, place)
    }
  }

  private static func refusal(of label: SourceLabel, _ key: String, _ place: Int) -> DeskError {
    let what =
      key == Operation.authorKey ? "the name of who acts" : "word \(place) of \(visible(key))"
    return .nothingToDo(
      "That would write down who the source \(label) is, whom you keep sealed: \(what).",
      remedy:
        "leave the name out, or write an ordinary word with a small letter; where the same person is on "
        + "the record too, take the sealed name away first with `stet source forget \(label)`. "
        + "Nothing was changed.")
  }

  /// Where a name that is kept sealed stands on the desk all the same.
  public struct SealedNamePlace: Sendable, Hashable {
    public let label: SourceLabel
    /// What holds it, in a few words without the name, made safe to show.
    public let words: String

    /// Says it in a sentence, without the name.
    ///
    /// - Parameter how: what the name does there, such as `came with this merge`.
    public func sentence(_ how: String) -> String {
      "The name of \(label), whom you keep sealed, \(how): \(words)"
    }
  }

  /// Where names that are kept sealed stand on the desk: in what was written, whoever wrote it and whether
  /// or not it was taken back since, and, as a whole, in documents.
  ///
  /// - Parameters:
  ///   - label: only this source; `nil` for all of them.
  ///   - position: only in operations that came after it, and in no document; `nil` for everything.
  ///   - limit: how many places are given at most.
  public func sealedNamePlaces(
    of label: SourceLabel? = nil, since position: LogPosition? = nil, limit: Int
  ) throws -> [SealedNamePlace] {
    let identities = try SealedSources(in: surroundings).identities().filter {
      label == nil || $0.label == label
    }
    guard !identities.isEmpty else { return [] }
    return try store.read { view in
      var found: [SealedNamePlace] = []
      func note(_ label: SourceLabel, _ words: String) {
        let place = SealedNamePlace(label: label, words: words)
        if found.count < limit, !found.contains(place) { found.append(place) }
      }
      try view.forEachLine(after: position ?? LogPosition(row: 0)) { line in
        try surroundings.checkInterruption()
        guard found.count < limit, let operation = try? Operation(line: line) else { return }
        let texts = operation.broughtTexts.map { FoldedWord.words(of: $0.text) }
        for (label, identity) in identities
        where texts.contains(where: { identity.place(in: $0) != nil }) {
          note(label, operation.placeWords)
        }
      }
      guard position == nil else { return found }
      for document in try view.documents() where found.count < limit {
        guard let text = try view.text(of: document.id) else { continue }
        let words = FoldedWord.words(of: text)
        for (label, identity) in identities where identity.isWhole(in: words) {
          note(label, "the text of document \(document.id.short)")
        }
      }
      return found
    }
  }
}

extension AnnotationSync.Operation {
  /// What the author's name is called among the texts.
  fileprivate static let authorKey = "by"

  /// Members that hold names of things, and no text.
  private static let references: Set = [
    "bytes", "device", "document", "evidence", "heads", "id", "judged", "key", "media_type",
    "other",
    "retrieved", "signature",
  ]

  /// Every text that it brings, with the member that holds it: also its author's name, and whom it lists
  /// as one.
  fileprivate var broughtTexts: [(key: String, text: String)] {
    guard knownKind != .seal else { return [] }
    var texts = [(Self.authorKey, by.name)]
    if knownKind?.isOfRoster == true, let on { texts.append(("name", on)) }
    for member in with.members ?? [] where !Self.references.contains(member.key) {
      texts += member.value.texts.map { (member.key, $0) }
    }
    return texts
  }

  /// What it is, on what and by whom, without what it says.
  fileprivate var placeWords: String {
    let entity = on.map { " on \(visible(String($0.prefix(8))))" } ?? ""
    return "\(visible(kind))\(entity), operation \(id.short)"
  }
}

extension JSONValue {
  /// Every text within, keys of objects included.
  fileprivate var texts: [String] {
    if let string { return [string] }
    if let array { return array.flatMap(\.texts) }
    return (members ?? []).flatMap { [$0.key] + $0.value.texts }
  }
}

/// What is known on a desk without the act that is being written; looked up only where a name was met.
private struct KnownWords {
  private let view: StoreView
  private let before: LogPosition

  init(_ view: StoreView, _ before: LogPosition) {
    self.view = view
    self.before = before
  }

  /// Whether a text stood there before, or a document says it there, or it names somebody who writes here.
  func stands(
    _ text: String, as key: String, in operation: AnnotationSync.Operation
  ) throws -> Bool {
    try isSaidByDocument(text, key, operation) || stoodBefore(text, key, operation)
      || view.hasAuthor(Annotator(recorded: text), upTo: before)
  }

  private func isSaidByDocument(
    _ text: String, _ key: String, _ operation: AnnotationSync.Operation
  ) throws -> Bool {
    switch (operation.knownKind, key) {
    case (_, "exact"), (_, "prefix"), (_, "suffix"):
      try documentText(operation.with("document")?.string)?.contains(text) ?? false
    case (.documentText, "text"): try documentText(operation.on) == text
    case (.documentAdd, "title"):
      try documentText(operation.on).map { DocumentText($0).title() == text } ?? false
    case (.claimAttribute, _):
      // The sentence itself names its speaker, on the record.
      try operation.on.flatMap { ClaimID($0) }.flatMap { try view.proposedAttribution(of: $0) }?
        .members[key]?.string == text
    default: false
    }
  }

  private func documentText(_ name: String?) throws -> String? {
    try name.flatMap { DocumentID($0) }.flatMap { try view.text(of: $0) }
  }

  private func stoodBefore(
    _ text: String, _ key: String, _ operation: AnnotationSync.Operation
  ) throws -> Bool {
    if operation.knownKind == .verdictGive, let id = operation.on.flatMap({ ClaimID($0) }),
      let claim = try view.claim(id)
    {
      // A verdict carries what it was given on.
      if key == "wording", claim.wording == text { return true }
      if key == "speaker", claim.attribution?.speaker == text { return true }
    }
    if operation.knownKind == .sourceAttest, key == "speaker",
      let id = operation.on.flatMap({ ClaimID($0) }),
      try view.claim(id).map(view.presented)?.attribution?.speaker == text
    {
      return true
    }
    guard let target = operation.target else { return false }
    return try view.operations(named: operation.over, of: target).contains { old in
      old.broughtTexts.contains { $0 == (key, text) }
    }
  }

  /// How many documents are looked through for a word.
  private static let mostDocuments = 20

  /// Whether documents of the desk have a word, written small: it is an ordinary one.
  func isCommonWord(_ word: String) -> Bool { (try? isCommon(word)) ?? false }

  private func isCommon(_ word: String) throws -> Bool {
    let documents = try view.find(word, limit: 200).filter { $0.kind == "document" }
    return try documents.prefix(Self.mostDocuments).contains { hit in
      guard let text = try documentText(hit.name) else { return false }
      return FoldedWord.words(of: text).contains { $0.isSmall && $0.text == word }
    }
  }
}
