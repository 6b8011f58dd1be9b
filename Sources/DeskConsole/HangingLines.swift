import ClaimModel

/// Long lines in several, for a terminal: what a line goes on with is set in.
public enum HangingLines {
  private static let indent = "    "

  /// The line in lines of whole words; a word that is wider than a line, such as a path, stays whole.
  ///
  /// - Parameter width: in columns; of what is narrower than 40 a line takes 40.
  public static func wrap(_ text: String, to width: Int) -> [String] {
    let width = max(width, 40)
    var lines: [String] = []
    var (line, isBegun) = ("", false)
    // Two spaces between what stands in columns are two words apart, one of them empty.
    for word in visible(text).split(separator: " ", omittingEmptySubsequences: false) {
      let longer = isBegun ? "\(line) \(word)" : line + word
      if isBegun, !word.isEmpty, Columns.width(longer) > width {
        lines.append(line)
        line = indent + word
      } else {
        line = longer
      }
      isBegun = true
    }
    return lines + [line]
  }
}
