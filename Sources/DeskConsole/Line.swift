import ClaimModel

/// One line of a reply, before it is made safe to print.
///
/// Every text passes ``rendered(usesColour:)``, so no command has to think of what a wording may
/// hold.
struct Line: Hashable, Sendable {
  /// What stands before the text in a field of its own; empty for none.
  var label = ""
  /// How wide that field is, in columns.
  var labelWidth = Columns.label
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
  ///
  /// - Parameter wide: the columns of the label's field.
  static func field(
    _ label: String, _ text: String, wide: Int = Columns.label, most: Int = 2, tone: Tone = .label
  ) -> [Line] {
    Columns.wrap(text, to: Columns.screen - wide, most: most).enumerated().map { number, part in
      Line(label: number == 0 ? label : " ", labelWidth: wide, text: part, tone: tone)
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
    let field = label.isEmpty ? "" : Columns.padded(visible(label), to: labelWidth)
    guard usesColour, tone != .plain else { return field + words }
    let end = "\u{1B}[0m"
    return field.isEmpty || tone == .warning
      ? tone.escape + field + words + end : tone.escape + field + end + words
  }
}
