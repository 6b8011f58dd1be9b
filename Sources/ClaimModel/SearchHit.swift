/// A claim, document or note found by its words.
public struct SearchHit: Sendable {
  /// `claim`, `document` or `note`.
  public let kind: String
  public let name: String
  /// The words around, with the found ones between `[` and `]`; not yet made safe to show.
  public let snippet: String
  /// Higher is better.
  public let score: Double

  public init(kind: String, name: String, snippet: String, score: Double) {
    self.kind = kind
    self.name = name
    self.snippet = snippet
    self.score = score
  }
}
