/// One line of a file in which a desk's scale or policy is written: `key: value`, or words.
///
/// Blank lines and those that begin with `#` are passed over. Files are UTF-8 without control characters
/// other than tabs and line ends, with at most ``mostLines`` lines of at most ``longest`` scalars.
struct RuleLine {
  /// From 1.
  let number: Int
  /// Without white space at its ends.
  let text: Substring

  static let mostLines = 500
  static let longest = 1_000

  /// The lines that say something.
  ///
  /// - Throws: ``ModelError/malformedRule(line:reason:remedy:)``.
  static func all(of text: String) throws(ModelError) -> [RuleLine] {
    var lines: [RuleLine] = []
    // A line end of two characters is one `Character`; scalars tell them apart.
    let parts = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard parts.count <= mostLines else {
      throw .malformedRule(
        line: mostLines + 1, reason: "The file has more than \(mostLines) lines.",
        remedy: "shorten it")
    }
    for (index, part) in parts.enumerated() {
      let whole = Substring(part).trimmed
      guard let first = whole.unicodeScalars.first, first != "#" else { continue }
      let line = RuleLine(number: index + 1, text: whole)
      guard whole.unicodeScalars.count <= longest else {
        throw line.fault("The line is longer than \(longest) characters.", "shorten it")
      }
      guard whole.unicodeScalars.allSatisfy({ $0 == "\t" || !$0.isHiddenControl }) else {
        throw line.fault(
          "The line holds a character that cannot be seen: `\(visible(String(whole)))`.",
          "take it out")
      }
      lines.append(line)
    }
    return lines
  }

  /// What is wrong with this line.
  func fault(_ reason: String, _ remedy: String) -> ModelError {
    .malformedRule(line: number, reason: reason, remedy: remedy)
  }

  /// What stands before and behind the first colon; `nil` when there is none.
  var pair: (key: String, value: String)? {
    guard let colon = text.unicodeScalars.firstIndex(of: ":") else { return nil }
    let value = text[text.unicodeScalars.index(after: colon)...]
    return (String(text[..<colon].trimmed), String(value.trimmed))
  }

  /// The words, at most `count`; the last one is all that is left of the line.
  func words(_ count: Int) -> [String] {
    text.split(maxSplits: count - 1) { $0 == " " || $0 == "\t" }.map { String($0.trimmed) }
  }
}

extension Substring {
  /// Without spaces, tabs and carriage returns at its ends.
  fileprivate var trimmed: Substring {
    var rest = unicodeScalars[...]
    func isBlank(_ scalar: Unicode.Scalar?) -> Bool {
      scalar == " " || scalar == "\t" || scalar == "\r"
    }
    while isBlank(rest.first) { rest.removeFirst() }
    while isBlank(rest.last) { rest.removeLast() }
    return Substring(rest)
  }
}
