import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A desk's own sheet, taken in on it")
struct OwnSheetTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let boris: Desk

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
    boris = try newsroom.desk(of: "boris")
  }

  private func takeOwn() throws -> Desk.ExchangeReport {
    let path = newsroom.file("own.csv")
    let format = try #require(Desk.ForeignFormat("csv"))
    _ = try desk.exportClaims(as: format, to: .path(path))
    return try newsroom.desk(of: "zoe").importFiles([path], as: format)
  }

  /// A claim that amara and boris rated true on one primary source.
  private func verified(_ wording: String, because: String = "the annex") throws -> ClaimID {
    let claim = try desk.addClaim(wording: wording)
    let withdrawn = try desk.offer(.record("city", isPrimary: true), on: claim)
    _ = try desk.withdrawEvidence(withdrawn.text, because: "wrong origin")
    let source = try desk.offer(
      Desk.EvidenceOffer(
        stance: .supports,
        source: .outside(url: "https://example.org/4", title: "city", quote: "40 million"),
        origin: "statistics", isPrimary: true), on: claim)
    for one in [desk, boris] {
      _ = try one.rate(
        claim,
        Desk.VerdictOffer(rating: "true", rationale: because, evidence: [source.text]))
    }
    return claim
  }

  @Test func `leaves verdicts on the source that they cite, beside one that was withdrawn`() throws
  {
    let claim = try verified("Rents rose by 12 percent.")
    let cited = try desk.claim(claim).verdicts.map(\.evidence)
    let before = try desk.operationCount()
    #expect(try takeOwn().new == 0)
    #expect(try desk.operationCount() == before)
    #expect(try desk.claim(claim).verdicts.map(\.evidence) == cited)
    #expect(try desk.judged(claim).isVerified)
  }

  @Test(
    "adds nothing where words hold what nobody sees",
    arguments: ["\u{AD}", "\u{200B}", "\u{2028}", "\u{FEFF}", "\u{85}", "\r\n", "\u{202E}"])
  func knowsItsMarks(hidden: String) throws {
    let claim = try verified("Rents\(hidden) rose by 12 percent.", because: "two\(hidden)lines")
    try desk.tag(claim, adding: ["rents\(hidden)again"], removing: [])
    #expect(try desk.judged(claim).isVerified)
    #expect(try takeOwn().new == 0)
    #expect(try desk.judged(claim).isVerified)
  }

  @Test func `makes nobody a second person`() throws {
    let claim = try verified("Rents rose by 12 percent.")
    let name = "x\u{AD}y"
    let path = newsroom.file("shared.jsonl")
    _ = try desk.share(to: path)
    let foreign = try String(contentsOfFile: path, encoding: .utf8)
      .replacing("\"by\":\"boris\"", with: "\"by\":\"\(name)\"")
    let other = try newsroom.desk("other")
    let merged = try other.merge([newsroom.write(foreign, to: "foreign.jsonl")])
    #expect(merged.new > 0)
    let people = try other.claim(claim).verdicts.map(\.annotator)
    let own = newsroom.file("marks.csv")
    let format = try #require(Desk.ForeignFormat("csv"))
    _ = try other.exportClaims(as: format, to: .path(own))
    _ = try other.importFiles([own], as: format)
    #expect(try other.claim(claim).verdicts.map(\.annotator) == people)
  }
}
