import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

/// Lines without white space are read on a shorter way: a space before a line makes it go the long one.
@Suite("A line without white space")
struct PlainLineTests {
  @Test(arguments: lawSeeds(4))
  func `says what it says with some, and is refused for the same reason`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var (accepted, refused) = (0, 0)
    for _ in 0..<1500 {
      let line = Self.accidents.damaged(
        try #require(Self.lines.randomElement(using: &generator)), &generator)
      let shown = Comment("seed \(seed): \(String(decoding: line, as: UTF8.self))")
      let spaced = [UInt8(ascii: " ")] + line
      #expect(Example.reason(line) == Example.reason(spaced), shown)
      guard let plain = try? Operation(line: line), let other = try? Operation(line: spaced) else {
        refused += 1
        continue
      }
      accepted += 1
      #expect(Self.parts(plain) == Self.parts(other), shown)
      #expect(plain.with == other.with && plain.content == other.content, shown)
    }
    #expect(accepted > 100 && refused > 100 || isOneLawSeedChosen, "seed \(seed): \(accepted)")
  }

  @Test func `may have each escape that stands for one character`() throws {
    let operation = try Example.operation(["with": #"{"wording":"a\"b\\c\/d\b\f\n\r\t é"}"#])
    #expect(operation.with("wording") == .string("a\"b\\c/d\u{8}\u{C}\n\r\t é"))
    #expect(operation.value == "a\"b\\c/d\u{8}\u{C}\n\r\t é")
  }

  @Test(arguments: [
    ("2026-03-01T09:00:00.123Z", "2026-03-01"), ("2026", "2026"), ("", ""),
    (#"2026-0\u0033-01T09"#, "2026-03-01"), ("1. März 2026, noon", "1. März 20"),
  ])
  func `gives the day as the first ten characters of its clock`(at: String, day: String) throws {
    #expect(try Example.operation(["at": "\"\(at)\""]).day == day)
  }

  private static func parts(_ operation: Operation) -> [String] {
    [
      "\(operation.version) \(operation.chain.device)/\(operation.chain.epoch)",
      "\(operation.number) \(operation.by)", operation.at, operation.day, operation.kind,
      operation.on ?? "-", operation.previous?.text ?? "-", operation.part?.text ?? "-",
      operation.over.map(\.text).joined(separator: ","), operation.value ?? "-",
      operation.target?.facet.text ?? "-", operation.reasonNotUnderstood ?? "-", operation.words,
      "\(operation.isMarked(.undo)) \(operation.isMarked(.redo))",
    ]
  }

  private static let name = "UkuyGRXzL2II9AH5gQOeKvQFanzQadjj"

  /// Of kinds that do not name their facet by the line's own hash, which the space changes.
  private static let lines = [
    Example.line(),
    Example.line([
      "do": #""verdict.give""#, "over": #"["\#(name)"]"#, "prev": #""\#(name)""#,
      "with":
        #"{"confidence":60,"evidence":["\#(name)","\#(name)"],"rating":"true","seen":"blind"}"#,
    ]),
    Example.line([
      "do": #""claim.add""#, "part": #""\#(name)""#,
      "with": #"{"document":"\#(Example.document)","end":12,"exact":"Rents rose.\n","start":0}"#,
    ]),
    Example.line([
      "do": #""claim.tag""#, "undo": #"["\#(name)"]"#, "with": #"{"tag":"é\"ü","present":false}"#,
    ]),
  ]

  private static let accidents = LineAccidents(
    putting: [
      "{", "}", "[", "]", ":", ",", "\"", "\\", "\\n", "\\u0000", "0", "-", ".", "null", "true",
      "\"wording\":1,", "\"confidences\":[],", "\"v\":1,", "é", "9007199254740993", "[\"\\/\",1]",
    ], count: 0...2)
}
