import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("An import")
struct ImportTests {
  static let sheet = """
    id,wording,claimant,annotator,rating,confidence,rationale,source_url,stance,date,topic
    7,The line costs 40 million.,Ilse Marwick,ada,Mostly True,80,the budget says so,https://example.org/b,supports,04.03.2025,tram
    7,,,bea,FALSE,0.9,,,,,
    8,12000 people ride it.,,ada,unproven,,,,,,
    """

  @Test func `leaves verdicts with the people who gave them`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let report = try room.take(Self.sheet, "csv", to: desk)
    #expect((report.read, report.imported, report.skipped.count) == (3, 3, 0))
    let claim = try #require(try desk.claims().map(\.claim).first { $0.verdicts.count == 2 })
    #expect(claim.wording == "The line costs 40 million.")
    #expect(claim.attribution == Attribution(speaker: "Ilse Marwick", madeOn: "2025-03-04"))
    #expect(claim.verdicts.map(\.annotator.name) == ["ada", "bea"])
    #expect(claim.verdicts.map(\.rating) == ["mostly-true", "false"])
    #expect(claim.verdicts.map(\.confidence) == [80, 90])
    #expect(claim.verdicts.map(\.seen) == [.informed, .informed])
    #expect(claim.evidence.map(\.by.name) == ["ada"])
    #expect(claim.verdicts[0].evidence == claim.evidence.map(\.id))
    #expect(claim.tags == ["id:7", "topic:tram"])
  }

  @Test func `adds nothing the second time, nor after the desk has gone on`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    #expect(try room.take(Self.sheet, "csv", to: desk).new > 0)
    let digest = try desk.digest()
    #expect(try room.take(Self.sheet, "csv", to: desk).new == 0)
    #expect(try desk.digest() == digest)
    let claim = try #require(try desk.claims().map(\.claim).first { $0.verdicts.count == 2 })
    try desk.reword(claim.id, to: "The tram line costs 40 million euros.")
    try desk.tag(claim.id, adding: [], removing: ["topic:tram"])
    _ = try desk.withdrawEvidence(claim.evidence[0].id.text, because: "a wrong page")
    #expect(try room.take(Self.sheet, "csv", to: desk).new == 0)
    #expect(try desk.claim(claim.id).wording == "The tram line costs 40 million euros.")
  }

  @Test func `replaces what it brought when the sheet was corrected`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    try room.take(Self.sheet, "csv", to: desk)
    let corrected = Self.sheet.replacing("ada,unproven", with: "ada,false")
    #expect(try room.take(corrected, "csv", to: desk).new == 1)
    #expect(try room.take(corrected, "csv", to: desk).new == 0)
    let claim = try #require(try desk.claims().map(\.claim).first { $0.tags.contains("id:8") })
    #expect(claim.verdicts.map(\.rating) == ["false"])
    #expect(try desk.conflicts().isEmpty)
  }

  @Test func `takes what says something else under a name given before for another claim`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    try room.take(
      "id,wording,annotator,rating\n1,Rents rose by 12 percent,ada,true\n", "csv", to: desk)
    let first = try #require(try desk.claims().map(\.claim).first)
    _ = try desk.publish(first.id, Desk.PublicationOffer(url: "https://news.example/rents"))
    let report = try room.take(
      "id,wording,annotator,rating\n1,Rents fell by 12 percent,carol,true\n", "csv", to: desk)
    #expect(report.lost.contains { $0.what.hasPrefix("names that another claim has here") })
    #expect(try desk.claim(first.id).wording == "Rents rose by 12 percent")
    #expect(try desk.claim(first.id).verdicts.map(\.annotator.name) == ["ada"])
    #expect(try desk.claims().count == 2)
    #expect(try desk.corrections().isEmpty)
    // A comma and a capital make no other claim.
    let spelt = try room.take(
      "id,wording,annotator,rating\n1,\"Rents rose, by 12 Percent.\",dora,true\n", "csv", to: desk)
    #expect(try spelt.imported == 1 && desk.claims().count == 2)
    #expect(try desk.claim(first.id).verdicts.map(\.annotator.name) == ["ada", "dora"])
  }

  @Test func `stands beside what another device wrote, contested`() throws {
    let room = try Newsroom()
    let (ada, desk) = (try room.desk("ada", of: "ada"), try room.desk("chief", of: "chief"))
    try room.take(Self.sheet, "csv", to: ada)
    let claim = try #require(try ada.claims().map(\.claim).first { $0.tags.contains("id:8") })
    try ada.rate(claim.id, "satire")
    try room.pass(from: ada, to: desk)
    let corrected = Self.sheet.replacing("ada,unproven", with: "ada,false")
    let report = try room.take(corrected, "csv", to: desk)
    #expect((report.new, report.contested) == (1, 1))
    #expect(try desk.claim(claim.id).verdicts.map(\.isContested) == [true])
  }

  @Test func `makes one claim of one record on two desks`() throws {
    let room = try Newsroom()
    let (one, other) = (try room.desk("one", of: "ada"), try room.desk("two", of: "bea"))
    // Evidence is named by what brings it, so a sheet without sources.
    let sheet = Self.sheet.replacing("https://example.org/b,supports", with: ",")
    try room.take(sheet, "csv", to: one)
    try room.take(sheet, "csv", to: other)
    try room.pass(from: one, to: other)
    #expect(try other.claims().count == 2)
    #expect(try other.conflicts().isEmpty)
  }

  @Test func `takes a second sheet that also counts from 7 for another claim`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    try room.take(Self.sheet, "csv", to: desk)
    try room.take("id,wording\n7,Rents have fallen everywhere.\n", "csv", to: desk)
    #expect(try desk.claims().count == 3)
    // Another number is another claim, however alike the words; taken in again it is the same one.
    let revised = "id,wording\n7,The new line costs 40 million.\n"
    let report = try room.take(revised, "csv", to: desk)
    #expect(report.lost.contains { $0.what.hasPrefix("names that another claim has here") })
    try room.take(revised, "csv", to: desk)
    #expect(try desk.claims().count == 4)
  }

  @Test func `counts a verdict as blind only where somebody says so`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let sheet = "wording,annotator,rating,seen\nA,ada,true,blind\nA,bea,true,\n"
    try room.take(sheet, "csv", to: desk)
    #expect(try desk.claims()[0].claim.verdicts.map(\.seen) == [.blind, .informed])
    try room.take("wording,annotator,rating\nB,ada,true\n", "csv", to: desk, isBlind: true)
    let claim = try #require(try desk.claims().map(\.claim).first { $0.wording == "B" })
    #expect(claim.verdicts.map(\.seen) == [.blind])
  }

  @Test func `finds a quotation in a document that is here, and gives the claim that place's name`()
    throws
  {
    let room = try Newsroom()
    let (desk, claim) = try room.deskWithClaim()
    let words = try #require(try desk.claim(claim).appearances.first?.selector.exact)
    let sheet =
      "wording,quote,annotator,rating\nOne,\"\(words)\",ada,true\nTwo,nowhere to be found,ada,true\n"
    let report = try room.take(sheet, "csv", to: desk)
    #expect(try desk.claim(claim).verdicts.map(\.annotator.name) == ["ada"])
    let other = try #require(try desk.claims().map(\.claim).first { $0.wording == "Two" })
    #expect(other.appearances.isEmpty)
    #expect(other.notes.map(\.text) == ["Quoted as: nowhere to be found"])
    #expect(report.lost.map(\.count) == [1])
  }

  @Test func `is undone as one act`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let state = try desk.stateDigest()
    try room.take(Self.sheet, "csv", to: desk)
    #expect(try !desk.undo().what.isEmpty)
    #expect(try desk.claims().allSatisfy { $0.claim.verdicts.isEmpty && $0.claim.tags.isEmpty })
    #expect(try desk.stateDigest() != state)
    _ = try desk.redo()
    #expect(try desk.claims().map { $0.claim.verdicts.count }.sorted() == [1, 2])
  }

  @Test func `leaves out what cannot be an annotator's name, and says so`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let name = String(repeating: "x", count: 70)
    let report = try room.take("wording,annotator,rating\nA,\(name),true\n", "csv", to: desk)
    #expect(report.lost.map(\.what) == ["verdicts whose author's name can be no annotator's"])
    #expect(try desk.claims()[0].claim.verdicts.isEmpty)
  }

  @Test func `is all or nothing`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    let good = try room.write(Self.sheet, to: "good.csv")
    let broken = try room.write("nothing,known\n1,2\n", to: "broken.csv")
    let format = try #require(Desk.ForeignFormat("csv"))
    let error = try desk.expectRefusal { _ = try desk.importFiles([good, broken], as: format) }
    #expect(error?.description.contains("broken.csv:1") == true)
    _ = try desk.expectRefusal { _ = try desk.importFiles([room.file("no.csv")], as: format) }
  }

  @Test func `does not count, where there is a roster, before it is accepted`() throws {
    let room = try Newsroom()
    let desk = try room.desk()
    try desk.foundRoster(name: "Amara")
    try room.take(Self.sheet, "csv", to: desk)
    let claims = try desk.claims().map(\.claim)
    // What does not count is told beside the claims, which are shown as they count.
    #expect(claims.flatMap(\.verdicts).isEmpty)
    #expect(claims.flatMap(\.uncounted).count { $0.facet.kind == .verdict } == 3)
  }
}

extension Newsroom {
  /// Imports a file of that text.
  @discardableResult
  func take(
    _ text: String, _ format: String, to desk: Desk, isBlind: Bool = false
  ) throws -> Desk.ExchangeReport {
    let path = try write(text, to: "taken-\(UUID().uuidString).\(format == "csv" ? "csv" : "json")")
    return try desk.importFiles(
      [path], as: try #require(Desk.ForeignFormat(format)), isBlind: isBlind)
  }
}
