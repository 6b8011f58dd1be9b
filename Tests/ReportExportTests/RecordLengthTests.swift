import Testing

@testable import ReportExport

@Suite("A record")
struct RecordLengthTests {
  private func line(_ text: String) -> Int? {
    RecordLength(Array(text.utf8)).line(longerThan: 20)
  }

  @Test func `that is too long is told by its line, whatever stands in its texts`() {
    let long = #"{"a":"\"]}[{ and more words"}"#
    #expect(line(long) == 1)
    #expect(line("{}\n{\"a\":1}\n\(long)\n") == 3)
    #expect(line("[{},\n\(long)]") == 2)
    #expect(line("[{\"a\":1},\n{\"b\":[1]},\n{}]") == nil)
    #expect(line("{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n") == nil)
  }

  @Test func `of what is no JSON ends`() {
    for text in ["]]]]]]]]]]]]]]]]]]]]]]]]]", "\"" + String(repeating: "\\", count: 40), "[[[[[["] {
      #expect(line(text + text) == nil)
    }
  }

  @Test func `that is too long is refused by the formats of many records`() throws {
    let long = "{\"text\":\"" + String(repeating: "a", count: ForeignJSON.longestRecord) + "\"}"
    let file = ExchangeFile(name: "a.json", bytes: Array(long.utf8))
    for format in [ExchangeFormat.doccano, .labelStudio, .averitec] {
      #expect(throws: FormatError.self) { try format.read([file]) }
    }
  }

  @Test func `that is left out is told of one by one up to a number, and counted beyond`() throws {
    let rows = String(repeating: ",ada\n", count: 250)
    let sheet = ExchangeFile(name: "a.csv", bytes: Array("wording,annotator\n\(rows)".utf8))
    let reading = try ExchangeFormat.csv.read([sheet])
    #expect(reading.read == 250)
    #expect((reading.skipped.count, reading.skippedFurther) == (100, 150))
  }
}
