import AnnotatorAgreement
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A file of ratings")
struct RatingFileTests {
  private func read(
    _ bytes: some Collection<UInt8>, pieces: Int = .max, group: String? = nil
  ) throws -> RatingSheet {
    var reader = RatingFileReader(file: "votes.csv", groupColumn: group)
    let bytes = Array(bytes)
    for start in stride(from: 0, to: bytes.count, by: max(1, min(pieces, bytes.count))) {
      let end = min(bytes.count, start + min(pieces, bytes.count))
      try bytes[start..<end].withUnsafeBytes { try reader.feed($0) }
    }
    return try reader.finish()
  }

  private func figures(_ sheet: RatingSheet) throws -> [Double?] {
    try AgreementTable(plainly: sheet).figures.map(\.value)
  }

  private let plain = "item,annotator,label\nx,ada,1\nx,bea,2\ny,ada,1\ny,bea,1\nz,ada,3\n"

  @Test(
    "reads the same however it is written",
    arguments: [
      "item,annotator,label\r\nx,ada,1\r\nx,bea,2\r\ny,ada,1\r\ny,bea,1\r\nz,ada,3\r\n",
      "item,annotator,label\rx,ada,1\rx,bea,2\ry,ada,1\ry,bea,1\rz,ada,3",
      "\u{FEFF}item,annotator,label\nx,ada,1\nx,bea,2\ny,ada,1\ny,bea,1\nz,ada,3",
      "\u{FEFF}\"item\",\"annotator\",\"label\"\n\"x\",\"ada\",1\nx,bea,\"2\"\n\n\ny,ada,1\ny,bea,1\nz,ada,3\n\n",
      "label,note, annotator ,item\n1,,ada,x\n2,\"a, b\",bea,x\n1,\"a\n\"\"b\"\"\r\n\",ada,y\n1,,bea,y\n3,,ada,z\n",
      "item,annotator,label\nx,ada,1\nx,bea,2\ny,ada,1\ny,bea,1\nz,ada,3\nz,bea,\n",
    ])
  func readsTheSame(text: String) throws {
    let expected = try figures(read(plain.utf8))
    for pieces in [Int.max, 1, 3, 7] {
      #expect(try figures(read(text.utf8, pieces: pieces)) == expected, "in pieces of \(pieces)")
    }
  }

  @Test func `takes a rating without a label as missing, and counts it`() throws {
    let sheet = try read("item,annotator,label\nx,ada,\nx,bea,1\n".utf8)
    #expect(sheet.blank == 1 && sheet.count == 1)
  }

  @Test(
    "is refused with the line and what to do",
    arguments: [
      ("", "votes.csv: There is nothing in it.", "header"),
      ("item,label\n", "votes.csv:1: There is no column 'annotator'", "first line"),
      ("item;annotator;label\n", "votes.csv:1: There is no column 'item'", "commas"),
      ("item,item,annotator,label\n", "votes.csv:1: The column 'item' is there twice", "leave one"),
      ("item,annotator,label\nx,ada\n", "votes.csv:2: The line has 2 fields", "quotation"),
      ("item,annotator,label\nx,ada,a,b\n", "votes.csv:2: The line has 4 fields", "quotation"),
      ("item,annotator,label\n\n,ada,a\n", "votes.csv:3: The rating has no item", "fill it in"),
      ("item,annotator,label\nx,,a\n", "votes.csv:2: The rating has no annotator", "fill it in"),
      ("item,annotator,label\nx,a\"b,c\n", "votes.csv:2: The line is no CSV: a quotation", "twice"),
      ("item,annotator,label\nx,\"a\"b,c\n", "votes.csv:2: The line is no CSV: something", "twice"),
      (
        "item,annotator,label\n\"x\ny\",a,b\nx,\"a,b\n", "votes.csv:4: The line is no CSV: a quo",
        "close"
      ),
      ("item,annotator,label\nx,a\0,b\n", "votes.csv:2: The line is no CSV: it has a NUL", "UTF-8"),
    ])
  func isRefused(text: String, problem: String, remedy: String) throws {
    for pieces in [Int.max, 1] {
      do {
        _ = try read(text.utf8, pieces: pieces)
        Issue.record("nothing was refused: \(text)")
      } catch let error as AgreementError {
        #expect(error.description.hasPrefix(problem), "\(error)")
        #expect(error.remedy.contains(remedy) && error.remedy.hasSuffix("nothing was changed."))
      }
    }
  }

  @Test func `is refused where an annotator gave one item two labels, and both lines are named`()
    throws
  {
    let sheet = try read("item,annotator,label\nx,ada,1\ny,ada,1\nx,ada,2\n".utf8)
    let error = #expect(throws: AgreementError.self) {
      try AgreementTable(sheet, file: "votes.csv")
    }
    #expect(
      error?.description.hasPrefix(
        "votes.csv:4: 'ada' rated 'x' twice: '1', '2', first on line 2.") ?? false)
  }

  @Test func `counts a line that is there twice once, and says so`() throws {
    let sheet = try read("item,annotator,label\nx,ada,1\nx,bea,2\nx,ada,1\n".utf8)
    let table = try AgreementTable(sheet)
    #expect(table.ratings == 2 && table.repeated == 1)
  }

  @Test func `is refused where it is not UTF-8`() throws {
    let bytes = Array("item,annotator,label\nx,ada,caf".utf8) + [0xE9, 0x0A]
    let error = #expect(throws: AgreementError.self) { try read(bytes) }
    #expect(error?.place == "votes.csv:2")
  }

  @Test func `ends a quotation mark that is never closed before it fills the memory`() throws {
    let text = "item,annotator,label\nx,\"ada,1\n" + String(repeating: "x,bea,2\n", count: 300_000)
    let error = #expect(throws: AgreementError.self) { try read(text.utf8, pieces: 1 << 16) }
    #expect(error?.place == "votes.csv:2")
    let long = "item,annotator,label\nx,ada," + String(repeating: "a", count: 2 << 20) + "\n"
    let tooLong = #expect(throws: AgreementError.self) { try read(long.utf8) }
    #expect(tooLong?.problem.contains("longer than 1 MiB") ?? false)
  }

  @Test func `cannot smuggle escape sequences into an error`() throws {
    let error = #expect(throws: AgreementError.self) {
      try read("item\u{1B}[2J,annotator\u{202E}\n".utf8)
    }
    #expect(error?.description.unicodeScalars.contains { $0.value == 0x1B } == false)
    #expect(error?.description.contains("⟨U+001B⟩") ?? false)
  }

  @Test func `can be set apart by a column`() throws {
    let text = "item,annotator,label,topic\nx,ada,1,seas\nx,bea,2,seas\ny,ada,1,ice\ny,bea,1,ice\n"
    let parts = try read(text.utf8, group: "topic").parts
    #expect(parts.map(\.name) == ["ice", "seas"])
    #expect(try parts.map { try AgreementTable($0.sheet).value(.percentAgreement) } == [1, 0])
    #expect(throws: AgreementError.self) { try read(text.utf8, group: "colour") }
  }

  @Test("never crashes on noise", arguments: lawSeeds(200))
  func survivesNoise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("ab,,,\"\"\n\n\r\0é\u{FEFF}".utf8)
    let noise = (0..<200).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
    let bytes = Array("item,annotator,label\n".utf8) + noise
    let whole = Result { try figures(read(bytes)) }
    let pieces = Result { try figures(read(bytes, pieces: 5)) }
    switch (whole, pieces) {
    case (.success(let one), .success(let other)): #expect(one == other, "seed \(seed)")
    case (.failure(let one), .failure(let other)): #expect("\(one)" == "\(other)", "seed \(seed)")
    case (.success, .failure), (.failure, .success): Issue.record("seed \(seed): pieces matter")
    }
  }
}
