import ClaimModel
import DeskTestSupport
import Testing

@Suite("JSON")
struct JSONValueTests {
  private func read(_ text: String) throws(ModelError) -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  @Test func `has one spelling: sorted keys, no spaces, the necessary escapes`() throws {
    let value = try read(
      #" { "b" : [ 1 , -2, true , null ], "a\u0041" : "\u00e9\/\n\u001b\u007f" , "" : {} } "#)
    #expect(
      value.canonicalText
        == "{\"\":{},\"aA\":\"é/\\n\\u001b\u{7F}\",\"b\":[1,-2,true,null]}")
  }

  @Test func `sorts keys by bytes and not as text`() throws {
    // As strings, the first two are equal; by bytes, they differ and z stands between them.
    let value: JSONValue = ["\u{E9}": 1, "e\u{301}": 2, "z": 3]
    #expect(value.canonicalText == "{\"e\u{301}\":2,\"z\":3,\"\u{E9}\":1}")
    #expect(value["\u{E9}"] == 1 && value["e\u{301}"] == 2)
  }

  @Test func `keeps two spellings of one letter as two keys`() throws {
    #expect(try read("{\"caf\u{E9}\":1,\"cafe\u{301}\":2}").members?.count == 2)
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, "a key stands twice"),
    (#"{"a":1,"\u0061":2}"#, "a key stands twice"),
    (#""\ud83d""#, "a lone surrogate"),
    (#""\ud83dx""#, "a lone surrogate"),
    (#""\ude00""#, "a lone surrogate"),
    (#""\ud83d\u0041""#, "a lone surrogate"),
    (#""\x""#, "an unknown escape"),
    (#""\u12g4""#, "an unknown escape"),
    ("\"a\tb\"", "a control character in a string"),
    (#""open"#, "a string has no end"),
    ("", "the text ends early"),
    ("[1,]", "an unknown word"),
    ("[1 2]", "a comma is missing"),
    (#"{"a" 1}"#, "a colon is missing"),
    (#"{,}"#, "a key is missing"),
    ("01", "an unknown word"),
    ("+1", "an unknown word"),
    (".5", "an unknown word"),
    ("1e999", "a number out of range"),
    ("NaN", "an unknown word"),
    ("nul", "an unknown word"),
    ("1 2", "something follows the value"),
  ])
  func `is refused with the reason`(text: String, reason: String) {
    #expect {
      _ = try read(text)
    } throws: { error in
      guard case .malformedJSON(let given, _)? = error as? ModelError else { return false }
      return given == reason
    }
  }

  @Test(arguments: [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3]])
  func `is refused with bytes that are no UTF-8`(bytes: [UInt8]) {
    #expect(throws: ModelError.self) {
      try JSONValue(parsing: [0x22] + bytes + [0x22])
    }
  }

  @Test func `says at which byte it stopped`() {
    #expect(throws: ModelError.malformedJSON(reason: "an unknown word", offset: 5)) {
      try read(#"{"a":x}"#)
    }
  }

  @Test func `is refused when nested too deeply, however deep it goes on`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: ModelError.malformedJSON(reason: "too many levels", offset: 64)) {
      try read(deep)
    }
    let allowed = "[[[]]]"
    #expect(try JSONValue(parsing: Array(allowed.utf8), deepest: 3).canonicalText == allowed)
    #expect(throws: ModelError.self) { try JSONValue(parsing: Array(allowed.utf8), deepest: 2) }
  }

  @Test func `reads whole numbers as such, up to the largest`() throws {
    #expect(try read("9007199254740991").int == 9_007_199_254_740_991)
    #expect(try read("-9223372036854775808").int == Int.min)
    #expect(try read("1.0").int == nil)
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "0.0"), (0.5, "0.5"), (-1.25, "-1.25"), (0.1 + 0.2, "0.3"),
    (2.0 / 3, "0.666667"), (-0.0000001, "0.0"), (Double.nan, "null"), (Double.infinity, "null"),
  ])
  func `prints fractions with six places at most`(number: Double, text: String) {
    #expect(JSONValue.decimal(number).canonicalText == text)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `is the same value when its one spelling is read again`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let value = randomValue(depth: 0, using: &generator)
      let bytes = value.canonicalBytes
      let again = try JSONValue(parsing: bytes)
      #expect(again == value, "seed \(seed)")
      #expect(again.canonicalBytes == bytes, "seed \(seed)")
    }
  }

  private func randomValue(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .int(Int.random(in: -(1 << 53)...(1 << 53), using: &generator))
    case 3, 4: return .string(randomText(using: &generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
          randomValue(depth: depth + 1, using: &generator)
        })
    default:
      var members: [ExactText: JSONValue] = [:]
      for _ in 0..<Int.random(in: 0..<4, using: &generator) {
        let key = ExactText(randomText(using: &generator))
        members[key] = randomValue(depth: depth + 1, using: &generator)
      }
      return .object(members.map { JSONValue.Member($0.key.text, $0.value) })
    }
  }

  private func randomText(using generator: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
    ]
    let count = Int.random(in: 0..<6, using: &generator)
    let scalars = (0..<count).compactMap { _ in
      let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
      return Unicode.Scalar(UInt32.random(in: range, using: &generator))
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
