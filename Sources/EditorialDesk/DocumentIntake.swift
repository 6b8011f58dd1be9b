import AnnotationSync
import ClaimModel
import ClaimStore
import ReportExport
import TextAnchoring

/// Finds the documents of an exchange on the desk, and takes in those that bring their text.
struct DocumentIntake {
  /// What is lost on the way.
  private(set) var losses = LossReport()
  private let format: ExchangeFormat
  private let retrieved: String
  private var found: [ExactText: DocumentID] = [:]
  private var texts: [DocumentID: DocumentText] = [:]
  private var known: [SourceDocument]

  /// - Parameters:
  ///   - format: what the documents come in.
  ///   - retrieved: today, as `YYYY-MM-DD`.
  init(_ view: StoreView, from format: ExchangeFormat, retrieved: String) throws {
    known = try view.documents()
    self.format = format
    self.retrieved = retrieved
  }

  /// Takes a document in, or finds it.
  mutating func take(_ document: ExchangedDocument, in act: inout ActWriter) throws {
    guard let id = try place(document, in: &act) else { return }
    found[ExactText(document.key)] = id
    try describe(id, document, in: &act)
  }

  private mutating func place(
    _ document: ExchangedDocument, in act: inout ActWriter
  ) throws -> DocumentID? {
    guard let text = document.text, !text.isEmpty else { return find(document) }
    guard !text.utf8.contains(0) else {
      losses.note("documents whose text holds a NUL")
      return nil
    }
    let bytes = Array(text.utf8)
    guard let own = DocumentID(naming: bytes) else { return nil }
    let named = try name(of: document, text, is: own, act.view)
    if let named, try act.view.reading(of: named) != nil { return named }
    if let named, named != own { return try bring(text, as: named, in: &act) }
    if try act.keep(bytes, text: text, reader: "text/1 utf-8", of: own) {
      try record(own, bytes.count, title: document.title ?? DocumentText(text).title(), in: &act)
    }
    return own
  }

  /// The document that a text says it is.
  ///
  /// A file may be called anything: where nothing but its name says so, it is the text of a document only where
  /// its bytes are the document's, or it is what the desk reads there.
  private mutating func name(
    of document: ExchangedDocument, _ text: String, is own: DocumentID, _ view: StoreView
  ) throws -> DocumentID? {
    guard let named = DocumentID(document.key), format.namesTextsByFiles, named != own else {
      return DocumentID(document.key)
    }
    if try view.text(of: named).map({ ExactText($0) }) == ExactText(text) { return named }
    losses.note("texts that are not those of the document they are named by, taken as their own")
    return nil
  }

  /// Keeps a text for a document whose bytes are elsewhere, as a colleague's file may bring it.
  private mutating func bring(
    _ text: String, as id: DocumentID, in act: inout ActWriter
  ) throws -> DocumentID? {
    let draft = OperationDraft(.documentText, on: id.text, with: ["text": .string(text)], over: [])
    guard draft.with.canonicalBytes.count <= ClaimIntake.longestContent else {
      losses.note("documents whose text does not fit into an operation")
      return id
    }
    try act.write(draft)
    return id
  }

  private func record(
    _ id: DocumentID, _ bytes: Int, title: String?, in act: inout ActWriter
  ) throws {
    try act.write(
      OperationDraft(
        .documentAdd, on: id.text,
        with: .members([
          ("bytes", .int(bytes)), ("media_type", "text/plain"), ("retrieved", .string(retrieved)),
          ("title", title.map { .string($0) }),
        ])))
  }

  /// Writes what is said of a document and was not known.
  private func describe(
    _ id: DocumentID, _ document: ExchangedDocument, in act: inout ActWriter
  ) throws {
    let state = try act.view.state(of: id.text, .document)
    let known = state.flatMap { SourceDocument($0) }
    let said: [(String, String?, String?)] = [
      ("title", document.title, known?.title), ("url", document.url, known?.url),
      ("outlet", document.outlet, known?.outlet), ("author", document.author, known?.author),
      ("published", document.published, known?.published),
    ]
    let isNew = said.contains { _, new, old in new != nil && old == nil }
    guard isNew else { return }
    let before = state?.facet(.description)?.shown?.with
    try act.writeIfNew(
      OperationDraft(
        .documentDescribe, on: id.text,
        with: .members(
          said.map { key, new, old in
            (key, before?[key] ?? (old == nil ? new.map { .string($0) } : nil))
          })))
  }

  /// A document of the desk by its name, the beginning of its name, its address or its title.
  private func find(_ document: ExchangedDocument) -> DocumentID? {
    if let id = DocumentID(document.key) { return id }
    let key = ExactText(document.key)
    func only(_ matches: [SourceDocument]) -> DocumentID? {
      matches.count == 1 ? matches.first?.id : nil
    }
    let isBeginning = key.text.utf8.count >= 8
    return only(known.filter { isBeginning && $0.id.text.hasPrefix(key.text) })
      ?? only(known.filter { [$0.url, $0.title].contains { $0.map { ExactText($0) } == key } })
      ?? document.url.flatMap { url in only(known.filter { $0.url == url }) }
  }

  /// The document of the desk that a work is; `nil` where there is none.
  func found(_ work: ExchangedDocument) -> DocumentID? {
    find(work).flatMap { id in known.contains { $0.id == id } ? id : nil }
  }

  /// The document that a place names; `nil` when it is not on the desk.
  mutating func document(_ key: String) -> DocumentID? {
    if let known = found[ExactText(key)] { return known }
    guard let id = find(ExchangedDocument(key: key)) else { return nil }
    found[ExactText(key)] = id
    return id
  }

  mutating func text(of id: DocumentID, _ view: StoreView) throws -> DocumentText? {
    if let text = texts[id] { return text }
    guard let text = try view.text(of: id).map({ DocumentText($0) }) else { return nil }
    if texts.count > 64 { texts.removeAll() }
    texts[id] = text
    return text
  }

  /// Where a place is on this desk.
  enum Finding {
    /// The selectors of its pieces.
    case found([Selector])
    /// Its words stand in several places, and nothing tells which it is.
    case several
    case absent

    /// `nil` where it was not found.
    var selectors: [Selector]? {
      switch self {
      case .found(let selectors): selectors
      case .several, .absent: nil
      }
    }
  }

  /// Finds a place.
  ///
  /// - Parameter hint: what else tells which of several places of the words it is.
  mutating func finding(
    _ place: ExchangedPlace, _ hint: PlaceHint, _ view: StoreView
  ) throws -> Finding {
    guard let id = place.document.isEmpty ? nil : document(place.document) else {
      return try place.document.isEmpty ? anywhere(place, hint, view) : .absent
    }
    guard let text = try text(of: id, view) else {
      return unread(place, id).map { .found($0) } ?? .absent
    }
    guard !place.spans.isEmpty else {
      return try one(of: hits(of: place, in: text, id), hint, on: id)
    }
    return selectors(for: place, in: text, id).map { .found($0) } ?? .absent
  }

  private mutating func selectors(
    for place: ExchangedPlace, in text: DocumentText, _ id: DocumentID
  ) -> [Selector]? {
    let isInside = place.spans.allSatisfy { $0.end <= text.scalars.count }
    let words = place.spans.map { text.quote($0) }.joined(separator: " ")
    if isInside, place.exact.isEmpty || Self.isSame(words, place.exact) {
      return place.spans.map { text.selector(for: $0, in: id) }
    }
    guard place.spans.count == 1 else { return nil }
    let wanted = Selector(
      document: id, span: place.spans[0], exact: place.exact, prefix: place.prefix,
      suffix: place.suffix)
    guard let anchor = text.anchor(wanted) else { return nil }
    losses.note("positions that were wrong, found again by their words")
    return [text.selector(for: anchor.span, in: id)]
  }

  /// Where the words of a place stand: those with its surroundings, where these tell.
  private func hits(
    of place: ExchangedPlace, in text: DocumentText, _ id: DocumentID
  ) -> [Selector] {
    let fitting = text.places(of: place.exact, after: place.prefix, before: place.suffix)
    return (fitting.isEmpty ? text.find(place.exact) : fitting).map {
      text.selector(for: $0, in: id)
    }
  }

  /// The one of several places that it is.
  ///
  /// - Parameter document: where it must be; `nil` where nobody says.
  private func one(
    of hits: [Selector], _ hint: PlaceHint, on document: DocumentID?
  ) throws -> Finding {
    if hits.count == 1 { return .found(hits) }
    if let named = try hint.place(among: hits, on: document) { return .found([named]) }
    return hits.isEmpty ? .absent : .several
  }

  /// Whether the words are the same, where a format may have put U+FFFD in the place of what it cannot hold.
  private static func isSame(_ words: String, _ brought: String) -> Bool {
    words.unicodeScalars.elementsEqual(brought.unicodeScalars) { $0 == $1 || $1 == "\u{FFFD}" }
  }

  /// The selector as it came, of a document whose text is not here.
  private func unread(_ place: ExchangedPlace, _ id: DocumentID) -> [Selector]? {
    guard place.spans.count == 1, !place.exact.isEmpty else { return nil }
    func cut(_ text: some StringProtocol) -> Bool {
      text.unicodeScalars.count <= Selector.contextLength
    }
    guard cut(place.prefix), cut(place.suffix) else { return nil }
    return [
      Selector(
        document: id, span: place.spans[0], exact: place.exact, prefix: place.prefix,
        suffix: place.suffix)
    ]
  }

  /// The one place in all documents where the words stand.
  private mutating func anywhere(
    _ place: ExchangedPlace, _ hint: PlaceHint, _ view: StoreView
  ) throws -> Finding {
    var places: [Selector] = []
    for document in known where document.hasText && places.count < Self.mostAnywhere {
      guard let text = try text(of: document.id, view) else { continue }
      places += hits(of: place, in: text, document.id)
      if places.count > 1, !hint.isTelling { return .several }
    }
    return try one(of: places, hint, on: nil)
  }

  /// The most places in all documents that words are looked for in.
  private static let mostAnywhere = 1_000
}
