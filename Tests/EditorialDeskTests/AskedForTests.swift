import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("What is asked for of a report, a copy or an import")
struct AskedForTests {
  private let newsroom: Newsroom
  private let desk: Desk

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
  }

  private func wordings(from: String?, until: String?) throws -> [String] {
    var request = Desk.ReportRequest(.json)
    (request.from, request.until, request.includesAll) = (from, until, true)
    var bytes: [UInt8] = []
    _ = try desk.report(request, to: .stream { bytes.append(contentsOf: $0) })
    let claims = try JSONValue(parsing: bytes)["claims"]?.array ?? []
    return claims.compactMap { $0["wording"]?.string }.sorted()
  }

  @Test func `holds claims of a month or a year that it touches`() throws {
    for date in ["2017-01-28", "2017-01", "2017", "2018-03", nil] {
      let claim = try desk.addClaim(wording: date ?? "Nobody knows when.")
      try desk.attribute(claim, to: Attribution(speaker: "The mayor", madeOn: date))
    }
    let january = ["2017", "2017-01", "2017-01-28"]
    #expect(try wordings(from: "2017-01", until: "2017-01") == january)
    #expect(try wordings(from: "2017-01-20", until: "2017-01-31") == january)
    #expect(try wordings(from: "2017", until: "2017") == january)
    #expect(try wordings(from: "2017-02", until: nil) == ["2017", "2018-03"])
    #expect(try wordings(from: nil, until: "2016") == [])
    #expect(try wordings(from: "2018", until: "2018") == ["2018-03"])
  }

  @Test(arguments: ["2026-02-30", "2026-13-01", "2026-11-22T25:00Z", "2026-11-22T23:60Z"])
  func `is none that no calendar has`(time: String) throws {
    var request = Desk.ReportRequest(.json)
    request.asOf = time
    let refusal = try desk.expectRefusal { _ = try desk.report(request, to: .stream { _ in }) }
    #expect(refusal?.problem == "'\(time)' names no earlier state.")
  }

  // MARK: - The whole article

  @Test func `leaves the copy of an article whole where a claim stands in it`() throws {
    let release = """
      PRESS RELEASE

      The council has agreed to raise rents by 12 percent from May.

      Contact: press@town.example
      """
    let path = try newsroom.write(release, to: "release.txt")
    let document = try desk.ingest(path).document.id
    _ = try desk.addClaim(words: "raise rents by 12 percent", in: document)
    var request = Desk.ReportRequest(.markdown)
    request.includesAll = true
    let copy = newsroom.file("copy.md")
    _ = try desk.annotatedCopy(of: document, request, to: .file(copy))
    let text = try String(contentsOfFile: copy, encoding: .utf8)
    #expect(text.contains("The council has agreed to"))
    #expect(text.contains("from May"))
  }

  @Test func `is told of an annotation that gives a position alone, in a text that is not here`()
    throws
  {
    let annotation = """
      {"@context":"http://www.w3.org/ns/anno.jsonld","id":"http://x.example/1","type":"Annotation",\
      "body":{"type":"TextualBody","value":"true","purpose":"classifying"},"target":{\
      "source":"http://x.example/page","selector":{"type":"TextPositionSelector","start":4,"end":9}}}
      """
    let path = try newsroom.write(annotation, to: "one.jsonld")
    let report = try desk.importFiles([path], as: try #require(Desk.ForeignFormat("w3c")))
    #expect(report.skipped.isEmpty && report.new == 0)
    #expect(
      report.lost.map(\.what)
        == ["annotations that tell a position alone, in documents that are not here"])
  }
}
