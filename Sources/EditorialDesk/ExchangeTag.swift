import ClaimModel

/// Tags in which an import keeps what an operation has no member for.
enum ExchangeTag {
  /// Before the name that a claim has elsewhere.
  static let id = "id:"
  /// Before the pieces of a place that is not in one: `joined:DOCUMENT:START-END,START-END`.
  private static let joined = "joined:"

  /// Before the title that a claim came with, where it has no document.
  private static let title = "title:"

  /// The title that a claim came with; `nil` when it has none.
  static func title(of claim: Claim) -> String? {
    claim.tags.first { $0.hasPrefix(title) }.map { String($0.dropFirst(title.count)) }
  }

  /// The longest tag, in bytes: one that is longer could not be a facet's name.
  static let longest = 1000

  static func joined(_ document: DocumentID, _ spans: [TextSpan]) -> String {
    joined + document.short + ":" + spans.map { "\($0.start)-\($0.end)" }.joined(separator: ",")
  }

  /// The beginning of a document's name and the pieces that a tag names; `nil` for other tags.
  static func pieces(_ tag: String) -> (document: String, spans: [TextSpan])? {
    guard tag.hasPrefix(joined) else { return nil }
    let parts = tag.dropFirst(joined.count).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 10 else { return nil }
    let spans = parts[1].split(separator: ",").map { piece -> TextSpan? in
      let ends = piece.split(separator: "-").map { Int($0) }
      guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
      return TextSpan(start, end)
    }
    guard spans.count > 1, !spans.contains(nil) else { return nil }
    return (String(parts[0]), spans.compactMap(\.self))
  }
}
