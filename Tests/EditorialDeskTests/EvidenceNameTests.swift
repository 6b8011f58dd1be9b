import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import ReportExport
import Testing

@Suite("The name of an evidence")
struct EvidenceNameTests {
  private let room: Newsroom

  init() throws { room = try Newsroom() }

  private func export(_ desk: Desk, _ format: String, to name: String) throws -> String {
    let path = room.file(name)
    _ = try desk.exportClaims(as: try #require(Desk.ForeignFormat(format)), to: .path(path))
    return path
  }

  private func take(_ path: String, on desk: Desk) throws -> Desk.ExchangeReport {
    try desk.importFiles([path], as: try #require(Desk.ForeignFormat("w3c")))
  }

  /// The names of evidence in an export, and what verdicts cite.
  private func names(in path: String) throws -> (given: Set<String>, cited: Set<String>) {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let items = try JSONValue(parsing: bytes)["first"]?["items"]?.array ?? []
    let given = items.filter { $0["motivation"]?.string == "linking" }.compactMap {
      $0["id"]?.string
    }
    return (Set(given), Set(items.flatMap { $0["stet:cites"]?.array ?? [] }.compactMap(\.string)))
  }

  @Test func `comes back from another desk by way of Web Annotation, and leads home`() throws {
    let (desk, claim) = try room.deskWithVerdicts()
    let (home, cited) = try names(in: export(desk, "w3c", to: "out.jsonld"))
    let own = Set(try desk.claim(claim).evidence.map { "urn:stet:evidence:\($0.id.text)" })
    #expect(home == own && cited == own && own.count == 2)

    let there = try room.desk("there", of: "dana")
    _ = try there.ingest(room.file("tram.txt"))
    _ = try take(room.file("out.jsonld"), on: there)
    let elsewhere = try there.claim(claim).evidence
    #expect(Set(elsewhere.compactMap(\.nameElsewhere?.text)).count == 2)
    #expect(Set(elsewhere.map(\.id)).isDisjoint(with: try desk.claim(claim).evidence.map(\.id)))
    let back = try names(in: export(there, "w3c", to: "back.jsonld"))
    #expect(back.given == own && back.cited == own)

    let digest = try desk.digest()
    #expect(try take(room.file("back.jsonld"), on: desk).new == 0)
    #expect(try desk.digest() == digest)
    #expect(try take(room.file("out.jsonld"), on: there).new == 0)
  }

  @Test func `is its own on a desk that has the evidence of that name too`() throws {
    let (desk, claim) = try room.deskWithVerdicts()
    let there = try room.desk("there", of: "dana")
    _ = try there.ingest(room.file("tram.txt"))
    _ = try take(export(desk, "w3c", to: "out.jsonld"), on: there)
    try room.pass(from: desk, to: there)
    #expect(try there.claim(claim).evidence.count == 4)
    let (given, cited) = try names(in: export(there, "w3c", to: "both.jsonld"))
    #expect(given.count == 4 && cited.isSubset(of: given))
  }

  @Test func `is nobody's to take: what has another's name is another evidence`() throws {
    let (desk, claim) = try room.deskWithVerdicts()
    let path = try export(desk, "w3c", to: "out.jsonld")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let forged = try room.write(
      text.replacingOccurrences(of: "40 million", with: "50 million"), to: "forged.jsonld")
    let before = try desk.claim(claim).evidence
    _ = try take(forged, on: desk)
    let after = try desk.claim(claim).evidence
    #expect(after.filter { before.map(\.id).contains($0.id) } == before)
    #expect(after.count == 4)
    let (given, _) = try names(in: export(desk, "w3c", to: "all.jsonld"))
    #expect(given == Set(after.map { "urn:stet:evidence:\($0.id.text)" }))
  }

  @Test func `is none where a file calls evidence by something else`() throws {
    let (desk, claim) = try room.deskWithVerdicts()
    let path = try export(desk, "w3c", to: "out.jsonld")
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for (number, item) in try desk.claim(claim).evidence.enumerated() {
      text = text.replacingOccurrences(of: item.id.text, with: "number-\(number)")
    }
    let there = try room.desk("there", of: "dana")
    _ = try there.ingest(room.file("tram.txt"))
    _ = try take(room.write(text, to: "odd.jsonld"), on: there)
    #expect(try there.claim(claim).evidence.map(\.nameElsewhere) == [nil, nil])
    #expect(try there.claim(claim).verdicts.allSatisfy { !$0.evidence.isEmpty })
  }
}

@Suite("The mark of a verdict as blind")
struct BlindMarkTests {
  private static let withheld =
    "marks of verdicts as blind, on claims that are not verified for a reason that is not carried"

  /// A claim that two rated blind on words of its own document, which are one origin.
  private func deskWithOneOrigin(_ room: Newsroom) throws -> (Desk, ClaimID) {
    let (desk, claim) = try room.deskWithClaim()
    let document = try #require(try desk.claim(claim).appearances.first?.selector.document)
    for one in [desk, try room.desk(of: "boris")] {
      let evidence = try one.offer(
        Desk.EvidenceOffer(
          stance: .supports, source: .words("12,000 people will ride the trams", in: document)),
        on: claim)
      _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
    }
    return (desk, claim)
  }

  @Test(
    "goes along where all evidence lies in one document, which is too little anywhere",
    arguments: ["brat", "label-studio", "uima-xmi", "doccano"])
  func goesAlong(format: String) throws {
    let room = try Newsroom()
    let (desk, claim) = try deskWithOneOrigin(room)
    #expect(try desk.judged(claim).gate.unmet.map(\.clause) == [.evidence])
    let foreign = try #require(Desk.ForeignFormat(format))
    let report = try desk.exportClaims(as: foreign, to: .path(room.file("out")))
    #expect(report.lost.allSatisfy { $0.what != Self.withheld })
    let there = try room.desk("there", of: "dana")
    _ = try there.ingest(room.file("tram.txt"))
    _ = try there.importFiles([room.file("out")], as: foreign)
    let verdicts = try there.claim(claim).verdicts
    #expect(verdicts.map(\.annotator.name) == ["amara", "boris"])
    if format != "doccano" { #expect(verdicts.map(\.seen) == [.blind, .blind]) }
    #expect(try !there.judged(claim).gate.isVerified)
  }

  @Test(
    "is counted, one for each, where it stays here for a reason that nothing carried shows",
    arguments: ["brat", "label-studio", "uima-xmi"])
  func isCounted(format: String) throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    _ = try desk.ask("Since when?", to: "writer", about: claim)
    let foreign = try #require(Desk.ForeignFormat(format))
    let report = try desk.exportClaims(as: foreign, to: .path(room.file("out")))
    let there = try room.desk("there", of: "dana")
    _ = try there.ingest(room.file("tram.txt"))
    _ = try there.importFiles([room.file("out")], as: foreign)
    let here = try desk.claim(claim).verdicts.count { $0.seen == .blind }
    let arrived = try there.claim(claim).verdicts.count { $0.seen == .blind }
    let lost = report.lost.first { $0.what == Self.withheld }?.count ?? 0
    #expect((here, arrived, lost) == (2, 0, 2))
    #expect(try !there.judged(claim).gate.isVerified)
  }
}
