import AnnotationSync
import ClaimModel

/// Whether a query waits for an answer, by the heads of its facets.
struct QueryReading {
  let isOpen: Bool

  init(name: String, shown: [ShownFacet]) {
    let answer = shown.first { $0.kind == .answer }?.value ?? ""
    isOpen =
      shown.contains { $0.kind == .query } && !answer.contains { !$0.isWhitespace }
      && QueryID(name) != nil
  }

  /// Reads the rows of a query, in order of facet and operation.
  init(name: String, rows: [FacetRow]) {
    self.init(name: name, shown: EntityGroup.shown(of: rows))
  }
}
