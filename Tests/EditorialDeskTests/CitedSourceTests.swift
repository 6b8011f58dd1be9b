import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("What a verdict cites")
struct CitedSourceTests {
  private static func citations(_ claim: Claim) -> [String: [String]] {
    let sources = Dictionary(
      uniqueKeysWithValues: claim.evidence.map { ($0.id, $0.origin ?? $0.url ?? "") })
    return Dictionary(
      uniqueKeysWithValues: claim.verdicts.map { verdict in
        (verdict.annotator.name, verdict.evidence.compactMap { sources[$0] }.sorted())
      })
  }

  @Test func `goes along in a sheet where it is another's evidence, or none`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithClaim()
    let boris = try room.desk(of: "boris")
    let evidence = try ["https://example.org/a", "https://example.org/bb"].map { url in
      try desk.offer(
        Desk.EvidenceOffer(stance: .supports, source: .outside(url: url, title: "", quote: "")),
        on: claim)
    }
    _ = try boris.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence[1].text]))
    _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", evidence: []))
    let here = Self.citations(try desk.claim(claim))
    #expect(here == ["amara": [], "boris": ["https://example.org/bb"]])
    let csv = try #require(Desk.ForeignFormat("csv"))
    let report = try desk.exportClaims(as: csv, to: .path(room.file("out.csv")))
    #expect(report.lost.allSatisfy { !$0.what.contains("cite") })
    let there = try room.desk("there", of: "dana")
    _ = try there.ingest(room.file("tram.txt"))
    _ = try there.importFiles([room.file("out.csv")], as: csv)
    #expect(Self.citations(try there.claim(claim)) == here)
    _ = try there.exportClaims(as: csv, to: .path(room.file("back.csv")))
    let (out, back) = try (
      room.texts(at: room.file("out.csv")), room.texts(at: room.file("back.csv"))
    )
    #expect(out == back)
    #expect(try desk.importFiles([room.file("back.csv")], as: csv).new == 0)
  }

  @Test func `is counted as lost where the evidence has no row in a sheet`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithClaim()
    let evidence = try desk.offer(
      Desk.EvidenceOffer(
        stance: .supports, source: .outside(url: "", title: "the budget", quote: "40 million")),
      on: claim)
    _ = try desk.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
    let csv = try #require(Desk.ForeignFormat("csv"))
    let report = try desk.exportClaims(as: csv, to: .path(room.file("out.csv")))
    let lost = report.lost.first { $0.what.hasPrefix("verdicts that cite evidence which a sheet") }
    #expect(lost?.count == 1)
  }
}

@Suite("The text in a file that is called like a document")
struct NamedTextTests {
  @Test func `is that document's where its bytes are, and else its own`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithClaim()
    let document = try #require(try desk.claim(claim).appearances.first?.selector.document)
    for (name, text) in [
      (document.text, "Trams are red."), (String(repeating: "a", count: 64), "Blue."),
    ] {
      try room.put(text, at: "in/\(name).txt")
      try room.put("T1\tClaim 0 5\t\(text.prefix(5))\n", at: "in/\(name).ann")
    }
    try room.put(Newsroom.article, at: "in/\(document.text)x.txt")
    let brat = try #require(Desk.ForeignFormat("brat"))
    let report = try desk.importFiles([room.file("in")], as: brat)
    #expect(report.lost.first { $0.what.hasPrefix("texts that are not those") }?.count == 2)
    #expect(try desk.documents().count == 3)
    #expect(
      try desk.claims(ClaimFilter()).count { $0.claim.appearances.first?.selector.exact == "Trams" }
        == 1)
    let there = try room.desk("there", of: "dana")
    _ = try desk.exportClaims(as: brat, to: .path(room.file("out")))
    #expect(try there.importFiles([room.file("out")], as: brat).lost.isEmpty)
    #expect(try there.claim(claim).appearances.map(\.selector.document) == [document])
  }
}
