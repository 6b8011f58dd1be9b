import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("What went out and comes back")
struct ReturningTests {
  private func review(of desk: Desk, _ room: Newsroom) throws -> String {
    var request = Desk.ReportRequest(.claimreview)
    request.includesAll = true
    let path = room.file("review.json")
    _ = try desk.report(request, to: .file(path))
    return path
  }

  @Test func `adds nothing to its own desk, and a claim with its verdict to another: ClaimReview`()
    throws
  {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    let path = try review(of: desk, room)
    let format = try #require(Desk.ForeignFormat("claimreview"))
    let digest = try desk.digest()
    let report = try desk.importFiles([path], as: format)
    #expect((report.read, report.imported, report.known, report.new) == (1, 0, 1, 0))
    #expect(try desk.digest() == digest)
    let other = try room.desk("other", of: "dana")
    _ = try other.importFiles([path], as: format)
    let there = try other.claim(claim)
    #expect(there.verdicts.map(\.annotator.name) == ["city"])
    #expect(there.verdicts.map(\.rating) == ["true"])
    #expect(there.tags.count == 1 && there.tags[0].hasPrefix("appearance:"))
    #expect(there.evidence.isEmpty)
  }

  @Test func `adds nothing when it told what stood as it was published: ClaimReview`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    let path = try review(of: desk, room)
    let format = try #require(Desk.ForeignFormat("claimreview"))
    _ = try desk.publish(claim, Desk.PublicationOffer(url: "https://example.org/p"))
    for one in [desk, try room.desk(of: "boris")] { try one.rate(claim, "false") }
    #expect(try desk.importFiles([path], as: format).new == 0)
    try room.write(
      try String(contentsOfFile: path, encoding: .utf8).replacing("\"true\"", with: "\"satire\""),
      to: "other.json")
    _ = try desk.importFiles([room.file("other.json")], as: format)
    #expect(try desk.claim(claim).verdicts.map(\.annotator.name).contains("city"))
  }

  @Test func `is the desk's ruling and nobody's verdict: AVeriTeC`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    try room.desk(of: "boris").rate(claim, "false")
    try room.desk(of: "chief").rule(claim, "false", because: "the budget")
    let format = try #require(Desk.ForeignFormat("averitec"))
    let path = room.file("out.json")
    let written = try desk.exportClaims(as: format, to: .path(path))
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains(#""label":"Refuted""#))
    #expect(
      written.lost.first { $0.what == "verdicts on claims whose label is that of a ruling" }?.count
        == 2)
    #expect(try desk.importFiles([path], as: format).new == 0)
    let other = try room.desk("other", of: "dana")
    _ = try other.importFiles([path], as: format)
    let verdicts = try other.claim(claim).verdicts
    #expect(verdicts.map(\.annotator.name) == ["averitec"])
    #expect(verdicts.map(\.rationale) == ["the budget"])
  }

  @Test(arguments: ["label-studio", "doccano", "brat", "uima-xmi"])
  func `makes nobody a marker of what they only judged`(format: String) throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    let format = try #require(Desk.ForeignFormat(format))
    _ = try desk.exportClaims(as: format, to: .path(room.file("out")))
    #expect(try desk.importFiles([room.file("out")], as: format).new == 0)
    let other = try room.desk("other", of: "dana")
    #expect(try other.importFiles([room.file("out")], as: format).new > 0)
    #expect(try other.importFiles([room.file("out")], as: format).new == 0)
    #expect(try other.claim(claim).verdicts.map(\.annotator.name) == ["amara", "boris"])
    let markers = try other.history(of: claim.text).filter { $0.kind == "claim.add" }.map(\.by.name)
    #expect(markers == ["amara"])
  }

  @Test func `has its questions in their order, each once: AVeriTeC`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let questions = ["Who?", "At what cost?", "Is it so?", "By whom?"].enumerated().map {
      number, words in
      let answers = (0...number % 2).map {
        #"{"answer":"\#(9 - number - $0)","source_url":"https://example.org/\#(7 - number)"}"#
      }
      return #"{"question":"\#(words)","answers":[\#(answers.joined(separator: ","))]}"#
    }.joined(separator: ",")
    let path = try room.write(
      #"[{"claim":"Rents rose.","claim_id":1,"label":"Refuted","questions":[\#(questions)]}]"#,
      to: "in.json")
    let format = try #require(Desk.ForeignFormat("averitec"))
    _ = try desk.importFiles([path], as: format)
    let other = try room.desk("other", of: "dana")
    try room.pass(from: desk, to: other)
    for one in [desk, other] {
      let out = room.file("out.json")
      _ = try one.exportClaims(as: format, to: .path(out))
      let text = try String(contentsOfFile: out, encoding: .utf8)
      let order = ["Who?", "At what cost?", "Is it so?", "By whom?"].map {
        text.components(separatedBy: "\"question\":\"\($0)\"")
      }
      #expect(order.map(\.count) == [2, 2, 2, 2])
      #expect(order.map { $0[0].count } == order.map { $0[0].count }.sorted())
    }
  }
}
