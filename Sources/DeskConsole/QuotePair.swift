import ClaimModel

/// One utterance quoted in two documents.
struct QuotePair: Sendable {
  private let own: (source: String, text: String)
  private let other: (source: String, text: String)
  private let span: TextSpan
  private let relation: String
  private let changes: [String]

  /// Reads an element of `quotes` in the object of `compare --json`; `nil` when it is none.
  init?(_ value: JSONValue, own: SourceDocument, other: SourceDocument) {
    guard let a = value["a"], let b = value["b"], let text = a["text"]?.string,
      let otherText = b["text"]?.string, let start = a["start"]?.int, let end = a["end"]?.int,
      let span = TextSpan(start, end)
    else { return nil }
    self.own = (own.phrase, text)
    self.other = (other.phrase, otherText)
    self.span = span
    relation = value["relation"]?.string ?? ""
    changes = (value["changes"]?.array ?? []).compactMap { change in
      let left = Self.stretch(change["a"], of: text)
      let right = Self.stretch(change["b"], of: otherText)
      guard !(left + right).isEmpty else { return nil }
      let what = change["what"]?.string ?? ""
      return "\(left.isEmpty ? "–" : left) → \(right.isEmpty ? "–" : right) (\(what))"
    }
  }

  private static func stretch(_ bounds: JSONValue?, of text: String) -> String {
    guard let bounds = bounds?.array, bounds.count == 2, let start = bounds[0].int,
      let end = bounds[1].int
    else { return "" }
    return TextSpan(start, end)?.quote(in: text) ?? ""
  }

  func overlaps(_ spans: [TextSpan]) -> Bool { spans.contains { $0.overlaps(span) } }

  var lines: [Line] {
    Line.field("here", "\(Columns.cut(own.source, to: 30)): \(own.text)", most: 3)
      + Line.field("there", "\(Columns.cut(other.source, to: 30)): \(other.text)", most: 3)
      + Line.field(
        "drift", changes.isEmpty ? relation : "\(relation): \(changes.joined(separator: "; "))",
        most: 3, tone: relation == "identical" ? .label : .warning)
  }
}
