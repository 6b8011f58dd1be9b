import ClaimModel
import Foundation
import ReportExport
import Testing

@Suite("A footnote of the annotated copy")
struct FootnoteTests {
  private let document: SourceDocument

  init() throws { document = try Example.document("b", title: "Bridge vote") }

  /// A copy with these claims at these places of a text of ten letters, in both forms.
  private func texts(
    _ claims: [(claim: Claim, range: Range<Int>)], people: PeopleNaming = .names
  ) throws -> (markdown: String, html: String) {
    let notes = try claims.map { claim, range in
      AnnotatedCopy.Note(
        entry: .init(claim: claim, gate: Gate(claim)),
        spans: [try TextSpan(start: range.lowerBound, end: range.upperBound)])
    }
    var frame = Example.report([], documents: [document]).frame
    frame.people = people
    let copy = AnnotatedCopy(
      frame: frame, document: document, text: "abcdefghij", notes: notes, stretches: [])
    return (
      String(decoding: copy.markdown(), as: UTF8.self), String(decoding: copy.html(), as: UTF8.self)
    )
  }

  private func query(
    _ number: UInt8, answer: String? = nil, waived: String? = nil
  ) throws -> Query {
    var query = Query(
      id: try Example.name(number), to: "lawyer", text: "May we print it?",
      by: Annotator(recorded: "bea"), answer: answer)
    query.waiver = waived.map { Query.Waiver(by: Annotator(recorded: "cem"), because: $0) }
    return query
  }

  // MARK: - What was asked

  @Test func `says to whom a query went, what was asked and what came of it`() throws {
    let queries = [
      (try query(70), "Open."), (try query(71, answer: "We may."), "We may."),
      (try query(72, waived: "it stands in the record"), "waived by C: it stands in the record"),
    ]
    for (query, outcome) in queries {
      var claim = try Example.ruledClaim(in: document)
      claim.queries = [query]
      let (markdown, html) = try texts([(claim, 0..<4)])
      #expect(markdown.contains("- **Query:** B asked lawyer: May we print it?"), "\(outcome)")
      #expect(html.contains("<b>Query</b>: B asked lawyer: May we print it?"), "\(outcome)")
      #expect(markdown.contains(outcome) && html.contains(outcome))
    }
  }

  // MARK: - What went out

  private func publication(
    _ version: Int, _ change: Publication.Change, rating: String
  ) throws -> Publication {
    Publication(
      id: try Example.name(UInt8(80 + version)), url: "https://desk.example/v\(version)",
      version: version, change: change, because: version > 1 ? "the minutes came" : "",
      by: Annotator(recorded: "bea"), at: "2025-03-0\(version)T10:00:00.000Z",
      standing: Publication.Standing(
        wording: "The council voted for the bridge.", rating: rating, ruling: nil, evidence: [],
        isVerified: true))
  }

  @Test func `says what went out, where, when, and which corrections followed and are due`() throws
  {
    var claim = try Example.ruledClaim(in: document)
    claim.publications = [
      try publication(1, .first, rating: "true"), try publication(2, .rating, rating: "half-true"),
    ]
    let (markdown, html) = try texts([(claim, 0..<4)])
    #expect(
      markdown.contains(
        "- **Published:** Version 1, 2025\\-03\\-01, rated true: <https://desk.example/v1>")
        || markdown.contains(
          "- **Published:** Version 1, 2025-03-01, rated true: <https://desk.example/v1>")
    )
    for text in [markdown, html] {
      #expect(text.contains("Version 2: rating."))
      #expect(text.contains("“true” → “half-true”") || text.contains("“true” → “half\\-true”"))
      #expect(text.contains("the minutes came"))
      #expect(text.contains("Due: rating."))
      #expect(text.contains("→ “false”"))
    }
    #expect(html.contains("<b>Published</b>: Version 2, 2025-03-02, rated half-true: <a"))
    #expect(html.contains("href=\"https://desk.example/v2\""))
    let addresses = "before: <https://desk.example/v1>; after: <https://desk.example/v2>"
    #expect(markdown.contains(addresses))
    #expect(html.contains("<b>Correction</b>: <strong>Due: rating.</strong> since version 2"))
  }

  @Test func `says that what went out was withdrawn, and by whom as the policy names people`()
    throws
  {
    var claim = try Example.ruledClaim(in: document)
    claim.publications = [try publication(1, .first, rating: "false")]
    claim.publications[0].withdrawal = Publication.Withdrawal(
      by: Annotator(recorded: "dora"), at: "2025-03-09T10:00:00.000Z", because: "wrong page")
    let (markdown, html) = try texts([(claim, 0..<4)], people: .roles)
    for text in [markdown, html] {
      #expect(text.contains("withdrawn by adjudicator on 2025-03-09: wrong page"))
      #expect(!text.contains("dora"))
    }
  }

  @Test func `has no empty list where nothing was asked and nothing went out`() throws {
    var claim = try Example.ruledClaim(in: document)
    claim.queries = []
    let (markdown, html) = try texts([(claim, 0..<4)])
    for word in ["Query", "Published", "Correction"] {
      #expect(!markdown.contains(word) && !html.contains("<b>\(word)"))
    }
  }

  @Test func `is the last on its page: what else there is to say stands before it`() throws {
    let html = try texts([(try Example.ruledClaim(in: document), 0..<4)]).html
    let end = try #require(html.range(of: "<ol class=\"notes\">")).lowerBound
    for words in ["id=\"initials\"", document.id.text, "Set of operations"] {
      #expect(try #require(html.range(of: words)).lowerBound < end, "\(words)")
    }
    #expect(html.hasSuffix("</li>\n</ol>\n</section>\n</main>\n</div>\n</body>\n</html>\n"))
  }

  // MARK: - Words that claims share

  /// A claim that two rate differently, that one rates true, or that was retracted.
  private func claim(_ number: UInt8, _ ratings: [String]) throws -> Claim {
    var claim = try Example.ruledClaim(number, in: document)
    claim.ruling = nil
    claim.verdicts = try ratings.enumerated().map { place, rating in
      try Example.verdict(
        UInt8(20 + place), by: ["ada", "bea", "cem"][place], rating: rating, because: "",
        citing: claim.evidence.map(\.id))
    }
    return claim
  }

  /// The stretch of the article in HTML that holds these letters and no others.
  private func span(_ letters: String, in html: String) throws -> String? {
    html.firstMatch(of: try Regex("<span class=\"([a-z0-9 ]*)\">\(letters)</span>"))?
      .output[1].substring.map(String.init)
  }

  @Test func `draws shared words by the claim that stands worst, whichever began last`() throws {
    let sound = try Example.ruledClaim(1, in: document)
    let disputed = try claim(2, ["true", "false"])
    for (first, second, numbers) in [(sound, disputed, "1⁺²"), (disputed, sound, "1⁺²")] {
      let (markdown, html) = try texts([(first, 0..<6), (second, 3..<9)])
      #expect(Gate(sound).isVerified && !Gate(disputed).isVerified)
      #expect(try span("def", in: html) == "c t0 open two", "\(numbers)")
      #expect(markdown.contains("⟦¹⁺²!def"))
      #expect(html.contains("aria-label=\"shared, at worst disputed, not verified\">!</span>"))
      #expect(html.contains("aria-label=\"Words of footnote 1 go on\">1</a>+<a"))
      #expect(html.contains("aria-label=\"Words of footnote 2 begin\">2</a>"))
    }
    let (_, html) = try texts([(sound, 0..<6), (disputed, 3..<9)])
    #expect(try span("abc", in: html) == "c t1")
    #expect(try span("ghi", in: html) == "c t0 open")
  }

  @Test func `takes of claims that stand alike the colour of the one rated falsest`() throws {
    let (one, other) = (try claim(1, ["true"]), try claim(2, ["false"]))
    for pair in [(one, other), (other, one)] {
      let (markdown, html) = try texts([(pair.0, 0..<10), (pair.1, 2..<4)])
      #expect(try span("cd", in: html) == "c t1 open two")
      #expect(markdown.contains("⟦¹ab⟦¹⁺²?cd⟧ **2?** efghij⟧ **1?**"))
    }
  }

  @Test func `names all that begin at one place together`() throws {
    let (one, other) = (try claim(1, ["true"]), try Example.ruledClaim(2, in: document))
    let (markdown, html) = try texts([(one, 0..<4), (other, 0..<8)])
    #expect(markdown.contains("⟦⟦¹⁺²?abcd⟧ **1?** efgh⟧ **2✓** ij"))
    #expect(html.components(separatedBy: "<sup class=\"from").count == 4, "two are the legend's")
  }
}
