import ClaimModel
import ClaimStore
import ReportExport

extension ClaimIntake {
  /// Keeps the words of a place that was not found, as of who marked it.
  mutating func writeUnplaced(
    _ place: ExchangedPlace, _ finding: DocumentIntake.Finding, _ writing: inout ClaimWriting,
    in act: inout ActWriter
  ) throws {
    switch finding {
    case .found: return
    case .several:
      losses.note("words that stand in several places of their document, kept as notes")
    case .absent:
      losses.note(
        "places that are in no document on this desk, of which the words are kept as notes")
    }
    let document = place.document.isEmpty ? "" : " (in \(place.document))"
    guard !place.exact.isEmpty else { return }
    var givers = place.annotators.compactMap { name in
      author(name, act).map { giver($0, named: name) }
    }
    if givers.isEmpty {
      givers = [ClaimWriting.Giver(author: act.by, isNamed: false, isImporter: true)]
    }
    for giver in givers {
      try writing.writeNote("Quoted as: \(place.exact)\(document)", by: giver, in: &act)
    }
  }
}
