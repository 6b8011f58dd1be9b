import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("Work that somebody else brought in")
struct BroughtInTests {
  private func desk(_ room: Newsroom) throws -> (desk: Desk, claim: ClaimID) {
    let desk = try room.desk(of: "dana")
    let path = try room.write(
      "wording,annotator,rating\nTrams are red.,ana,false\nTrams are red.,dana,false\n",
      to: "checked.csv")
    _ = try desk.importFiles([path], as: try #require(Desk.ForeignFormat("csv")))
    return (desk, try #require(try desk.claims().first).claim.id)
  }

  @Test func `is its author's, and says by whom and from what it came`() throws {
    let room = try Newsroom()
    let (desk, claim) = try desk(room)
    let verdicts = try desk.claim(claim).verdicts
    #expect(verdicts.map(\.annotator.name) == ["ana", "dana"])
    #expect(
      verdicts.map(\.broughtIn?.phrase) == ["brought in by dana (csv, checked.csv)", nil])
    let there = try room.desk("there", of: "boris")
    try room.pass(from: desk, to: there)
    #expect(try there.claim(claim).verdicts[0].broughtIn?.by.name == "dana")
  }

  @Test func `names the file that brought it, and not the first of the import`() throws {
    let room = try Newsroom()
    let desk = try room.desk(of: "dana")
    let paths = try ["ana", "bea"].map { person in
      try room.write(
        "id,wording,annotator,rating\n1,Trams are red.,\(person),true\n", to: "by-\(person).csv")
    }
    _ = try desk.importFiles(paths, as: try #require(Desk.ForeignFormat("csv")))
    #expect(
      try desk.claims().flatMap(\.claim.verdicts).map(\.broughtIn?.from) == [
        "csv, by-ana.csv", "csv, by-bea.csv",
      ])
  }

  @Test func `names each file, where several told of one claim, up to three`() throws {
    let room = try Newsroom()
    let desk = try room.desk(of: "dana")
    let paths = try ["ana", "bea", "cem", "dan"].map { person in
      try room.write(
        #"{"text":"Trams are red.","document":"tram","label":[[0,5,"claim"],[0,5,"true"]]}"#,
        to: "\(person).jsonl")
    }
    _ = try desk.importFiles(paths, as: try #require(Desk.ForeignFormat("doccano")))
    let verdicts = try desk.claims().flatMap(\.claim.verdicts)
    #expect(verdicts.map(\.annotator.name) == ["ana", "bea", "cem", "dan"])
    #expect(
      Set(verdicts.map(\.broughtIn?.from)) == [
        "doccano, ana.jsonl, bea.jsonl, cem.jsonl and 1 more"
      ])
  }

  @Test func `names files that are called alike with their folders`() throws {
    let room = try Newsroom()
    let desk = try room.desk(of: "dana")
    for (person, rating) in [("ana", "true"), ("bea", "false")] {
      let folder = URL(fileURLWithPath: room.file("in/\(person)"))
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try room.write("Trams are red.", to: "in/\(person)/tram.txt")
      try room.write(
        "T1\tClaim 0 5\tTrams\nA1\tRating T1 \(rating)\n", to: "in/\(person)/tram.ann")
    }
    _ = try desk.importFiles([room.file("in")], as: try #require(Desk.ForeignFormat("brat")))
    #expect(
      try Set(desk.claims().flatMap(\.claim.verdicts).map(\.broughtIn?.from)) == [
        "brat, ana/tram.ann, bea/tram.ann"
      ])
  }

  @Test(arguments: [Desk.ReportFormat.markdown, .html, .csv, .json])
  func `is told in reports`(format: Desk.ReportFormat) throws {
    let room = try Newsroom()
    let (desk, _) = try desk(room)
    var request = Desk.ReportRequest(format)
    request.includesAll = true
    _ = try desk.report(request, to: .file(room.file("report")))
    let text = try String(contentsOfFile: room.file("report"), encoding: .utf8)
    #expect(text.contains("brought in by dana"))
  }

  @Test func `is the same work where two brought it in`() throws {
    let room = try Newsroom()
    let (desk, claim) = try desk(room)
    let there = try room.desk("there", of: "boris")
    let path = try room.write(
      "wording,annotator,rating\nTrams are red.,ana,false\n", to: "other.csv")
    _ = try there.importFiles([path], as: try #require(Desk.ForeignFormat("csv")))
    try room.pass(from: there, to: desk)
    #expect(try desk.claim(claim).contested.isEmpty)
  }
}

@Suite("What went out and is another one now")
struct ChangedAfterwardsTests {
  @Test func `is a factual correction where somebody else is said to have made the claim`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    _ = try desk.publish(claim, Desk.PublicationOffer(url: "https://example.org/p"))
    #expect(try desk.corrections().isEmpty)
    var chain = try desk.claim(claim).attribution ?? Attribution()
    let before = chain.outlet ?? ""
    chain.outlet = "Harbour Post"
    try desk.attribute(claim, to: chain)
    let correction = try #require(try desk.corrections().first).correction
    #expect(correction.change == .factual)
    let told = correction.differences.filter { $0.what == .attribution }
    #expect(told.map(\.new) == ["outlet: Harbour Post"])
    #expect(told.map(\.old) == [before.isEmpty ? "" : "outlet: \(before)"])
  }

  @Test func `has no rating in a correction where the report has none`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    _ = try desk.publish(claim, Desk.PublicationOffer(url: "https://example.org/p"))
    try desk.reword(claim, to: "The council will spend 41 million euros.")
    let correction = try #require(try desk.corrections().first).correction
    #expect(correction.change == .factual)
    let rating = correction.differences.first { $0.what == .rating }
    #expect(rating?.old == "true" && rating?.new == "")
  }

  @Test func `has a letter where two called it the same version unaware of each other`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    _ = try desk.publish(claim, Desk.PublicationOffer(url: "https://example.org/p"))
    let there = try room.desk("there", of: "dana")
    try room.pass(from: desk, to: there)
    for (one, url) in [(desk, "https://example.org/here"), (there, "https://example.org/there")] {
      _ = try one.publish(
        claim, Desk.PublicationOffer(url: url, change: .update, because: "More is said."))
    }
    try room.pass(from: desk, to: there)
    try room.pass(from: there, to: desk)
    let editions = try [desk, there].map { try $0.claim(claim).publications.map(\.edition) }
    #expect(editions == [["1", "2a", "2b"], ["1", "2a", "2b"]])
    let addresses = try [desk, there].map { try $0.claim(claim).publications.map(\.url) }
    #expect(addresses[0] == addresses[1])
    let earlier = try desk.claim(claim).madeCorrections.map(\.earlier.edition)
    #expect(earlier == ["1", "1"])
    #expect(
      try desk.publish(claim, Desk.PublicationOffer(change: .update, because: "Both.")).publication
        .version == 3)
  }

  @Test func `shows in a report what evidence said that was taken back`() throws {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithVerdicts()
    let evidence = try #require(try desk.claim(claim).evidence.first)
    _ = try desk.withdrawEvidence(evidence.id.text, because: "It was last year's.")
    var request = Desk.ReportRequest(.markdown)
    request.includesAll = true
    _ = try desk.report(request, to: .file(room.file("report.md")))
    let text = try String(contentsOfFile: room.file("report.md"), encoding: .utf8)
    #expect(text.contains("40 million") && text.contains("It was last year's."))
    #expect(text.contains("supports: "))
  }
}
