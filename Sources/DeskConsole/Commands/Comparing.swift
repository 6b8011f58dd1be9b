import ClaimModel
import EditorialDesk

/// Lists claims alike to the one in hand.
struct FindSimilar: Command {
  static let name = "similar"
  static let synopsis = "similar"
  static let summary = "List claims alike to this one"
  static let example = "similar"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    let found = try session.desk.similar(to: claim.wording, limit: 9).filter {
      $0.claim != claim.id
    }
    guard !found.isEmpty else { return Line.plain("No claim here is like it.") }
    return found.flatMap { Line.field($0.claim.short + " ", $0.wording, most: 2) }
  }
}

/// Lists what holds all the words given.
struct FindWords: Command {
  static let name = "find"
  static let synopsis = "find WORDS"
  static let summary = "Find claims, documents and notes by their words"
  static let example = "find sanctions"

  let words: String

  init(_ arguments: Arguments) throws { words = try Self.text(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let hits = try session.desk.find(words, limit: 10)
    guard !hits.isEmpty else { return Line.plain("Nothing here has all these words.") }
    return hits.flatMap { hit in
      Line.field(hit.kind, "\(hit.name.prefix(10))  \(hit.snippet)", most: 2)
    }
  }
}

/// Shows quotations of the claim's document that stand in other documents too, and what was changed.
struct CompareQuotes: Command {
  static let name = "quotes"
  static let synopsis = "quotes"
  static let summary = "Show quotations that other documents have too, and what changed"
  static let example = "quotes"

  /// The most documents that are set beside the claim's own.
  private static let limit = 30

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    let documents = try session.desk.documents().filter(\.isPresent)
    let places = claim.appearances.map(\.selector.document)
    guard let own = documents.first(where: { places.contains($0.id) }) else {
      return Line.plain("The claim has no place in a document that is on this desk.")
    }
    let others = documents.filter { $0.id != own.id }
    var pairs: [QuotePair] = []
    for other in others.prefix(Self.limit) {
      let quotes = try session.desk.compare(own.id, other.id)["quotes"]?.array ?? []
      pairs += quotes.compactMap { QuotePair($0, own: own, other: other) }
    }
    let spans = claim.appearances.filter { $0.selector.document == own.id }.map(\.selector.span)
    // The claim's own quotation is what was asked about: it comes first.
    let sorted =
      pairs.filter { $0.overlaps(spans) } + pairs.filter { !$0.overlaps(spans) }
    let left = others.count - Self.limit
    let rest = left > 0 ? Line.plain("\(left) more documents: use `stet compare`") : []
    guard !sorted.isEmpty else {
      return Line.plain("No other document has a quotation of this one.") + rest
    }
    return sorted.prefix(12).flatMap(\.lines) + rest
  }
}

/// One utterance quoted in two documents.
struct QuotePair: Sendable {
  private let own: (source: String, text: String)
  private let other: (source: String, text: String)
  private let span: TextSpan
  private let relation: String
  private let changes: [String]

  /// Reads an element of `quotes` in the object of `compare --json`; `nil` when it is none.
  init?(_ value: JSONValue, own: SourceDocument, other: SourceDocument) {
    guard let a = value["a"], let b = value["b"], let text = a["text"]?.string,
      let otherText = b["text"]?.string, let start = a["start"]?.int, let end = a["end"]?.int,
      let span = TextSpan(start, end)
    else { return nil }
    self.own = (own.phrase, text)
    self.other = (other.phrase, otherText)
    self.span = span
    relation = value["relation"]?.string ?? ""
    changes = (value["changes"]?.array ?? []).compactMap { change in
      let left = Self.stretch(change["a"], of: text)
      let right = Self.stretch(change["b"], of: otherText)
      guard !(left + right).isEmpty else { return nil }
      let what = change["what"]?.string ?? ""
      return "\(left.isEmpty ? "–" : left) → \(right.isEmpty ? "–" : right) (\(what))"
    }
  }

  private static func stretch(_ bounds: JSONValue?, of text: String) -> String {
    guard let bounds = bounds?.array, bounds.count == 2, let start = bounds[0].int,
      let end = bounds[1].int
    else { return "" }
    return TextSpan(start, end)?.quote(in: text) ?? ""
  }

  func overlaps(_ spans: [TextSpan]) -> Bool { spans.contains { $0.overlaps(span) } }

  var lines: [Line] {
    Line.field("here", "\(Columns.cut(own.source, to: 30)): \(own.text)", most: 3)
      + Line.field("there", "\(Columns.cut(other.source, to: 30)): \(other.text)", most: 3)
      + Line.field(
        "drift", changes.isEmpty ? relation : "\(relation): \(changes.joined(separator: "; "))",
        most: 3, tone: relation == "identical" ? .label : .warning)
  }
}
