/// Why bytes are no XML that is read.
struct XMLFault: Error, Equatable {
  /// From 1; `nil` where it is about the whole.
  let line: Int?
  /// In a few words that quote nothing from outside.
  let reason: String

  init(line: Int?, reason: String) {
    self.line = line
    self.reason = reason
  }

  /// - Parameters:
  ///   - line: as libxml2 counts it; 0 where it knows none.
  ///   - code: libxml2's number of an error, `xmlParserErrors`.
  init(line: Int, code: Int) {
    self.line = line > 0 ? line : nil
    reason = Self.reasons[code] ?? "it is not well-formed XML (libxml2's error \(code))"
  }

  static let declaration = XMLFault(
    line: nil, reason: "its document type declares entities or attributes")

  /// What libxml2's errors say, for those that broken files meet.
  private static let reasons: [Int: String] = [
    1: "its elements lie in each other more than 256 deep",
    4: "it does not begin as XML does",
    5: "something stands behind its last element",
    8: "a reference by number names a character that XML 1.0 does not have",
    9: "it has a character that XML 1.0 does not have, such as a control character",
    22: "a reference '&' has no name",
    23: "a reference has no ';' at its end",
    26: "it names an entity that is not declared",
    31: "its encoding is not known",
    32: "its encoding is not known",
    38: "a '<' stands within an attribute",
    39: "an attribute has no quotation mark before its value",
    40: "an attribute has no quotation mark behind its value",
    41: "an attribute has no value",
    42: "an attribute stands twice in one element",
    45: "a comment does not end",
    65: "white space is missing between two attributes",
    68: "a '<' has no name of an element behind it",
    73: "the mark of an element has no '>' at its end",
    74: "it ends before its elements do",
    76: "an element ends that is not the one that began last",
    77: "it ends before its elements do",
    81: "it is not in the encoding that it declares",
  ]
}
