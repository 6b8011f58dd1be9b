import ClaimModel
import ReportExport

/// Tags in which an import keeps what an operation has no member for.
enum ExchangeTag {
  /// Before the name that a claim has elsewhere.
  static let id = "id:"
  /// Whether the tag is a name that a claim has elsewhere; one without a name behind it is any tag.
  static func isName(_ tag: String) -> Bool {
    tag.hasPrefix(id)
      && tag.unicodeScalars.dropFirst(id.unicodeScalars.count)
        .contains { !$0.properties.isWhitespace }
  }

  /// Before the pieces of a place that is not in one: `joined:DOCUMENT:START-END,START-END`.
  private static let joined = "joined:"

  /// Before the title that a claim came with, where it has no document.
  private static let title = "title:"

  /// The title that a claim came with; `nil` when it has none.
  static func title(of claim: Claim) -> String? {
    claim.tags.first { $0.hasPrefix(title) }.map { String($0.dropFirst(title.count)) }
  }

  /// Before the address, title or name of a work in which a claim is made, at no known place.
  private static let work = "appearance:"

  static func work(at place: String) -> String { work + place }

  /// The address, title or name of a work in which a claim is made; `nil` for other tags.
  static func work(_ tag: String) -> String? {
    tag.hasPrefix(work) ? String(tag.dropFirst(work.count)) : nil
  }

  /// Before what another tool calls a mark: `mark:TOOL:DOCUMENT:START-END,…:ANNOTATOR:NAME`.
  private static let mark = "mark:"

  static func mark(_ name: MarkName, in document: DocumentID) -> String {
    let person = (name.annotator ?? "").replacing("%", with: "%25").replacing(":", with: "%3A")
    return [
      mark + name.tool.rawValue, document.short, written(name.spans), person, name.name,
    ].joined(separator: ":")
  }

  /// The mark that a tag names, with the beginning of its document's name; `nil` for other tags.
  static func markName(_ tag: String) -> MarkName? {
    guard tag.hasPrefix(mark) else { return nil }
    let parts = tag.dropFirst(mark.count).split(
      separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, let tool = ExchangeFormat(rawValue: String(parts[0])),
      parts[1].utf8.count == 10, let spans = spans(parts[2]), !parts[4].isEmpty
    else { return nil }
    let person = parts[3].replacing("%3A", with: ":").replacing("%25", with: "%")
    return MarkName(
      tool: tool, document: String(parts[1]), spans: spans,
      annotator: person.isEmpty ? nil : String(person), name: String(parts[4]))
  }

  /// The longest tag, in bytes: one that is longer could not be a facet's name.
  static let longest = 1000

  static func joined(_ document: DocumentID, _ spans: [TextSpan]) -> String {
    joined + document.short + ":" + written(spans)
  }

  /// The beginning of a document's name and the pieces that a tag names; `nil` for other tags.
  static func pieces(_ tag: String) -> (document: String, spans: [TextSpan])? {
    guard tag.hasPrefix(joined) else { return nil }
    let parts = tag.dropFirst(joined.count).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 10, let spans = spans(parts[1]), spans.count > 1
    else { return nil }
    return (String(parts[0]), spans)
  }

  private static func written(_ spans: [TextSpan]) -> String {
    spans.map { "\($0.start)-\($0.end)" }.joined(separator: ",")
  }

  private static func spans(_ text: Substring) -> [TextSpan]? {
    let spans = text.split(separator: ",").map { piece -> TextSpan? in
      let ends = piece.split(separator: "-").map { Int($0) }
      guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
      return TextSpan(start, end)
    }
    return spans.isEmpty || spans.contains(nil) ? nil : spans.compactMap(\.self)
  }
}
