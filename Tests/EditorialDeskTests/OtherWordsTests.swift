import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A place in other words than were judged")
struct OtherWordsTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let claim: ClaimID
  private let home: DocumentID
  private static let wording = "The bridge cost £40 million, the council's own estimate says"

  /// A verified claim in the article that names it.
  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk()
    home = try Self.take("\(Self.wording).\n", "home.txt", desk, newsroom)
    claim = try desk.addClaim(words: Self.wording, in: home)
    for one in [desk, try newsroom.desk(of: "boris")] {
      let evidence = try one.offer(.record("budget", isPrimary: true), on: claim)
      _ = try one.rate(claim, Desk.VerdictOffer(rating: "true", evidence: [evidence.text]))
    }
    #expect(try desk.judged(claim).isVerified)
  }

  private static func take(
    _ text: String, _ file: String, _ desk: Desk, _ newsroom: Newsroom
  ) throws -> DocumentID {
    try desk.ingest(newsroom.write(text, to: file)).document.id
  }

  /// Gives the claim a place at the one sentence of another article.
  private func place(at words: String) throws -> DocumentID {
    let document = try Self.take("\(words).\n", "other.txt", desk, newsroom)
    _ = try desk.anchor(claim, at: .words(words, place: nil), in: document)
    return document
  }

  private func isInOtherWords(in document: DocumentID) throws -> Bool? {
    try desk.claim(claim).appearances.first { $0.selector.document == document }?.isInOtherWords
  }

  private func copy(of document: DocumentID, _ format: Desk.ReportFormat = .markdown) throws
    -> String
  {
    let path = newsroom.file("copy")
    _ = try desk.annotatedCopy(of: document, Desk.ReportRequest(format), to: .file(path))
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test(
    "is one with another figure, sign or “not”, with words cut off or put before, or any sentence",
    arguments: [
      "The bridge cost £45 million, the council's own estimate says",
      "The bridge cost not £40 million, the council's own estimate says",
      "The bridge cost $40 million, the council's own estimate says",
      "The bridge cost £-40 million, the council's own estimate says",
      "The bridge cost £40 million",
      "Nobody believes that the bridge cost £40 million, the council's own estimate says",
      "The mayor likes his coffee black",
    ])
  func differs(words: String) throws {
    #expect(try isInOtherWords(in: place(at: words)) == true)
    #expect(try isInOtherWords(in: home) == false)
  }

  @Test(
    "is none where the words are set or spelled otherwise",
    arguments: [
      "THE BRIDGE cost £40 million – the council’s own estimate says",
      "“The bridge cost £ 40 million”, the council's own estimate says",
      "\(wording)!",
    ])
  func agrees(words: String) throws {
    #expect(try isInOtherWords(in: place(at: words)) == false)
  }

  @Test func `is none at the place that names the claim, however it is worded since`() throws {
    try desk.reword(claim, to: "The council paid 40 million pounds for the bridge.")
    let document = try place(at: "“The bridge cost £40 million”: the council's own estimate says")
    #expect(try isInOtherWords(in: home) == false)
    #expect(try isInOtherWords(in: document) == false)
  }

  @Test func `is none where several pieces make up the words`() throws {
    let document = try Self.take(
      "The bridge cost £40 million, he said, the council's own estimate says.\n", "pieces.txt",
      desk, newsroom)
    let pieces = ["The bridge cost £40 million,", "the council's own estimate says"]
    for piece in pieces {
      _ = try desk.anchor(claim, at: .words(piece, place: nil), in: document)
    }
    let places = try desk.claim(claim).appearances.filter { $0.selector.document == document }
    #expect(places.map(\.isInOtherWords) == [true, true])
    let spans = places.map { "\($0.selector.span.start)-\($0.selector.span.end)" }
    _ = try desk.tag(
      claim, adding: ["joined:\(document.short):\(spans.joined(separator: ","))"], removing: [])
    #expect(
      try desk.claim(claim).appearances.map(\.isInOtherWords) == [false, false, false])
  }

  @Test func `is never marked as verified in the annotated copy, which says what was judged`()
    throws
  {
    let document = try place(at: "The bridge cost £45 million, the council's own estimate says")
    let markdown = try copy(of: document)
    #expect(markdown.contains("1 claim marked, 0 of them verified."))
    #expect(markdown.contains("estimate says⟧ **1?**"))
    #expect(!markdown.contains("1✓**\\"))
    #expect(
      markdown.contains(
        "**1?** no rating, in other words, not verified; these words were not checked"))
    #expect(markdown.contains("- Other words than were judged: “The bridge cost £40 million, the"))
    #expect(markdown.contains("? not verified, or in other words than were judged"))
    let html = try copy(of: document, .html)
    #expect(html.contains("<span class=\"c t0 open\">The bridge cost £45 million"))
    #expect(html.contains("Other words than were judged: “The bridge cost £40 million"))
    #expect(!html.contains("1✓</a>") && html.contains("1?</a>"))

    let own = try copy(of: home)
    #expect(own.contains("1 claim marked, 1 of them verified."))
    #expect(own.contains("⟧ **1✓**") && !own.contains("in other words"))
  }

  @Test func `stands in a report with that remark, and in no review as where the claim is made`()
    throws
  {
    let words = "The bridge cost £45 million, the council's own estimate says"
    let document = try place(at: words)
    #expect(try desk.report(.markdown).contains("estimate says” **(in other words)**"))
    #expect(try desk.report(.html).contains("<span class=\"not\">In other words.</span>"))
    #expect(try desk.report(.csv).contains(words))
    let json = try JSONValue(parsing: Array(desk.report(.json).utf8))
    let places = json["claims"]?.array?.first?["appearances"]?.array ?? []
    let told = places.map { [$0["document"]?.string, $0["in_other_words"]?.bool?.description] }
    #expect(Set(told) == [[document.text, "true"], [home.text, "false"]])
    #expect(try !desk.report(.claimreview).contains(document.text))
    #expect(try desk.report(.claimreview).contains(home.text))
  }

  @Test func `ticks no sentence by itself`() throws {
    let document = try place(at: "The bridge cost £45 million, the council's own estimate says")
    #expect(try desk.coverage(of: document).coverage.sentences.map(\.state) == [.open])
    #expect(try desk.coverage(of: home).coverage.sentences.map(\.state) == [.ticked])
    try desk.mark([1], of: document, as: .ticked)
    #expect(try desk.coverage(of: document).coverage.sentences.map(\.state) == [.ticked])
  }
}
