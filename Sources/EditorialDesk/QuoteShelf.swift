import AnnotationSync
import ClaimExtraction
import ClaimMatching
import ClaimModel
import ClaimStore
import ReportExport
import TextAnchoring

/// The quotations of a desk's documents that other documents give differently.
///
/// The work is bounded: on a desk with many documents only those are set side by side that share an origin.
struct QuoteShelf {
  private var drifts: [DocumentID: [(span: TextSpan, drift: QuoteDrift)]] = [:]

  /// Up to so many documents each is set beside each.
  private static let fewDocuments = 16
  /// The most pairs of documents that are set side by side.
  private static let mostPairs = 200
  /// Longer texts are not searched, in scalars.
  private static let longestText = 400_000
  /// The most changes that are told of one pair of quotations.
  private static let mostChanges = 12

  init() {}

  /// - Parameter documents: those with claims of the report.
  init(view: StoreView, documents: [SourceDocument]) throws {
    var sides: [DocumentID: Side?] = [:]
    func side(_ id: DocumentID) throws -> Side? {
      if let known = sides[id] { return known }
      let side = try view.text(of: id).flatMap { Side(id, text: $0) }
      sides[id] = .some(side)
      return side
    }
    for (one, other) in Self.pairs(documents.sorted { $0.id < $1.id }) {
      guard let here = try side(one), let there = try side(other) else { continue }
      for pair in compare([here.claim], [there.claim]).quotes { note(pair, here, there) }
    }
  }

  /// What is given differently of a stretch of a document, in order of place.
  func drifts(at selector: Selector) -> [QuoteDrift] {
    (drifts[selector.document] ?? []).filter { $0.span.overlaps(selector.span) }.map(\.drift)
  }

  private static func pairs(_ documents: [SourceDocument]) -> [(DocumentID, DocumentID)] {
    let isFew = documents.count <= fewDocuments
    var pairs: [(DocumentID, DocumentID)] = []
    var holders: [ExactText: [DocumentID]] = [:]
    for document in documents where isFew || !document.origins.isEmpty {
      let origins = isFew ? [ExactText("")] : document.origins.map { ExactText($0) }
      var met: Set<DocumentID> = []
      for origin in origins {
        for other in holders[origin] ?? [] where met.insert(other).inserted {
          guard pairs.count < mostPairs else { return pairs }
          pairs.append((other, document.id))
        }
        holders[origin, default: []].append(document.id)
      }
    }
    return pairs
  }

  /// A document with its quotations.
  private struct Side {
    let id: DocumentID
    let text: DocumentText
    let claim: ComparedClaim

    /// - Returns: `nil` for a text without quotations, and one that is too long.
    init?(_ id: DocumentID, text: String) {
      let text = DocumentText(text)
      guard text.scalars.count <= longestText, let whole = TextSpan(0, text.scalars.count),
        let name = ClaimID(naming: id, span: whole)
      else { return nil }
      let quotations = text.quotations().map {
        ComparedClaim.Quotation(span: $0, text: text.quote($0))
      }
      guard !quotations.isEmpty else { return nil }
      self.id = id
      self.text = text
      claim = ComparedClaim(
        id: name, span: whole, text: "", quotations: quotations, source: nil, origin: nil,
        polarity: "affirmed")
    }
  }

  private mutating func note(_ pair: Comparison.QuotePair, _ here: Side, _ there: Side) {
    switch pair.alignment.relation {
    case .identical, .typographic, .spelling, .different: return
    case .truncated, .altered, .spliced: break
    }
    let (left, right) = (
      here.text.selector(for: pair.a.span, in: here.id),
      there.text.selector(for: pair.b.span, in: there.id)
    )
    let changes = pair.alignment.changes.filter { $0.what != .punctuation }.prefix(Self.mostChanges)
    drifts[here.id, default: []].append(
      (pair.a.span, Self.drift(left, right, pair.alignment, changes.map { ($0, $0.a, $0.b) })))
    drifts[there.id, default: []].append(
      (pair.b.span, Self.drift(right, left, pair.alignment, changes.map { ($0, $0.b, $0.a) })))
  }

  private static func drift(
    _ here: Selector, _ there: Selector, _ alignment: Alignment,
    _ changes: [(change: Alignment.Change, here: Range<Int>, there: Range<Int>)]
  ) -> QuoteDrift {
    let (left, right) = (Array(here.exact.unicodeScalars), Array(there.exact.unicodeScalars))
    func words(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> String {
      guard !range.isEmpty, range.upperBound <= scalars.count else { return "nothing" }
      return "“\(String(String.UnicodeScalarView(scalars[range])))”"
    }
    return QuoteDrift(
      here: here, there: there, relation: alignment.relation.rawValue,
      changes: changes.map {
        "\($0.change.what.rawValue): \(words(left, $0.here)) – \(words(right, $0.there))"
      })
  }
}
