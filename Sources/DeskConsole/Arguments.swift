import ClaimModel

/// What follows a command's name on the line, taken word by word.
///
/// Words are apart by white space; what stands in quotation marks is one.
struct Arguments: Sendable {
  /// The command that is being read, for messages.
  let command: String
  private var left: Substring.UnicodeScalarView

  init(_ text: String, of command: String) {
    self.command = command
    left = text[...].unicodeScalars
    skipSpace()
  }

  var isEmpty: Bool { left.isEmpty }

  /// What is left of the line, without white space around it.
  var text: String {
    var rest = left
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// Whether a quotation mark comes next.
  var opensQuotation: Bool { left.first.flatMap { Self.marks[$0] } != nil }

  /// The next word without taking it; `nil` at the end.
  var nextWord: String? {
    let word = left.prefix { !$0.properties.isWhitespace }
    return word.isEmpty ? nil : String(word)
  }

  /// Takes the next word; `nil` at the end.
  mutating func takeWord() -> String? {
    guard let word = nextWord else { return nil }
    left = left.dropFirst(word.unicodeScalars.count)
    skipSpace()
    return word
  }

  /// Takes the scalar that comes next, such as the sign of a tag; `nil` at the end.
  mutating func takeSign() -> Unicode.Scalar? { left.popFirst() }

  /// Takes what stands in quotation marks, else the next word; `nil` at the end.
  mutating func takeItem() throws(ConsoleError) -> String? {
    opensQuotation ? try takeQuotation(before: []) : takeWord()
  }

  /// Takes a quotation, which may hold quotation marks itself.
  ///
  /// - Parameter keywords: it ends where the line ends or one of these follows; with none, where
  ///   white space follows.
  mutating func takeQuotation(before keywords: [String]) throws(ConsoleError) -> String {
    guard let open = left.first, let close = Self.marks[open] else {
      throw .unclosedQuotation(command: command)
    }
    let inside = left.dropFirst()
    var last: Substring.UnicodeScalarView.Index?
    for index in inside.indices where inside[index] == close {
      let behind = inside[inside.index(after: index)...]
      guard behind.first?.properties.isWhitespace ?? true else { continue }
      last = index
      if keywords.isEmpty || behind.allSatisfy(\.properties.isWhitespace) { break }
      let word = behind.drop { $0.properties.isWhitespace }.prefix { !$0.properties.isWhitespace }
      if keywords.contains(String(word.prefix(16))) { break }
    }
    guard let last else { throw .unclosedQuotation(command: command) }
    let quotation = String(inside[..<last])
    left = inside[inside.index(after: last)...]
    skipSpace()
    return quotation
  }

  private mutating func skipSpace() { left = left.drop { $0.properties.isWhitespace } }

  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "“": "”", "«": "»", "„": "“",
  ]
}
