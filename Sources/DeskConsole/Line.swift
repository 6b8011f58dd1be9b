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
  /// The part of the text that colour sets apart, in scalars; `nil` for none.
  var emphasis: Range<Int>?

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

  /// A text as ``field(_:_:wide:most:tone:)`` makes it, and whether something was left out of it.
  static func cutField(
    _ label: String, _ text: String, most: Int, tone: Tone = .label
  ) -> (lines: [Line], isCut: Bool) {
    let whole = field(label, text, most: most + 1, tone: tone)
    guard whole.count > most else { return (whole, false) }
    return (field(label, text, most: most, tone: tone), true)
  }

  /// The line, in a window narrower than 80 columns wrapped to its width.
  var narrowed: [Line] {
    let width = Columns.screen
    let field = label.isEmpty ? 0 : max(labelWidth, Columns.width(visible(label)) + 1)
    guard width < 78, field + Columns.width(visible(text)) > width else { return [self] }
    if field <= width / 3 { return Self.field(label, text, wide: field, most: .max, tone: tone) }
    // The label needs the line: what it says goes below it.
    return [Line(text: Columns.cut(label, to: width), tone: tone)]
      + Columns.wrap(text, to: width - 4).map { Line(text: "    " + $0) }
  }

  /// The line as it is printed.
  func rendered(usesColour: Bool) -> String {
    let words = visible(text)
    let field = label.isEmpty ? "" : Columns.padded(visible(label), to: labelWidth)
    guard usesColour else { return field + words }
    let shown = emphasised(words)
    guard tone != .plain else { return field + shown }
    let end = "\u{1B}[0m"
    return field.isEmpty || tone == .warning
      ? tone.escape + field + shown + end : tone.escape + field + end + shown
  }

  private func emphasised(_ words: String) -> String {
    let scalars = Array(words.unicodeScalars)
    guard let range = emphasis?.clamped(to: 0..<scalars.count), !range.isEmpty else { return words }
    func text(_ part: Range<Int>) -> String {
      String(String.UnicodeScalarView(scalars[part]))
    }
    return text(0..<range.lowerBound) + "\u{1B}[1m" + text(range) + "\u{1B}[22m"
      + text(range.upperBound..<scalars.count)
  }
}
