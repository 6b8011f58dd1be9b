import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// Documents travel as texts when somebody asks, and a colleague who has the text alone can work on it.
@Suite("A document's text that travels")
struct SharedTextTests {
  private let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  /// Takes an article in at Amara's desk, with a claim in it.
  private func amara(
    _ article: some Collection<UInt8> = Array(Newsroom.article.utf8)
  ) throws -> (desk: Desk, document: DocumentID, claim: ClaimID) {
    let desk = try newsroom.desk("amara")
    let document = try desk.ingest(newsroom.write(article, to: "tram.txt")).document.id
    let claim = try desk.addClaim(words: "open the line in 2027", in: document)
    return (desk, document, claim)
  }

  /// Gives what Amara has to Boris's desk.
  private func pass(_ desk: Desk, withDocuments: Bool) throws -> Desk {
    let path = newsroom.file("passed.jsonl")
    try desk.share(.init(withDocuments: withDocuments), to: .file(path))
    let other = try newsroom.desk("boris", of: "boris")
    _ = try other.merge([path])
    return other
  }

  private static let returns = Array(Newsroom.article.replacing("\n", with: "\r\n").utf8)

  @Test func `stays at home when nobody asks, and a claim still shows its words and those around`()
    throws
  {
    let (desk, document, claim) = try amara()
    let other = try pass(desk, withDocuments: false)
    let appearance = try #require(try other.claim(claim).appearances.first)
    #expect(appearance.anchor == .documentAbsent)
    #expect(appearance.selector.exact == "open the line in 2027")
    #expect(appearance.selector.prefix.hasSuffix("We will "))
    #expect(appearance.selector.suffix.hasPrefix(",\" Marwick said."))
    #expect(try other.document(document).hasText == false)
    #expect(try other.document(document).title == "Council agrees on new tram line")
  }

  @Test func `is written once, however often it is shared`() throws {
    let (desk, _, _) = try amara()
    let path = newsroom.file("passed.jsonl")
    let first = try desk.share(.init(withDocuments: true), to: .file(path))
    let digest = try desk.digest()
    let second = try desk.share(.init(withDocuments: true), to: .file(path))
    #expect((first.newTexts, second.newTexts) == (1, 0))
    #expect(try desk.digest() == digest)
    #expect(first.bytes == second.bytes)
  }

  @Test func `is not written by a colleague who took the same document in`() throws {
    let other = try pass(amara().desk, withDocuments: true)
    _ = try other.ingest(newsroom.file("tram.txt"))
    let report = try other.share(.init(withDocuments: true), to: .file(newsroom.file("b.jsonl")))
    #expect(report.newTexts == 0)
  }

  @Test func `is as good as the document where the document's name proves it`() throws {
    let (desk, document, claim) = try amara()
    let other = try pass(desk, withDocuments: true)
    #expect(try other.document(document).isPresent == false)
    #expect(try other.document(document).hasText)
    let appearance = try #require(try other.claim(claim).appearances.first)
    #expect(appearance.anchor == .anchored && appearance.readBy == nil)
    #expect(try other.find("operator").contains { $0.name == document.text })
    #expect(try other.passage(around: appearance.selector).before.contains("We will"))
    let same = try other.addClaim(words: "twice as much", in: document)
    #expect(try desk.addClaim(words: "twice as much", in: document) == same)
    #expect(try other.compare(document, document)["only_a"]?.array?.isEmpty ?? false)
    #expect(try other.verify().problems.isEmpty)
  }

  @Test func `is marked as read elsewhere where its bytes were others, and does not pass the gate`()
    throws
  {
    let (desk, document, claim) = try amara(Self.returns)
    let other = try pass(desk, withDocuments: true)
    let appearance = try #require(try other.claim(claim).appearances.first)
    #expect(appearance.anchor == .anchored)
    #expect(appearance.readBy?.name == "amara")
    let anchored = try other.judged(claim).gate.results.first { $0.clause.rawValue == "anchored" }
    #expect(anchored?.isMet == false)
    #expect(anchored?.reason.contains("amara") ?? false)
    _ = try other.ingest(newsroom.file("tram.txt"))
    #expect(try other.claim(claim).appearances.first?.readBy == nil)
    #expect(try other.document(document).isPresent)
  }

  @Test func `stands beside another one of the same document, for a person to see`() throws {
    let (desk, document, claim) = try amara(Self.returns)
    let other = try pass(desk, withDocuments: true)
    let forged = try newsroom.write(
      #"{"v":1,"dev":"forger","ep":1,"n":1,"at":"2026-03-01T09:00:00.000Z","by":"mallory","#
        + #""do":"document.text","on":"\#(document)","with":{"text":"Other words."}}"# + "\n",
      to: "forged.jsonl")
    _ = try other.merge([forged])
    #expect(try other.conflicts(of: [document.text]).map(\.facet.text) == ["text"])
    #expect(try other.claim(claim).appearances.first?.readBy != nil)
    // The document itself ends it.
    _ = try other.ingest(newsroom.file("tram.txt"))
    #expect(try other.claim(claim).appearances.map(\.anchor) == [.anchored])
  }

  @Test func `is never a forged one where a proven one is there`() throws {
    let (desk, document, claim) = try amara()
    let other = try pass(desk, withDocuments: true)
    for number in 1...4 {
      let line =
        #"{"v":1,"dev":"forger","ep":1,"n":\#(number),"at":"","by":"mallory","do":"document.text","#
        + #""on":"\#(document)","with":{"text":"Other words \#(number)."}}"#
      _ = try other.merge([newsroom.write(line + "\n", to: "forged.jsonl")])
    }
    let appearance = try #require(try other.claim(claim).appearances.first)
    #expect(appearance.anchor == .anchored && appearance.readBy == nil)
  }

  @Test func `is named and left out when it does not fit into a line`() throws {
    let desk = try newsroom.desk("amara")
    let long = Newsroom.article + String(repeating: "The tram is late. ", count: 60_000)
    let document = try desk.ingest(newsroom.write(long, to: "long.txt")).document.id
    let path = newsroom.file("passed.jsonl")
    let report = try desk.share(.init(withDocuments: true), to: .file(path))
    #expect(report.leftOut == [document])
    #expect(report.newTexts == 0)
    #expect(try newsroom.desk("boris", of: "boris").merge([path]).quarantined.isEmpty)
  }

  @Test func `is no act that undo would take back`() throws {
    let (desk, _, claim) = try amara()
    try desk.reword(claim, to: "The line opens in 2027.")
    try desk.share(.init(withDocuments: true), to: .file(newsroom.file("passed.jsonl")))
    #expect(try desk.undo().what.contains { $0.hasPrefix("wording") })
    try desk.share(.init(withDocuments: true), to: .file(newsroom.file("passed.jsonl")))
    _ = try desk.redo()
    #expect(try desk.claim(claim).wording == "The line opens in 2027.")
  }

  @Test func `shows the candidates that the document has, and keeps none`() throws {
    let (desk, document, _) = try amara()
    let other = try pass(desk, withDocuments: true)
    let here = try desk.extract(document).map(\.claim)
    #expect(try other.extract(document).map(\.claim) == here && !here.isEmpty)
    #expect(try other.candidatesByWorth().isEmpty)
  }
}
