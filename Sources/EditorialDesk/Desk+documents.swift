import AnnotationSync
import ClaimExtraction
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// What a person says of a document beside what the file says.
  public struct DocumentDetails: Sendable {
    /// `nil` keeps what the file says, as with the four that follow.
    public var url: String?
    public var outlet: String?
    public var title: String?
    public var author: String?
    /// When it was printed, such as `2017-01-28`.
    public var published: String?

    public init(
      url: String? = nil, outlet: String? = nil, title: String? = nil, author: String? = nil,
      published: String? = nil
    ) {
      self.url = url
      self.outlet = outlet
      self.title = title
      self.author = author
      self.published = published
    }

    var members: [(String, JSONValue?)] {
      [
        ("url", url), ("outlet", outlet), ("title", title), ("author", author),
        ("published", published),
      ].map { ($0, $1.map { .string($0) }) }
    }

    var isEmpty: Bool { members.allSatisfy { $1 == nil } }

    /// Refuses a date of publication that is none; one may go on with a time behind `T` or a space.
    func check() throws(DeskError) {
      guard let published else { return }
      let day = published.prefix { $0 != "T" && $0 != " " }
      guard CalendarDay.isDayOrPeriod(String(day)) else {
        throw .unknownWord(
          published, kind: "date",
          known: ["2017-01-28", "2017-01", "2017"].map { "a date as \($0)" })
      }
    }
  }

  /// What taking a document in came to.
  public struct Ingested: Sendable {
    public let document: SourceDocument
    /// Whether its bytes were not on the desk before.
    public let isNew: Bool
    /// In Unicode scalars.
    public let textLength: Int
    public let candidates: Int
    /// What others had said of it and is replaced now, a phrase each with their words and the new ones; safe to show.
    public let replaced: [String]
  }

  /// What reads text files, for the record.
  private static let reader = "text/1"

  /// Takes a document in: keeps its bytes, and proposes claims in it.
  ///
  /// The same bytes twice are one document. What somebody else has said of it is not replaced unasked.
  ///
  /// - Parameter isInstead: whether the details replace what others have said.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where others have said otherwise; nothing is taken in then.
  public func ingest(
    _ path: String, details: DocumentDetails = DocumentDetails(), instead isInstead: Bool = false
  ) throws -> Ingested {
    try details.check()
    let bytes = try InputFile.bytes(of: path)
    let decoded = try decodeDocument(bytes)
    guard let id = DocumentID(naming: bytes) else { throw DeskError.noSuchFile(path: path) }
    let (isNew, replaced) = try act { act in
      let isNew = try act.keep(
        bytes, text: decoded.text.text, reader: "\(Self.reader) \(decoded.encoding.rawValue)",
        of: id)
      try record(id, bytes: bytes.count, title: decoded.text.title(), in: &act)
      return (isNew, try act.describe(id, details, instead: isInstead))
    }
    let candidates = try propose(in: id, text: decoded.text)
    return Ingested(
      document: try store.read { try $0.document(id) }, isNew: isNew,
      textLength: decoded.text.scalars.count, candidates: candidates.count, replaced: replaced)
  }

  private func record(
    _ id: DocumentID, bytes: Int, title: String?, in act: inout ActWriter
  ) throws {
    let mine = Facet(.takingIn, act.by.name)
    if let state = try act.view.state(of: id.text, .document),
      state.facets.contains(where: { $0.facet == mine })
    {
      return
    }
    try act.write(
      OperationDraft(
        .documentAdd, on: id.text,
        with: .members([
          ("bytes", .int(bytes)), ("media_type", "text/plain"),
          ("retrieved", .string(String(surroundings.timestamp.prefix(10)))),
          ("title", title.map { .string($0) }),
        ])))
  }

  /// What an origin may be.
  public static let originKinds = ["wire", "statement", "readout", "person", "document", "own"]

  /// Says what a document's reporting rests on, or that it does not.
  ///
  /// - Parameter kind: one of ``originKinds``.
  public func setOrigin(
    _ origin: String, kind: String, of document: DocumentID, isPresent: Bool = true
  ) throws {
    guard Self.originKinds.contains(kind) else {
      throw DeskError.unknownWord(kind, kind: "kind of origin", known: Self.originKinds)
    }
    _ = try act { act in
      try act.writeIfNew(
        OperationDraft(
          .documentOrigin, on: document.text,
          with: [
            "origin": .string(origin), "kind": .string(kind), "present": .bool(isPresent),
          ]))
    }
  }

  /// The documents that the desk knows, in byte order of name.
  public func documents() throws -> [SourceDocument] { try store.read { try $0.documents() } }

  /// What is known of a document.
  public func document(_ id: DocumentID) throws -> SourceDocument {
    try store.read { try $0.document(id) }
  }

  /// A stretch of a document with what stands around it.
  public struct Passage: Sendable {
    /// The sentences before, in one piece; empty at the start.
    public let before: String
    public let words: String
    public let after: String
  }

  /// A claim's appearance in its paragraph.
  ///
  /// - Parameter sentences: how many sentences of context on each side, within the document's content.
  /// - Throws: ``DeskError/documentAbsent(_:)`` when its bytes are not on this desk.
  public func passage(around selector: Selector, sentences: Int = 1) throws -> Passage {
    let text = try store.read { try $0.documentText(selector.document) }
    guard let anchor = text.anchor(selector), let whole = TextSpan(0, text.scalars.count) else {
      return Passage(before: selector.prefix, words: selector.exact, after: selector.suffix)
    }
    let blocks = text.blocks().filter { $0.kind.isContent || $0.span.overlaps(anchor.span) }
    let all = blocks.flatMap { text.sentences(in: $0.span) }
    let own = all.indices.filter { all[$0].overlaps(anchor.span) }
    guard let first = own.first, let last = own.last else {
      return Passage(before: "", words: text.quote(anchor.span), after: "")
    }
    let start = all[max(0, first - max(0, sentences - 1))].start
    let end = all[min(all.count - 1, last + max(0, sentences - 1))].end
    func words(_ from: Int, _ to: Int) -> String {
      TextSpan(max(from, whole.start), min(to, whole.end)).map { text.quote($0) } ?? ""
    }
    return Passage(
      before: words(start, anchor.span.start), words: text.quote(anchor.span),
      after: words(anchor.span.end, end))
  }
}

extension StoreView {
  func documentText(_ document: DocumentID) throws -> DocumentText {
    guard let text = try text(of: document) else { throw DeskError.documentAbsent(document) }
    return DocumentText(text)
  }
}
