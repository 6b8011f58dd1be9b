import ClaimModel
import DeskTestSupport
import Foundation
import ReportExport
import Testing

@Suite("The annotated copy")
struct AnnotatedCopyTests {
  private let document: SourceDocument

  init() throws { document = try Example.document("b", title: "Bridge vote") }

  /// A copy of a text with claims at these places.
  private func copy(
    _ text: String, _ places: [[Range<Int>]], stretches: [AnnotatedCopy.Stretch] = []
  ) throws -> AnnotatedCopy {
    let notes = try places.enumerated().map { number, ranges in
      let claim = try Example.ruledClaim(
        UInt8(number + 1), in: document, wording: "Claim \(number)")
      return AnnotatedCopy.Note(
        entry: .init(claim: claim, gate: Gate(claim)),
        spans: try ranges.map { try TextSpan(start: $0.lowerBound, end: $0.upperBound) })
    }
    return AnnotatedCopy(
      frame: Example.report([], documents: [document]).frame, document: document, text: text,
      notes: notes, stretches: stretches)
  }

  /// The article of the copy in Markdown.
  private func article(_ copy: AnnotatedCopy) -> String {
    let text = String(decoding: copy.markdown(), as: UTF8.self)
    return text.components(separatedBy: "## The article\n\n").last?
      .components(separatedBy: "\n\n## Footnotes").first ?? ""
  }

  /// The words of the article in HTML, without what was put in.
  private func words(_ copy: AnnotatedCopy) -> String {
    let html = String(decoding: copy.html(), as: UTF8.self)
    let article =
      html.components(separatedBy: "aria-label=\"The article\">").last?
      .components(separatedBy: "</article>").first ?? ""
    let bare = article.replacing(/<sup.*?<\/sup>/, with: "")
      .replacing(/<summary>.*?<\/summary>/, with: "").replacing(/<[^>]*>/, with: "")
    return bare.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&amp;", with: "&")
  }

  @Test func `marks a claim and gives its footnote's number once, at its end`() throws {
    let copy = try copy("The council voted for it. It rained.", [[0..<25]])
    #expect(article(copy) == "⟦The council voted for it.⟧ **1✓** It rained.")
  }

  @Test
  func `gives a place in other words a note of its own, which stands worse than a verified one`()
    throws
  {
    let claim = try Example.ruledClaim(in: document, wording: "It rained.")
    let entry = VerifiedClaimReport.Entry(claim: claim, gate: Gate(claim))
    let copy = AnnotatedCopy(
      frame: Example.report([], documents: [document]).frame, document: document,
      text: "Nobody says that it rained here.",
      notes: [
        AnnotatedCopy.Note(
          entry: entry, spans: [try TextSpan(start: 0, end: 31)], isInOtherWords: true),
        AnnotatedCopy.Note(entry: entry, spans: [try TextSpan(start: 17, end: 26)]),
      ], stretches: [])
    #expect(copy.claims.count == 1 && copy.notes.map(\.isVerified) == [false, true])
    #expect(article(copy) == "⟦¹Nobody says that ⟦¹⁺²?it rained⟧ **2✓** here⟧ **1?**\\.")
    #expect(String(decoding: copy.html(), as: UTF8.self).contains("1 claim marked, 1 of them"))
  }

  @Test func `draws claims that overlap, and those within others`() throws {
    let copy = try copy("abcdefghij", [[0..<6], [3..<8], [4..<5]])
    #expect(article(copy) == "⟦¹abc⟦¹⁺²✓d⟦¹⁺²⁺³✓e⟧ **3✓** f⟧ **1✓** gh⟧ **2✓** ij")
  }

  @Test func `draws the stretches of one claim, and says that it goes on`() throws {
    let copy = try copy("He said “yes”, he added, “and no”.", [[8..<13, 25..<33]])
    #expect(article(copy) == "He said ⟦¹“yes”⟧ **1…**, he added, ⟦¹“and no”⟧ **1✓**\\.")
  }

  @Test func `shows what may hold a claim and was not decided about`() throws {
    let open = AnnotatedCopy.Stretch(span: try TextSpan(start: 0, end: 8), kind: .candidate)
    let copy = try copy("It rains. It pours.", [[10..<18]], stretches: [open])
    #expect(article(copy) == "⟪It rains⟫. ⟦It pours⟧ **1✓**\\.")
  }

  @Test func `says that claims which were not asked for are not unchecked`() throws {
    let other = AnnotatedCopy.Stretch(span: try TextSpan(start: 0, end: 8), kind: .unselected)
    let copy = AnnotatedCopy(
      frame: Example.report([], documents: [document]).frame, document: document,
      text: "It rains. It pours.", notes: [], stretches: [other],
      leftOut: AnnotatedCopy.LeftOut(unselected: 1, verified: 1))
    #expect(article(copy) == "⟨It rains⟩. It pours.")
    let text = String(decoding: copy.markdown(), as: UTF8.self)
    #expect(text.contains("1 claim of this document was not asked for, 1 of them verified."))
    #expect(text.contains("- ⟨words⟩ a claim that was not asked for here"))
    let html = String(decoding: copy.html(), as: UTF8.self)
    #expect(html.contains("<span class=\"out\">It rains</span>"))
  }

  @Test func `folds menus away, but for the claims in them`() throws {
    let text = "Home\nSport\n\nIt rains.\n\nNewsletter"
    let menus = try [0..<4, 5..<10, 23..<33].map {
      AnnotatedCopy.Stretch(
        span: try TextSpan(start: $0.lowerBound, end: $0.upperBound), kind: .boilerplate)
    }
    let folded = try copy(text, [[12..<21]], stretches: menus)
    #expect(
      article(folded) == """
        *(Left out here: 2 lines not of the article, such as menus and notices.)*

        ⟦It rains.⟧ **1✓**

        *(Left out here: 1 line not of the article, such as menus and notices.)*
        """)
    #expect(words(folded) == text)
    let claimed = try copy(text, [[23..<33]], stretches: menus)
    #expect(article(claimed).hasSuffix("⟦Newsletter⟧ **1✓**"))
  }

  @Test func `says why a claim is not verified, who differs and how sure they are`() throws {
    var claim = try Example.ruledClaim(in: document)
    claim.ruling = nil
    let copy = AnnotatedCopy(
      frame: Example.report([], documents: [document]).frame, document: document,
      text: "The council voted for it.",
      notes: [
        AnnotatedCopy.Note(
          entry: .init(claim: claim, gate: Gate(claim)), spans: [try TextSpan(start: 0, end: 11)])
      ], stretches: [])
    for text in [copy.markdown(), copy.html()].map({ String(decoding: $0, as: UTF8.self) }) {
      #expect(text.contains("C says") && text.contains("mostly-false"))
      #expect(text.contains("(90 %, blind"))
      #expect(text.contains("agreement") && text.lowercased().contains("not met"))
      #expect(text.contains("checked by A, B, C") && !text.contains("checked by A, B, C, D"))
      #expect(text.contains("Initials") && text.contains("ada"))
    }
  }

  @Test func `numbers claims by place, and leaves out places beyond the text`() throws {
    let copy = try copy("abcdef", [[4..<6], [0..<2], [5..<90]])
    #expect(copy.notes.map(\.entry.claim.wording) == ["Claim 1", "Claim 0"])
  }

  @Test func `keeps the paragraphs of the article`() throws {
    let copy = try copy("# One\n\nTwo\nlines\n\n\n- Three", [])
    #expect(article(copy) == "\\# One\n\nTwo\\\nlines\n\n\\- Three")
  }

  @Test(arguments: lawSeeds(20))
  func `never changes a word of the article`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("abc <&>\n éß—”".unicodeScalars)
    let scalars = (0..<80).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
    }
    let text = String(String.UnicodeScalarView(scalars))
    func range() -> Range<Int> {
      let start = Int.random(in: 0..<79, using: &generator)
      return start..<Int.random(in: (start + 1)...80, using: &generator)
    }
    let places = (0..<6).map { _ in
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in range() }
    }
    let stretches = try (0..<4).map { number in
      AnnotatedCopy.Stretch(
        span: try TextSpan(start: number * 20, end: number * 20 + 9),
        kind: [.headline, .boilerplate, .candidate, .candidate][number])
    }
    let copy = try copy(text, places, stretches: stretches)
    #expect(words(copy) == text, "seed \(seed)")
    let html = String(decoding: copy.html(), as: UTF8.self)
    for number in 1...6 {
      #expect(html.components(separatedBy: "id=\"mark-\(number)\"").count == 2, "seed \(seed)")
      #expect(html.components(separatedBy: "id=\"note-\(number)\"").count == 2, "seed \(seed)")
    }
  }

  @Test(arguments: HostileFormTests.cases)
  func `shows hostile text and obeys none of it`(place: Int) throws {
    let text = HostileFormTests.texts[place]
    let copy = try copy("before " + text + " after", [[2..<9]])
    let html = String(decoding: copy.html(), as: UTF8.self)
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg onload"))
    #expect(html.components(separatedBy: "</style>").count == 2)
    let markdown = String(decoding: copy.markdown(), as: UTF8.self)
    #expect(!markdown.replacing(/<https:[^<> ]*>/, with: "").contains("<"))
    for scalar in (html + markdown).unicodeScalars where scalar != "\n" && scalar != "\t" {
      #expect(scalar.value >= 0x20 && scalar.value != 0x202E && scalar.value != 0x200B)
    }
  }
}
