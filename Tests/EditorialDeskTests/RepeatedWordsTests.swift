import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A claim whose words stand in several places")
struct RepeatedWordsTests {
  private static let text = """
    The mayor said on Monday that rents rose by 12 percent in the whole of May.

    It says further down that rents rose by 12 percent once again.

    """
  private static let words = "rents rose by 12 percent"

  private func quoted(_ others: String, in desk: Desk, _ room: Newsroom) throws
    -> Desk
    .ExchangeReport
  {
    let path = try room.write(
      """
      {"@context":"http://www.w3.org/ns/anno.jsonld","id":"http://example.org/1","type":"Annotation",
      "creator":{"type":"Person","name":"dora"},"motivation":"identifying","target":{
      "source":"http://example.org/doc","selector":[{"type":"TextQuoteSelector",
      "exact":"\(Self.words)"\(others)]}}
      """, to: "quoted.jsonld")
    return try desk.importFiles([path], as: try #require(Desk.ForeignFormat("w3c")))
  }

  private func desk(_ room: Newsroom) throws -> Desk {
    let desk = try room.desk()
    _ = try desk.ingest(
      room.write(Self.text, to: "doc.txt"),
      details: Desk.DocumentDetails(url: "http://example.org/doc"))
    return desk
  }

  private func claims(of desk: Desk) throws -> [Claim] {
    try desk.claims().map(\.claim).filter { $0.status != .candidate }
  }

  @Test(
    "is at the one that a quotation's surroundings tell, and its marker's",
    arguments: [
      (#","prefix":"said on Monday that ","suffix":" in the whole"}"#, 30),
      (#","prefix":"further down that "}"#, 103),
      (
        #","suffix":" once again"},{"type":"RangeSelector","startContainer":"/p[1]","endContainer":"/p[2]","startOffset":1,"endOffset":2}"#,
        103
      ),
    ])
  func isWhereItFits(others: String, start: Int) throws {
    let room = try Newsroom()
    let desk = try desk(room)
    _ = try quoted(others, in: desk, room)
    let claim = try #require(try claims(of: desk).first)
    #expect(claim.appearances.map(\.selector.span.start) == [start])
    #expect(claim.notes.isEmpty)
  }

  @Test func `is said to stand in several where nothing tells which, as its marker's`() throws {
    let room = try Newsroom()
    let desk = try desk(room)
    let report = try quoted("}", in: desk, room)
    #expect(
      report.lost.map(\.what) == [
        "words that stand in several places of their document, kept as notes"
      ])
    let claim = try #require(try claims(of: desk).first)
    #expect(claim.appearances.isEmpty)
    #expect(claim.notes.map(\.by.name) == ["dora"])
    #expect(try quoted("}", in: desk, room).new == 0)
  }

  /// A desk whose claims stand anywhere in a text of few words: many of the same, some with spaces at their ends.
  private func desk(seed: UInt64, _ room: Newsroom) throws -> Desk {
    var generator = SeededGenerator(seed: seed)
    let words = (0..<40).compactMap { _ in
      ["rents", "rose", " in", "May.\n", "\"so\"", "=1", "–"].randomElement(using: &generator)
    }
    let text = words.joined(separator: " ")
    let count = text.unicodeScalars.count
    let document = try room.desk().ingest(room.write(text, to: "law.txt")).document
    let annotations = (0..<12).map { number in
      let start = Int.random(in: 0..<(count - 12), using: &generator)
      let end = start + Int.random(in: 3...12, using: &generator)
      return """
        {"@context":"http://www.w3.org/ns/anno.jsonld","id":"http://example.org/\(number)",
        "type":"Annotation","creator":{"type":"Person","name":"dora"},"target":{
        "source":"urn:stet:document:\(document.id.text)","selector":{
        "type":"TextPositionSelector","start":\(start),"end":\(end)}}}
        """
    }
    let path = try room.write("[\(annotations.joined(separator: ","))]", to: "law.jsonld")
    let desk = try room.desk()
    _ = try desk.importFiles([path], as: try #require(Desk.ForeignFormat("w3c")))
    return desk
  }

  @Test(arguments: lawSeeds(12))
  func `adds nothing as its desk's own sheet, which has the words of each claim`(seed: UInt64)
    throws
  {
    let room = try Newsroom()
    let desk = try desk(seed: seed, room)
    let sheet = room.file("law.csv")
    let format = try #require(Desk.ForeignFormat("csv"))
    _ = try desk.exportClaims(as: format, to: .path(sheet))
    let digest = try desk.digest()
    let report = try desk.importFiles([sheet], as: format)
    #expect(report.skipped.isEmpty && report.new == 0, "seed \(seed)")
    #expect(try desk.digest() == digest, "seed \(seed)")
    #expect(report.lost.isEmpty, "seed \(seed): \(report.lost)")
  }

  @Test func `keeps its place on another desk by its name`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let text = "The mayor said that trams are late.\n\nLater the clerk said that trams are late.\n"
    _ = try desk.ingest(room.write(text, to: "doc.txt"))
    for candidate in try desk.candidatesByWorth() { try desk.decide(candidate.claim, .accepted) }
    let here = try claims(of: desk).flatMap(\.appearances).map(\.selector)
    #expect(Set(here.map(\.exact)).count < here.count)
    let sheet = room.file("sheet.csv")
    let format = try #require(Desk.ForeignFormat("csv"))
    _ = try desk.exportClaims(as: format, to: .path(sheet))
    #expect(try String(contentsOfFile: sheet, encoding: .utf8).contains(",trams are late,"))
    let other = try room.desk("other", of: "boris")
    _ = try other.ingest(room.file("doc.txt"))
    _ = try other.importFiles([sheet], as: format)
    let there = try claims(of: other).flatMap(\.appearances).map(\.selector)
    #expect(Set(there) == Set(here))
  }
}
