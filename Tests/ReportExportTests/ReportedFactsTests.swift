import ClaimModel
import ReportExport
import TextAnchoring
import Testing

/// What a reader is told does not depend on the form that they read.
@Suite("Each form for people")
struct ReportedFactsTests {
  private let document: SourceDocument

  init() throws { document = try Example.document("b", title: "Bridge vote") }

  /// What is to be read of the claim that has everything, in words that each form writes alike.
  private static let facts = [
    "The council voted for the bridge.", "a councillor", "interview", "Harbour Post",
    "refutes", "the vote was put off", "council minutes", "primary document", "Record of votes",
    "https://example.org/record?id=7", "town clerk", "rung up on Tuesday", "offered by",
    "The document as a whole was read: no word on it.", "the minutes say so", "90 %", "blind",
    "citing E1, E2", "recorded 2025-04-01 by the author’s clock",
    "recorded 2025-04-04 by the author’s clock", "recorded 2025-04-05 by the author’s clock",
    "on another wording", "a show of hands is no vote", "stale: since then a verdict by",
    "knows S1; not named because not authorised", "took part in the meeting", "paragraph 4",
    "scalars 40–52", "Not found again", "not met",
  ].filter { $0 != "Not found again" }

  /// What a report says beside what the copy of the article says.
  private static let reportFacts = [
    "bridge", "the version taken in on 2025-04-02 does not have it, says", ": cut",
    "recorded 2025-04-06 by the author’s clock",
    "a newer version is here, taken in on 2025-04-03: not yet placed there",
    "Who is the councillor?", "Known to the desk.", "May we?",
    "waived by", "no harm in it", "Version 1, 2025-03-01, rated mostly-true",
    "https://desk.example/checks/7", "told to readers", "verdict:", "All authors are proven",
    "Not on the roster:", "named-source",
    "Made of the set of operations",
  ]

  /// The words of a form, without its marks.
  private func plain(_ text: String) -> String {
    text.replacing(/<https:([^>]*)>/) { "https:\($0.1)" }.replacing(/<[^>]*>/, with: "")
      .replacing("\\", with: "").replacing("*", with: "").replacing("&amp;", with: "&")
      .replacing("&#39;", with: "'")
  }

  @Test func `carries the same facts of a claim`() throws {
    let report = try Example.richReport(in: document)
    for form in [MarkdownForm() as any ReportForm, HTMLForm()] {
      let text = plain(report.text(form))
      for fact in Self.facts + Self.reportFacts {
        #expect(text.contains(fact), "\(type(of: form)): \(fact)")
      }
      for clause in Gate.Clause.allCases { #expect(text.contains(clause.rawValue)) }
      #expect(!text.contains("joined:") && !text.contains("id:#"))
    }
  }

  @Test func `carries them in the annotated copy too`() throws {
    let copy = try Example.richCopy(in: document)
    for bytes in [copy.markdown(), copy.html()] {
      let text = plain(String(decoding: bytes, as: UTF8.self))
      for fact in Self.facts where fact != "scalars 40–52" {
        #expect(text.contains(fact), "\(fact)")
      }
    }
  }

  @Test func `quotes no headline for a document that is silent as a whole`() throws {
    let report = try Example.richReport(in: document)
    #expect(!report.text(MarkdownForm()).contains("“Bridge vote”"))
    #expect(!report.text(HTMLForm()).contains("<blockquote dir=\"auto\">Bridge vote"))
    #expect(report.text(CSVForm()).contains("silent: The document as a whole was read"))
  }

  @Test func `names the state that it was made of as an earlier state is asked for`() throws {
    var frame = Example.report([], documents: []).frame
    frame.operationCount = 127
    let report = VerifiedClaimReport(frame: frame, entries: [], leftOut: .init())
    let state = "127:\(frame.digest)"
    for form in [MarkdownForm() as any ReportForm, HTMLForm(), JSONForm()] {
      #expect(report.text(form).contains(state), "\(type(of: form))")
    }
  }
}

@Suite("A place in words")
struct ReadablePlaceTests {
  @Test func `counts the paragraphs of the article and nothing else`() throws {
    let kinds: [Block.Kind] = [.boilerplate, .headline, .byline, .body, .caption, .body, .body]
    let blocks = try kinds.enumerated().map { place, kind in
      Block(span: try TextSpan(start: place * 10, end: place * 10 + 8), kind: kind)
    }
    let table = PlaceTable(blocks)
    func words(_ start: Int, _ end: Int) throws -> String? {
      table.place(of: try TextSpan(start: start, end: end))?.words
    }
    #expect(try words(2, 5) == "outside of the article")
    #expect(try words(10, 18) == "headline")
    #expect(try words(30, 38) == "paragraph 1")
    #expect(try words(52, 64) == "paragraphs 2–3")
    #expect(try words(10, 35) == "headline to paragraph 1")
    #expect(try words(8, 10) == nil && words(90, 95) == nil)
    let headline = table.place(of: try TextSpan(start: 10, end: 18))
    #expect(headline?.isOfWholeDocument == true)
    #expect(table.place(of: try TextSpan(start: 30, end: 38))?.isOfWholeDocument == false)
  }
}
