import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A hostile line is judged")
struct HostileLineTests {
  @Test(arguments: ["[", "{\"a\":", "[{\"a\":", "{\"with\":{\"with\":"])
  func `however deep it goes on`(open: String) {
    let deep = String(repeating: open, count: 100_000)
    #expect(Example.reason(Array(deep.utf8)) == .tooDeep)
    #expect(throws: ModelError.self) { try JSONValue(parsing: Array(deep.utf8)) }
  }

  @Test func `with a hundred thousand keys in one object`() throws {
    let keys = (0..<100_000).map { "\"\(String($0, radix: 36))\":1" }
    let operation = try Example.operation(["with": "{\(keys.joined(separator: ","))}"])
    #expect(operation.with("0") == 1)
    #expect(operation.with("none") == nil)
    let twice = keys + [#""\u0030":1"#]
    let line = Example.line(with: "{\(twice.joined(separator: ","))}")
    #expect(Example.reason(line) == .duplicateKeys)
  }

  @Test func `with thirty thousand names in over`() throws {
    let name = try Example.name(5)
    let names = String(repeating: "\"\(name)\",", count: 30_000)
    #expect(try Example.operation(["over": "[\(names)\"\"]"]).over.count == 30_000)
  }

  @Test func `with many siblings, none of which is deep`() {
    let siblings = String(repeating: "[{}],", count: 100_000)
    #expect(Example.reason(Example.line(with: "{\"a\":[\(siblings)[]]}")) == nil)
  }

  @Test(arguments: [11, 22, 33, 44] as [UInt64])
  func `never more kindly than any other reader would`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let lines = Self.lines.map { Array($0.utf8) } + [Example.line()]
    var accepted = 0
    let tries = 1500
    for _ in 0..<tries {
      let line = Self.accidents.damaged(
        try #require(lines.randomElement(using: &generator)), &generator)
      let shown = Comment("seed \(seed): \(String(decoding: line, as: UTF8.self))")
      let other = try? JSONValue(parsing: line, deepest: 16)
      guard let operation = try? Operation(line: line) else { continue }
      accepted += 1
      let read = try #require(other, shown)
      #expect(operation.with == read["with"], shown)
      #expect(operation.number == read["n"]?.int, shown)
      #expect(.string(operation.at) == read["at"], shown)
      #expect(.string(operation.by.name) == read["by"], shown)
      #expect(operation.with("wording") == read["with"]?["wording"], shown)
      #expect(operation.line == line, shown)
      _ = (operation.target, operation.value, operation.content)
    }
    #expect(accepted > tries / 20 && accepted < tries * 4 / 5, "seed \(seed): \(accepted)")
  }

  private static let lines = [
    #"{"v":1,"dev":"d","ep":1,"n":1,"at":"","by":"a","do":"note.add","on":"x","#
      + #""with":{"text":"\ud83d\ude00 é"}}"#,
    #"{"with":{"wording":"a\\b","w":{"i":[1,2,{"t":null}]}},"v":1,"dev":"d","ep":1,"n":12,"#
      + #""at":"","by":"a","do":"x"}"#,
    #"{"v":1,"dev":"d","ep":1,"n":1,"at":"","by":"\u0061","do":"seal","on":"d/1","over":[""],"#
      + #""w\u0069th":{"wording":-1}}"#,
  ]

  private static let accidents = LineAccidents(
    putting: [
      "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0000", "\\ud800", "0", "-", ".", "e", "1e9",
      "null", " ", "\n",
      "\"a\":1,", "é", "\u{FEFF}", "with", "9007199254740993",
    ], count: 1...3)
}
