import ClaimModel

/// One line of a reply, before it is made safe to print.
///
/// Every text passes ``rendered(usesColour:)``, so no command has to think of what a wording may hold.
struct Line: Hashable, Sendable {
  /// What stands before the text in a field of its own; empty for none.
  var label = ""
  var text: String
  var tone = Tone.plain

  /// How a line is set apart on a terminal with colour.
  enum Tone: Sendable {
    case plain, heading, label, warning

    fileprivate var escape: String {
      switch self {
      case .plain: ""
      case .heading: "\u{1B}[1m"
      case .label: "\u{1B}[36m"
      case .warning: "\u{1B}[33m"
      }
    }
  }

  static let blank = Line(text: "")

  /// Plain lines, one for each text.
  static func plain(_ texts: String...) -> [Line] { texts.map { Line(text: $0) } }

  /// A text wrapped beside its label, on `most` lines at most, the last one cut with `…`.
  static func field(
    _ label: String, _ text: String, most: Int = 2, tone: Tone = .label
  ) -> [Line] {
    let width = Columns.screen - Columns.label
    return Columns.wrap(text, to: width, most: most).enumerated().map { number, part in
      Line(label: number == 0 ? label : " ", text: part, tone: tone)
    }
  }

  /// A text wrapped over the whole width, further lines indented.
  static func paragraph(_ text: String, indent: Int = 0, most: Int = .max) -> [Line] {
    let margin = String(repeating: " ", count: indent)
    return Columns.wrap(text, to: Columns.screen - indent, most: most).map {
      Line(text: margin + $0)
    }
  }

  /// The line as it is printed.
  func rendered(usesColour: Bool) -> String {
    let words = visible(text)
    let field = label.isEmpty ? "" : Columns.padded(visible(label), to: Columns.label)
    guard usesColour, tone != .plain else { return field + words }
    let end = "\u{1B}[0m"
    return field.isEmpty || tone == .warning
      ? tone.escape + field + words + end : tone.escape + field + end + words
  }
}
