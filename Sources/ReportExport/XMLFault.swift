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
    33: "its XML declaration is broken: a value has no quotation marks",
    34: "a text in quotation marks does not end",
    38: "a '<' stands within an attribute",
    39: "an attribute has no quotation mark before its value",
    40: "an attribute has no quotation mark behind its value",
    41: "an attribute has no value",
    42: "an attribute stands twice in one element",
    45: "a comment does not end",
    46: "an instruction '<?' has no name behind it",
    47: "an instruction '<?' does not end in '?>'",
    57: "its XML declaration is broken: it does not end in '?>'",
    61: "its document type does not end",
    62: "a ']]>' stands where no CDATA section is",
    63: "a CDATA section does not end",
    64: "its XML declaration is broken, or does not stand at its beginning",
    65: "white space is missing between two attributes",
    68: "a '<' or '&' has no name behind it: as words they are written '&lt;' and '&amp;'",
    73: "the mark of an element has no '>' at its end",
    74: "it ends before its elements do",
    75: "a '=' is missing behind the name of an attribute, or in its XML declaration",
    76: "an element ends that is not the one that began last",
    77: "it ends before its elements do",
    78: "its XML declaration is broken: standalone is yes or no",
    79: "its XML declaration is broken: its encoding has no name",
    80: "a comment has '--' in it",
    81: "it is not in the encoding that it declares",
    96: "its XML declaration is broken: it does not say a version",
    108: "it is of another version of XML than 1.0",
    109: "it is of another version of XML than 1.0",
  ]
}
