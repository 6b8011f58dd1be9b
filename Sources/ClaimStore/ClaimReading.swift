import AnnotationSync
import ClaimModel

/// How a claim stands and reads, by the heads of its facets.
struct ClaimReading {
  let name: String
  let rows: [FacetRow]
  let shown: [ShownFacet]

  /// Whether an operation here added the claim.
  var isKnown: Bool { shown.contains { $0.kind == .appearance || $0.kind == .existence } }

  func value(_ kind: Facet.Kind) -> String? { shown.first { $0.kind == kind }?.value }

  var status: Claim.Status {
    Claim.Status(
      decision: value(.decision).flatMap(Decision.Outcome.init), isCandidate: false,
      isRuled: value(.ruling) != nil,
      ratings: shown.filter { $0.kind == .verdict }.compactMap(\.value))
  }

  var wording: String { value(.wording) ?? naming ?? original ?? value(.existence) ?? "" }

  /// The words of the operation that named the claim; `nil` when a place in a document did.
  private var naming: String? {
    rows.first { $0.kind == .existence && $0.isHead && $0.id == OperationID(name) }?.value
  }

  /// The words of the appearance that named the claim; else those of the first one.
  private var original: String? {
    let appearances = shown.filter { $0.kind == .appearance }
    let naming = appearances.first {
      $0.facet.place.flatMap { ClaimID(naming: $0.0, span: $0.1)?.text } == name
    }
    return (naming ?? appearances.first)?.value
  }
}

extension Facet {
  /// The stretch of a document that an appearance is; `nil` for other facets.
  var place: (DocumentID, TextSpan)? {
    let parts = (key ?? "").split(separator: ":")
    guard parts.count == 3, let document = DocumentID(parts[0]), let start = Int(parts[1]),
      let end = Int(parts[2]), let span = TextSpan(start, end)
    else { return nil }
    return (document, span)
  }
}
