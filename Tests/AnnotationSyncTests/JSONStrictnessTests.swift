import AnnotationSync
import ClaimModel
import DeskTestSupport
import Foundation
import Testing

/// The reader of lines held against Foundation's, which is slower and allows more.
///
/// The format leaves out, by intent, what JSON allows: a key twice, numbers that are no plain integers
/// within ±(2^53−1), more than 16 levels, anything but an object at the top, halves of surrogate pairs.
/// Foundation for its part lets a comma pass before a closing bracket, which is no JSON.
@Suite("The reader of lines and Foundation's JSONSerialization")
struct JSONStrictnessTests {
  /// Whether Foundation takes the line for JSON.
  private func isJSON(_ line: [UInt8]) -> Bool {
    // Foundation guesses UTF-16 and UTF-32 from NUL bytes; a line is UTF-8 and nothing else.
    guard String(validating: line, as: UTF8.self) != nil, !line.contains(0) else { return false }
    return (try? JSONSerialization.jsonObject(with: Data(line), options: .fragmentsAllowed)) != nil
  }

  /// Whether a comma stands before a closing bracket.
  private func hasStrayComma(_ line: [UInt8]) -> Bool {
    let dense = line.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return zip(dense, dense.dropFirst()).contains { left, right in
      left == UInt8(ascii: ",") && (right == UInt8(ascii: "]") || right == UInt8(ascii: "}"))
    }
  }

  @Test("differ on a comma before a closing bracket", arguments: ["[1,]", #"{"a":1,}"#, "[1 , ]"])
  func differOnStrayCommas(value: String) {
    #expect(Example.reason(Example.line(["aside": value])) == .notJSON)
  }

  private static let values = [
    "0", "-1", "10", "9007199254740991", "true", "false", "null", #""""#, #""a""#, #""\u00e9""#,
    #""\ud83d\ude00""#, #""\"\\\/\b\f\n\r\t""#, "[]", "{}", "[1,2]", #"{"a":{"b":[]}}"#, #""é😀""#,
    " 1 ", "[ ]", "{ }", #"{ "a" : 1 }"#, "\t[\t1\t]\t",
    // No JSON.
    "", "01", "-", "+1", ".5", "1.", "1e", "0x1", "NaN", "Infinity", "tru", "nulll", "'a'", #"""#,
    #""\x""#, #""\u12""#, #""\u12g4""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, "\"\t\"",
    "\"\u{1}\"", "[,1]", "[1 2]", "[", "]", "[1}", #"{"a"}"#, #"{"a":}"#,
    #"{,"a":1}"#, #"{a:1}"#, #"{1:1}"#, #"{"a" 1}"#, "//", "/**/1", "1//", "\u{A0}1", "\u{2028}1",
    "\u{B}1", "\u{FEFF}1",
  ]

  @Test("agree on each value, wherever it stands", arguments: values)
  func agreeOnValues(value: String) {
    for line in [
      Example.line(["aside": value]), Example.line(with: "{\"a\":\(value)}"),
      Example.line(with: "{\"a\":[\(value),\(value)]}"),
    ] {
      #expect((Example.reason(line) == nil) == isJSON(line), "\(value)")
    }
  }

  @Test(
    "agree on damaged lines, but for what the format leaves out by intent", arguments: lawSeeds(4))
  func agreeOnDamagedLines(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var (taken, refused) = (0, 0)
    for _ in 0..<2500 {
      let line = Self.accidents.damaged(
        Example.line(["aside": #"{"x":[1,-20,{"é":"\u0041\\"}],"y":null}"#]), &generator)
      let shown = Comment("seed \(seed): \(String(decoding: line, as: UTF8.self))")
      switch Example.reason(line) {
      case nil:
        taken += 1
        #expect(isJSON(line), shown)
      case .notJSON, .badUTF8:
        refused += 1
        #expect(!isJSON(line) || hasStrayComma(line), shown)
      case .notAnOperation, .tooLong, .tooDeep, .duplicateKeys, .numberOutOfRange: break
      }
    }
    #expect(taken > 200 && refused > 200, "seed \(seed): \(taken) taken, \(refused) refused")
  }

  private static let accidents = LineAccidents(
    putting: [
      "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0000", "\\ud800", "0", "-", "+", ".", "e", "01",
      "null", "NaN", " ", "\t", "\r", "\u{B}", "\u{1F}", "\u{7F}", "\u{A0}", "\"a\":1,", "é", "//",
      ",]",
    ], count: 0...2)
}
