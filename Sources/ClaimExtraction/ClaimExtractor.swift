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
    var speaker: Candidate.Source?
    for block in text.blocks() where block.kind.isContent && block.kind != .byline {
      let builder = CandidateBuilder(Passage(block, of: text))
      found.append(contentsOf: builder.candidates(after: speaker))
      speaker = builder.lastSpeaker(after: speaker, found)
    }
    return inOrder(found)
  }

  /// In order of start, then end; of equal spans, the one that says more stays.
  private func inOrder(_ found: [Candidate]) -> [Candidate] {
    let sorted = found.enumerated().sorted {
      ($0.element.span, -$0.element.knowledge, $0.offset)
        < ($1.element.span, -$1.element.knowledge, $1.offset)
    }
    var kept: [Candidate] = []
    for (_, candidate) in sorted where kept.last?.span != candidate.span { kept.append(candidate) }
    return kept
  }
}

extension Candidate {
  /// How much is known of who says it: source and cue, a source, neither.
  fileprivate var knowledge: Int { (source == nil ? 0 : 2) + (cue == nil ? 0 : 1) }
}
