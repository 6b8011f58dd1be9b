import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("Taking a document in")
struct IngestTests {
  private let newsroom: Newsroom
  private let desk: Desk

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
  }

  @Test func `keeps the same bytes twice as one document, and writes nothing the second time`()
    throws
  {
    let first = try desk.ingest(newsroom.write(Newsroom.article, to: "tram.txt"))
    let digest = try desk.digest()
    let second = try desk.ingest(newsroom.write(Newsroom.article, to: "again.txt"))
    #expect(first.isNew)
    #expect(!second.isNew)
    #expect(second.document.id == first.document.id)
    #expect(second.candidates == first.candidates)
    #expect(try desk.digest() == digest)
    #expect(try desk.documents().map(\.id) == [first.document.id])
  }

  @Test func `names it by its bytes and says what it is`() throws {
    let ingested = try desk.ingest(newsroom.write(Newsroom.article, to: "tram.txt"))
    #expect(ingested.document.title == "Council agrees on new tram line")
    #expect(ingested.document.mediaType == "text/plain")
    #expect(ingested.document.byteCount == Newsroom.article.utf8.count)
    #expect(ingested.document.isPresent)
    #expect(ingested.textLength == Newsroom.article.unicodeScalars.count)
    #expect(ingested.candidates > 0)
  }

  private static let sentence = "Café owners in Łódź paid 12 % more, the mayor said."
  private static let latin = "Café owners in Köln paid 12 % more, the mayor said."

  private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 255)]
      return isLittle ? bytes.reversed() : bytes
    }
  }

  private static let encodings: [(name: String, bytes: [UInt8], text: String)] = [
    ("UTF-8", Array(sentence.utf8), sentence),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(sentence.utf8), sentence),
    ("UTF-16, little end first", utf16(sentence, isLittle: true), sentence),
    ("UTF-16, big end first", utf16(sentence, isLittle: false), sentence),
    ("Latin-1", latin.unicodeScalars.map { UInt8($0.value) }, latin),
  ]

  @Test("reads what the bytes say", arguments: encodings.map(\.name))
  func readsEncodings(name: String) throws {
    let encoding = try #require(Self.encodings.first { $0.name == name })
    let ingested = try desk.ingest(newsroom.write(encoding.bytes, to: "article.txt"))
    #expect(ingested.textLength == encoding.text.unicodeScalars.count)
    let claim = try desk.addClaim(words: encoding.text, in: ingested.document.id)
    #expect(try desk.claim(claim).wording == encoding.text)
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `counts a line end of two bytes as one scalar`() throws {
    let plain = try desk.ingest(newsroom.write("One line.\nAnother line.\n", to: "lf.txt"))
    let returns = try desk.ingest(newsroom.write("One line.\r\nAnother line.\r\n", to: "crlf.txt"))
    #expect(returns.textLength == plain.textLength)
    #expect(returns.document.id != plain.document.id)
    let claim = try desk.addClaim(words: "Another line.", in: returns.document.id)
    #expect(try desk.claim(claim).appearances.map(\.selector.span.start) == [10])
  }

  @Test("takes the fixtures that are no UTF-8", arguments: ["latin1.txt", "utf16.txt"])
  func takesFixtures(name: String) throws {
    let ingested = try desk.ingest(Fixture.path("broken/\(name)"))
    #expect(ingested.isNew)
    #expect(ingested.textLength > 0)
  }

  @Test(
    "refuses what is no text, and changes nothing",
    arguments: ["broken/binary.bin", "broken/empty.txt"])
  func refusesFixtures(name: String) throws {
    let refusal = try desk.expectRefusal { _ = try desk.ingest(Fixture.path(name)) }
    #expect(refusal?.remedy.contains("nothing was taken in") ?? false)
    #expect(try desk.documents().isEmpty)
  }

  @Test(
    "refuses a page in HTML, and changes nothing",
    arguments: ["<!DOCTYPE html><p>Trams ran.", "  \n<html><body>Trams ran.</body></html>"])
  func refusesPages(page: String) throws {
    let path = try newsroom.write(page, to: "page.html")
    let refusal = try desk.expectRefusal { _ = try desk.ingest(path) }
    #expect(refusal?.problem.contains("HTML") ?? false)
    #expect(try desk.documents().isEmpty)
  }

  @Test func `refuses a folder, a missing file and a device, each with its place`() throws {
    let missing = newsroom.file("missing.txt")
    let cases: [(String, DeskError)] = [
      (newsroom.path, .notAFile(path: newsroom.path)), (missing, .noSuchFile(path: missing)),
      (missing + "/x", .noSuchFile(path: missing + "/x")),
      ("/dev/zero", .notAFile(path: "/dev/zero")),
    ]
    for (path, expected) in cases {
      let refusal = try desk.expectRefusal { _ = try desk.ingest(path) }
      #expect(refusal as? DeskError == expected)
      #expect(refusal?.place == path)
    }
  }

  @Test func `shows what was corrected by hand, and keeps it when more is said`() throws {
    let path = try newsroom.write(Newsroom.article, to: "tram.txt")
    let details = Desk.DocumentDetails(outlet: "Harbour Post", published: "2026-02-27")
    #expect(try desk.ingest(path, details: details).document.outlet == "Harbour Post")
    let more = try desk.ingest(path, details: Desk.DocumentDetails(title: "Tram line agreed"))
    #expect(more.document.title == "Tram line agreed")
    #expect(more.document.outlet == "Harbour Post")
    #expect(more.document.published == "2026-02-27")
    let kinds = try desk.history(of: more.document.id.text).map(\.kind)
    #expect(kinds == ["document.add", "document.describe", "document.describe"])
    let digest = try desk.digest()
    _ = try desk.ingest(path, details: details)
    #expect(try desk.digest() == digest)
  }

  @Test func `makes its words findable, whoever had spoken of it before`() throws {
    let path = try newsroom.write(Newsroom.article, to: "tram.txt")
    _ = try desk.ingest(path)
    let other = try newsroom.desk("other")
    try newsroom.pass(from: desk, to: other)
    #expect(try other.find("operator").isEmpty)
    _ = try other.ingest(path)
    #expect(try other.find("operator").map(\.kind) == ["document"])
    _ = try other.rebuild()
    #expect(try other.find("operator").map(\.kind) == ["document"])
  }

  @Test func `is one document when two people take it in, and nothing is contested`() throws {
    let path = try newsroom.write(Newsroom.article, to: "tram.txt")
    _ = try desk.ingest(path)
    let other = try newsroom.desk("other", of: "boris")
    _ = try other.ingest(path)
    let report = try newsroom.pass(from: other, to: desk)
    #expect(report.contested.isEmpty)
    #expect(report.findings.isEmpty)
    #expect(try desk.documents().count == 1)
  }
}
