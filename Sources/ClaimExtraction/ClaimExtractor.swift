import ClaimModel
public import TextAnchoring

/// Finds the stretches of an article where somebody makes a checkable claim.
///
/// The same text gives the same candidates on every machine.
public struct ClaimExtractor: Sendable {
  /// Changes whenever the same text may give other candidates.
  public static let version = "rules-1"

  public init() {}

  /// The candidates of a text, in order of start, then end; no two have the same span.
  ///
  /// Nothing is taken from boilerplate.
  public func candidates(in text: DocumentText) -> [Candidate] {
    var found: [Candidate] = []
    for block in text.blocks() where block.kind.isContent && block.kind != .byline {
      let passage = Passage(block, of: text)
      for finding in AttributionFinder(passage).findings() {
        let content = finding.contents.compactMap(passage.span)
        guard let first = content.first, let last = content.last,
          let span = TextSpan(first.start, last.end)
        else { continue }
        found.append(
          Candidate(
            span: span, kind: .indirect, content: content,
            source: finding.source.flatMap(passage.span).map {
              Candidate.Source(span: $0, confidence: finding.confidence)
            }, cue: finding.cue.flatMap(passage.span)))
      }
    }
    return found
  }
}
