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

  @Test func `that is too long is a row of a sheet, also by a quotation mark left open`() throws {
    let text = "wording\na,b\nc,\"dddddd\neeeeee\"\nf,g\n"
    let sheet = SheetText(text, separator: ",", longest: 12)
    #expect(sheet.longRow == 3)
    #expect(sheet.rows.map(\.cells) == [["wording"], ["a", "b"]])
    #expect(SheetText(text, separator: ",", longest: 17).longRow == nil)
    let open = "wording\nRents rose.\n\"" + String(repeating: "a", count: ForeignJSON.longestRecord)
    let error = #expect(throws: FormatError.self) {
      try ExchangeFormat.csv.read([ExchangeFile(name: "a.csv", bytes: Array(open.utf8))])
    }
    #expect(error?.place == "a.csv:3")
    #expect(error?.problem.contains("a row is longer than 16 MiB") == true)
  }

  @Test func `that is too long is an XMI with too much in it`() throws {
    let many = "<a>" + String(repeating: "<b/>", count: 2 * UIMAExchange.mostElements) + "</a>"
    let error = #expect(throws: FormatError.self) {
      try ExchangeFormat.uimaXMI.read([ExchangeFile(name: "a.xmi", bytes: Array(many.utf8))])
    }
    #expect(error?.place == "a.xmi")
    #expect(error?.problem.contains("more than 1000000 elements") == true)
    let beside = "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\"/>"
    let both = [("a.xmi", many), ("b.xmi", beside)].map {
      ExchangeFile(name: $0, bytes: Array($1.utf8))
    }
    let reading = try ExchangeFormat.uimaXMI.read(both)
    #expect(reading.skipped.map(\.file) == ["a.xmi"])
  }

  @Test func `that is left out is told of one by one up to a number, and counted beyond`() throws {
    let rows = String(repeating: ",ada\n", count: 250)
    let sheet = ExchangeFile(name: "a.csv", bytes: Array("wording,annotator\n\(rows)".utf8))
    let reading = try ExchangeFormat.csv.read([sheet])
    #expect(reading.read == 250)
    #expect((reading.skipped.count, reading.skippedFurther) == (100, 150))
  }
}
