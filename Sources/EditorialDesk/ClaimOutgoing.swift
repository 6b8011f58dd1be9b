import AnnotationSync
import ClaimModel
import ClaimStore
import ReportExport

/// Puts claims of the desk into the form in which they are exchanged.
struct ClaimOutgoing {
  /// What no format has a place for.
  private(set) var losses = LossReport()

  /// A claim as it goes out.
  ///
  /// - Parameter history: what was written of it: it tells who marked its places.
  mutating func outgoing(
    _ claim: Claim, history: [(operation: Operation, isReplaced: Bool)]
  ) -> ExchangedClaim {
    noteLosses(of: claim, history)
    var tags = claim.tags
    let name = tags.firstIndex { $0.hasPrefix(ExchangeTag.id) }
    let key = name.map { String(tags.remove(at: $0).dropFirst(ExchangeTag.id.count)) }
    var result = ExchangedClaim(key: key ?? claim.id.text)
    result.places = places(of: claim, history, &tags)
    let isWords = result.places.first.map { ExactText($0.exact) == ExactText(claim.wording) }
    result.wording = isWords == true ? nil : claim.wording
    result.attribution = claim.attribution ?? Attribution()
    result.tags = tags
    // By what they say: names differ where the same was brought twice.
    result.evidence = claim.evidence.map(Self.outgoing).sorted { Self.order($0) < Self.order($1) }
    let citable = Set(claim.evidence.map(\.id))
    result.verdicts = claim.verdicts.map { verdict in
      var given = ExchangedClaim.Verdict(
        annotator: verdict.annotator.name, rating: verdict.rating)
      given.confidence = verdict.confidence
      given.rationale = verdict.rationale.isEmpty ? nil : verdict.rationale
      given.evidence = verdict.evidence.filter(citable.contains).map(\.text)
      given.seen = verdict.seen
      return given
    }
    result.notes = claim.notes.map { ExchangedClaim.Note($0.text, annotator: $0.by.name) }
    return result
  }

  private static func order(_ evidence: ExchangedClaim.Evidence) -> ExactText {
    let start = evidence.place?.spans.first.map { String($0.start + 1_000_000_000) }
    let parts = [
      evidence.annotator, evidence.place?.document, start, evidence.url, evidence.title,
      evidence.quote, evidence.stance.rawValue, evidence.note, evidence.origin, evidence.key,
    ]
    return ExactText(parts.map { $0 ?? "" }.joined(separator: "\n"))
  }

  private static func outgoing(_ evidence: Evidence) -> ExchangedClaim.Evidence {
    var given = ExchangedClaim.Evidence(evidence.stance, annotator: evidence.by.name)
    given.key = evidence.id.text
    given.place = evidence.selector.map { place(of: [$0]) }
    given.url = evidence.url
    given.title = evidence.title
    given.quote = evidence.quote
    given.origin = evidence.origin
    given.isPrimary = evidence.isPrimary
    given.isUnnamed = evidence.isUnnamed
    given.note = evidence.note.isEmpty ? nil : evidence.note
    return given
  }

  private static func place(of pieces: [Selector]) -> ExchangedPlace {
    var place = ExchangedPlace(
      document: pieces.first?.document.text ?? "", spans: pieces.map(\.span),
      exact: pieces.map(\.exact).joined(separator: " "))
    guard pieces.count == 1 else { return place }
    place.prefix = pieces[0].prefix
    place.suffix = pieces[0].suffix
    return place
  }

  /// The claim's appearances, those put together that are pieces of one.
  private func places(
    of claim: Claim, _ history: [(operation: Operation, isReplaced: Bool)], _ tags: inout [String]
  ) -> [ExchangedPlace] {
    var marks: [Facet: Set<ExactText>] = [:]
    for (operation, _) in history where operation.knownKind == .claimAdd {
      guard let facet = operation.target?.facet, facet.kind == .appearance else { continue }
      marks[facet, default: []].insert(ExactText(operation.by.name))
    }
    var single = claim.appearances.map(\.selector)
    var places: [(first: Selector, place: ExchangedPlace)] = []
    func add(_ pieces: [Selector]) {
      guard let first = pieces.first else { return }
      var place = Self.place(of: pieces)
      let names = pieces.map { piece in
        marks[Facet(.appearance, "\(piece.document):\(piece.span.start):\(piece.span.end)")] ?? []
      }
      place.annotators = names.reduce(Set()) { $0.union($1) }.sorted().map(\.text)
      places.append((first, place))
    }
    tags.removeAll { tag in
      guard let (document, spans) = ExchangeTag.pieces(tag) else { return false }
      let pieces = spans.compactMap { span in
        single.first { $0.span == span && $0.document.short == document }
      }
      guard pieces.count == spans.count else { return false }
      add(pieces)
      single.removeAll(where: pieces.contains)
      return true
    }
    for selector in single { add([selector]) }
    places.sort { ($0.first.document, $0.first.span) < ($1.first.document, $1.first.span) }
    // The claim is named by one of its places, which is the first for other tools too.
    let naming = places.firstIndex { named in
      ClaimID(naming: named.first.document, pieces: named.place.spans) == claim.id
    }
    if let naming { places.insert(places.remove(at: naming), at: 0) }
    return places.map(\.place)
  }

  private mutating func noteLosses(
    of claim: Claim, _ history: [(operation: Operation, isReplaced: Bool)]
  ) {
    losses.note("rulings", claim.ruling == nil ? 0 : 1)
    losses.note("queries", claim.queries.count)
    losses.note("claims named as the same", claim.sameAs.count)
    losses.note("contested facets, of which the side shown goes out", claim.contested.count)
    losses.note("reasons of decisions", claim.decision?.because.isEmpty ?? true ? 0 : 1)
    losses.note("publications", history.count { $0.operation.knownKind == .publish })
  }

  /// Notes a claim that does not go out.
  mutating func noteLeftOut() { losses.note("claims that were rejected or retracted") }

  /// Notes what is said of documents that no format has a place for.
  mutating func note(_ document: SourceDocument, notes: Int) {
    losses.note("origins of documents", document.origins.count)
    losses.note("notes on documents", notes)
  }
}
