import ClaimModel
import EditorialDesk

/// Shows quotations of the claim's document that stand in other documents too, and what was
/// changed.
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
    let documents = try session.desk.documents().filter(\.hasText)
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
    let rest =
      left > 0
      ? Line.plain("\(left) more documents were not looked at: `stet compare`, outside") : []
    guard !sorted.isEmpty else {
      return Line.plain("No other document has a quotation of this one.") + rest
    }
    return sorted.prefix(12).flatMap(\.lines) + rest
  }
}
