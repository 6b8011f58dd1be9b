import AnnotationSync
import ClaimModel
import ClaimStore
import ReportExport

/// What tells which of several places of the same words a claim's is: its name, which may be its place's, and the
/// places that it has on the desk.
struct PlaceHint {
  /// What the claim is called on the desk it comes from; `nil` where it has no such name.
  private let name: ClaimID?
  /// The claims of this desk that it may be.
  private let claims: [ClaimID]
  private let words: String
  private let view: StoreView?
  private let format: ExchangeFormat?

  /// Nothing is known but the words.
  static var none: PlaceHint { PlaceHint() }

  private init() {
    (name, claims, words, view, format) = (nil, [], "", nil, nil)
  }

  /// - Parameters:
  ///   - words: those of the place, as the format writes them.
  ///   - claims: of this desk, that have the claim's name from elsewhere.
  init(
    _ claim: ExchangedClaim, words: String, named claims: [ClaimID], in format: ExchangeFormat,
    _ view: StoreView
  ) {
    name = claim.key.flatMap { ClaimID($0) }
    self.claims = [name].compactMap(\.self) + claims
    self.words = words
    self.view = view
    self.format = format
  }

  /// Whether there is anything to go by.
  var isTelling: Bool { !claims.isEmpty }

  /// The place that it is; `nil` where nothing tells.
  ///
  /// - Parameter document: where it must be; `nil` where nobody says.
  func place(among hits: [Selector], on document: DocumentID?) throws -> Selector? {
    guard isTelling, let view, let format else { return nil }
    if let name,
      let hit = hits.first(where: { ClaimID(naming: $0.document, span: $0.span) == name })
    {
      return hit
    }
    for id in claims {
      let own = try view.claim(id)?.appearances.map(\.selector) ?? []
      let place = own.first { selector in
        (document == nil || selector.document == document)
          && ExactText(format.written(selector.exact)) == ExactText(words)
      }
      if let place { return place }
    }
    return nil
  }
}
