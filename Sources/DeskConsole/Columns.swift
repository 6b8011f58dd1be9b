import ClaimModel

/// Fitting words into a terminal's columns.
///
/// Texts are made safe first, so that what is measured is what is printed.
enum Columns {
  /// How wide the terminal is that a reply is for.
  @TaskLocal static var terminal = 80
  /// The width that every reply keeps to: that of the terminal but for two columns.
  ///
  /// Below 40 columns nothing can be set, above 100 nobody reads to the end of a line.
  static var screen: Int { min(max(terminal, 40), 100) - 2 }
  /// How many lines a card may have: with the line before it and the prompt below they fill a screen of 24.
  static let height = 21
  /// The width of the field of labels.
  static let label = 10

  /// The text with spaces behind it; longer texts get one.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - Self.width(text)))
  }

  /// The text with spaces before it; longer texts stay as they are.
  static func flushRight(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - Self.width(text))) + text
  }

  /// The text on one line, safe to show, cut with `…` where it is wider than `width`.
  static func cut(_ text: String, to width: Int) -> String {
    let line = words(text).joined(separator: " ")
    let head = fitting(line[...], width)
    guard head.endIndex != line.endIndex else { return line }
    return fitting(line[...], width - 1).trimmingEnd() + "…"
  }

  /// The text with its middle left out, safe to show, where it is wider than `width`.
  static func cutInside(_ text: String, to width: Int) -> String {
    let line = words(text).joined(separator: " ")
    guard fitting(line[...], width).endIndex != line.endIndex else { return line }
    let half = (width - 3) / 2
    return wholeWords(fitting(line[...], half), of: line) + " … "
      + cutStart(line, to: half, mark: "")
  }

  /// The beginning of a line without the word that is cut at its end, where that leaves most of it.
  private static func wholeWords(_ start: Substring, of line: String) -> String {
    let isWhole = start.endIndex == line.endIndex || line[start.endIndex].isWhitespace
    guard !isWhole, let space = start.lastIndex(of: " "),
      start.distance(from: start.startIndex, to: space) * 2 > start.count
    else { return start.trimmingEnd() }
    return start[..<space].trimmingEnd()
  }

  /// The end of the text on one line, safe to show, after `…` where something was left out.
  static func cutStart(_ text: String, to width: Int, mark: String = "…") -> String {
    let scalars = Array(words(text).joined(separator: " ").unicodeScalars)
    var (start, used) = (scalars.count, 0)
    while start > 0, used + Self.width(of: scalars[start - 1]) <= width {
      start -= 1
      used += Self.width(of: scalars[start])
    }
    guard start > 0 else { return String(String.UnicodeScalarView(scalars)) }
    // Half a word at the edge reads like another word.
    let tail = scalars[start...]
    let afterSpace = tail.firstIndex(of: " ").map { $0 + 1 } ?? start
    return mark + String(String.UnicodeScalarView(scalars[afterSpace...]))
  }

  /// The text in lines of whole words, safe to show; a word wider than a line is broken.
  ///
  /// - Parameter most: how many lines at most; the last one ends with `…` where there were more.
  static func wrap(_ text: String, to width: Int, most: Int = .max) -> [String] {
    var lines: [String] = []
    var (line, used) = ("", 0)
    for word in words(text) {
      var rest = word
      while !rest.isEmpty {
        let room = line.isEmpty ? width : width - used - 1
        let part = fitting(rest, room)
        if !line.isEmpty, part.endIndex != rest.endIndex || Self.width(part) > room {
          lines.append(line)
          guard lines.count < most else { return ended(lines, at: width) }
          (line, used) = ("", 0)
          continue
        }
        line += line.isEmpty ? String(part) : " \(part)"
        used = Self.width(line)
        rest = rest[part.endIndex...]
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func ended(_ lines: [String], at width: Int) -> [String] {
    guard let last = lines.last else { return lines }
    let mark = fitting(last[...], width - 2).trimmingEnd() + " …"
    return lines.dropLast() + [mark]
  }

  private static func words(_ text: String) -> [Substring] {
    visible(text).split(whereSeparator: \.isWhitespace)
  }

  /// The longest beginning within `width`, at least one scalar.
  ///
  /// Marks that take no column do not make it endless: four scalars a column are the most.
  private static func fitting(_ text: Substring, _ width: Int) -> Substring {
    var (used, count) = (0, 0)
    let scalars = text.unicodeScalars
    let end = scalars.indices.first { index in
      used += Self.width(of: scalars[index])
      count += 1
      return (used > width || count > 4 * max(width, 1)) && index != scalars.startIndex
    }
    return text[..<(end ?? text.endIndex)]
  }
}

extension Substring {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
