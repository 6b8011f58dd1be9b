import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A line goes into quarantine")
struct QuarantineTests {
  @Test(arguments: [
    "", " ", "\t \r", "x", "{", "}", "{\"v\":1", "{\"v\":1,}", "{,}", "{\"v\"}", "{\"v\" 1}",
    "{v:1}",
    "{'v':1}", "{\"v\":1 \"n\":1}", "{\"v\":1,,\"n\":1}", "{\"a\":[1,]}", "{\"a\":[,1]}",
    "{\"a\":[1 2]}", "{\"a\":[1}", "{\"a\":{\"b\":1]}", "[1}", "{]", "{} {}", "{},", "{}x", "1 2",
    "\"",
    "\"a", "{\"a", "{1:1}", "{null:1}", "// no\n{}", "{/**/}", "{\"a\":}", "{\"a\":1:2}",
    "\u{FEFF}{}",
    "\u{A0}{}", "{\u{B}}", "{\u{2028}}", "\0", "{}\0",
  ])
  func `that is not JSON`(line: String) {
    #expect(Example.reason(Array(line.utf8)) == .notJSON)
  }

  @Test(arguments: [
    "01", "-01", "00", "+1", "-", "--1", ".5", "-.5", "1.", "1.e5", "1e", "1e+", "1E-", "0x10",
    "1_000",
    "1 000", "NaN", "Infinity", "-Infinity", "tru", "True", "TRUE", "nulll", "nul", "falsey",
    "undefined",
    "١", "½",
  ])
  func `for a word or number that JSON does not have`(value: String) {
    #expect(Example.reason(Example.line(with: "{\"a\":\(value)}")) == .notJSON)
    #expect(Example.reason(Example.line(with: "{\"a\":[\(value)]}")) == .notJSON)
    #expect(Example.reason(Example.line(["aside": value])) == .notJSON)
  }

  @Test(arguments: [
    #"\x41"#, #"\'"#, #"\ "#, #"\U0041"#, #"\u"#, #"\u12"#, #"\u12g4"#, #"\u 123"#, #"\u+123"#,
    #"\u-001"#,
    #"\uéé"#, #"\"#, #"\ud83d"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\u0041"#, #"\ud83d\ud83d"#,
    #"\ude00"#,
    #"\ude00\ud83d"#, #"\ud83d\ude0"#, #"\udbff\ue000"#, "a\nb", "a\tb", "a\0b", "\u{1F}",
    "\u{1B}[2J",
  ])
  func `for an escape, a lone surrogate or a control character in a text or key`(inside: String) {
    #expect(Example.reason(Example.line(with: "{\"wording\":\"\(inside)\"}")) == .notJSON)
    #expect(Example.reason(Example.line(with: "{\"\(inside)\":1}")) == .notJSON)
    #expect(Example.reason(Example.line(["at": "\"\(inside)\""])) == .notJSON)
  }

  @Test(arguments: ["[]", "{}", "[{}]", "1", "-1", "true", "null", "\"v\"", " { } ", "[[],[]]"])
  func `that is JSON but no operation`(line: String) {
    #expect(Example.reason(Array(line.utf8)) == .notAnOperation)
  }

  @Test(arguments: ["v", "dev", "ep", "n", "at", "by", "do", "with"])
  func `without what must always be there`(key: String) {
    #expect(Example.reason(Example.line([key: nil])) == .notAnOperation)
    #expect(Example.reason(Example.line([key: "null"])) == .notAnOperation)
    #expect(Example.reason(Example.line([key: "[]"])) == .notAnOperation)
    #expect(Example.reason(Example.line([key: nil, "\(key) ": "1"])) == .notAnOperation)
  }

  @Test(arguments: [
    ("v", "0"), ("v", "-1"), ("v", "\"1\""), ("v", "true"), ("v", "{}"), ("ep", "0"),
    ("ep", "\"2\""),
    ("n", "0"), ("n", "-7"), ("dev", "1"), ("dev", "\"\""), ("by", "\"\""), ("by", "{}"),
    ("do", "\"\""),
    ("do", "5"), ("on", "\"\""), ("on", "null"), ("on", "5"), ("on", "[\"x\"]"), ("at", "5"),
    ("at", "{}"), ("with", "\"{}\""), ("with", "1"), ("with", "false"), ("prev", "5"),
    ("prev", "null"),
    ("prev", "[]"), ("part", "5"), ("part", "{}"), ("over", "null"), ("over", "\"x\""),
    ("over", "{}"),
    ("over", "[1]"), ("over", "[null]"), ("over", "[[]]"),
  ])
  func `with something of another type in its place`(key: String, value: String) {
    #expect(Example.reason(Example.line([key: value])) == .notAnOperation)
  }

  @Test(arguments: ["by", "dev", "do", "on"])
  func `with NUL in a name, though texts may hold it`(key: String) {
    for name in [#""\u0000""#, #""a\u0000b""#, #""ab\u0000""#] {
      #expect(Example.reason(Example.line([key: name])) == .notAnOperation)
      #expect(Example.reason(Example.line(with: "{\"wording\":\(name)}")) == nil)
    }
  }

  @Test(arguments: [
    [0x80], [0xBF], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF],
    [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80],
    [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF0, 0x80, 0x80, 0xAF],
    [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x28, 0x80],
    [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  ])
  func `with bytes that are no UTF-8, wherever they stand`(bytes: [UInt8]) {
    // Words of eight bytes are checked at once, so the place matters to the reader.
    for shift in 0..<9 {
      let text = Array("\"\(String(repeating: "x", count: shift))".utf8) + bytes + [0x22]
      let line = Array("{\"v\":1,\"aside\":".utf8) + text + Array("}".utf8)
      #expect(Example.reason(line) == .badUTF8)
      #expect(
        Example.reason(Example.line() + bytes + Array(repeating: 0x20, count: shift)) == .badUTF8)
    }
    #expect(Example.reason(bytes) == .badUTF8)
  }

  @Test(arguments: [
    "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "😀", "\u{10FFFF}",
  ])
  func `though not with UTF-8 at its limits`(scalar: String) throws {
    for shift in 0..<9 {
      let text = String(repeating: "x", count: shift) + scalar
      let operation = try Example.operation(["with": "{\"wording\":\"\(text)\"}"])
      #expect(operation.with("wording") == .string(text))
    }
  }

  @Test func `that nests 17 levels deep, wherever it does`() {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}"), (#"[{"a":"#, "}]")] {
      let depth = open.count > 1 && open.hasPrefix("[") ? 8 : 16
      let deep =
        String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
      #expect(Example.reason(Example.line(["aside": deep])) == .tooDeep)
      #expect(Example.reason(Example.line(with: "{\"a\":\(deep)}")) == .tooDeep)
      #expect(Example.reason(Array("[\(deep)]".utf8)) == .tooDeep)
    }
    let empty = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
    #expect(Example.reason(Example.line(["aside": empty])) == .tooDeep)
  }

  @Test(arguments: [
    #"{"a":1,"a":1}"#, #"{"a":1,"b":2,"a":3}"#, #"{"a":1,"\u0061":2}"#, #"{"\u0061":1,"\u0061":2}"#,
    #"{"\/":1,"/":2}"#, #"{"😀":1,"\ud83d\ude00":2}"#, #"{"":1,"":2}"#, #"{"\n":1,"\u000a":2}"#,
    #"{"é":1,"\u00E9":2}"#, #"{"x":{"a":1,"a":1}}"#, #"{"x":[[{"a":{},"a":[]}]]}"#,
    #"{"a":{},"a":{}}"#,
  ])
  func `with a key twice in one object`(object: String) {
    #expect(Example.reason(Example.line(with: object)) == .duplicateKeys)
    #expect(Example.reason(Example.line(["aside": object])) == .duplicateKeys)
    #expect(Example.reason(Example.line(["aside": "[\(object)]"])) == .duplicateKeys)
  }

  @Test(arguments: ["v", "with", "on", "d\\u006f", "w\\u0069th"])
  func `with one of its own keys twice`(key: String) {
    #expect(
      Example.reason(Array(Example.line().dropLast()) + Array(",\"\(key)\":{}}".utf8))
        == .duplicateKeys)
  }

  @Test(arguments: [2, 15, 16, 17, 18, 40])
  func `with a key twice among however many`(count: Int) {
    let keys = (0..<count).map { "\"k\($0)\":1" }
    for twice in Set([0, count / 2, count - 1]) {
      let spelled = keys + ["\"\\u006b\(twice)\":1"]
      #expect(
        Example.reason(Example.line(with: "{\(spelled.joined(separator: ","))}")) == .duplicateKeys)
    }
    #expect(Example.reason(Example.line(with: "{\(keys.joined(separator: ","))}")) == nil)
  }

  @Test(arguments: [
    "{\"caf\u{E9}\":1,\"cafe\u{301}\":2}", #"{"a":1,"A":2}"#, #"{"a":1,"a ":2}"#,
    #"{"a":{"a":{"a":1}}}"#,
    #"{"x":{"a":1},"y":{"a":1},"a":[{"a":1},{"a":1}]}"#, #"{"\\u0061":1,"a":2}"#,
    #"{"a":1,"aa":2,"":3}"#,
  ])
  func `though not with keys that only look alike, or stand in different objects`(object: String) {
    #expect(Example.reason(Example.line(with: object)) == nil)
  }

  @Test(arguments: [
    "-0", "0.0", "1.0", "-1.5", "0.1", "1e3", "1E3", "1e0", "0e0", "1e-5", "1e+5", "1.5e3", "1e400",
    "-1e400",
    "1e-400", "9007199254740992", "-9007199254740992", "9223372036854775807", "9223372036854775808",
    "18446744073709551616", "-9223372036854775809", "100000000000000000000000000000000000000000",
  ])
  func `with a number that is no plain integer within ±(2^53−1)`(number: String) {
    #expect(Example.reason(Example.line(with: "{\"confidence\":\(number)}")) == .numberOutOfRange)
    #expect(Example.reason(Example.line(with: "{\"a\":[{\"b\":\(number)}]}")) == .numberOutOfRange)
    #expect(Example.reason(Example.line(["aside": number])) == .numberOutOfRange)
    #expect(Example.reason(Example.line(["n": number])) == .numberOutOfRange)
  }
}
