import ClaimModel
import DeskTestSupport
import Testing
import TextAnchoring

@Suite("An anchor") struct AnchorTests {
  private let document = DocumentID(String(repeating: "a", count: 64))

  @Test func `has score 1 where the words stand at their place`() throws {
    let marked = try MarkedText("The mayor said ⟦the bridge is safe⟧ on Friday.")
    let text = DocumentText(marked.text)
    let selector = text.selector(for: marked.span, in: try #require(document))
    #expect(text.anchor(selector) == Anchor(span: marked.span, score: 1))
  }

  @Test func `is found for every selector of its own text`() throws {
    let text = DocumentText("Ä́ ferry “late” again—and again, again.")
    let document = try #require(document)
    for start in text.scalars.indices {
      for end in start + 1...text.scalars.count {
        let span = try TextSpan(start: start, end: end)
        #expect(text.anchor(text.selector(for: span, in: document))?.score == 1)
      }
    }
  }

  @Test func `follows words that moved to where their surroundings are`() throws {
    let old = try MarkedText("First, the road is closed. Later, ⟦the road is closed⟧ for good.")
    let new = try MarkedText(
      "An editor's note. First, the road is closed. Later, ⟦the road is closed⟧ for good.")
    let selector = DocumentText(old.text).selector(for: old.span, in: try #require(document))
    let anchor = try #require(DocumentText(new.text).anchor(selector))
    #expect(anchor.span == new.span)
    #expect(anchor.score < 1)
  }

  @Test(arguments: [
    "He called it ⟦\"a grave - but honest - mistake\"⟧ today.",
    "He called it ⟦“a  grave\u{A0}—\nbut honest — mistake”⟧ today.",
    "He called it ⟦“agrave —but honest — mistake”⟧ today.",
  ]) func `is tolerant of white space and typographic marks`(other: String) throws {
    let old = try MarkedText("He called it ⟦“a grave — but honest — mistake”⟧ today.")
    let new = try MarkedText(other)
    let selector = DocumentText(old.text).selector(for: old.span, in: try #require(document))
    let anchor = try #require(DocumentText(new.text).anchor(selector))
    #expect(anchor.span == new.span)
    #expect((0...0.98).contains(anchor.score))
  }

  @Test func `is not made up for words that are gone`() throws {
    let old = try MarkedText("The mayor said ⟦the bridge is safe⟧ on Friday.")
    let selector = DocumentText(old.text).selector(for: old.span, in: try #require(document))
    #expect(DocumentText("The mayor said nothing about bridges.").anchor(selector) == nil)
    #expect(DocumentText("").anchor(selector) == nil)
  }

  @Test func `is not made up for a short word in other surroundings`() throws {
    let old = try MarkedText("The mayor said ⟦no⟧ on Friday.")
    let selector = DocumentText(old.text).selector(for: old.span, in: try #require(document))
    #expect(DocumentText("Ten people know nobody here.").anchor(selector) == nil)
  }

  @Test func `keeps 32 scalars of surroundings, fewer at the ends`() throws {
    let marked = try MarkedText("Ab ⟦cd⟧ \(String(repeating: "x", count: 80))")
    let selector = DocumentText(marked.text).selector(for: marked.span, in: try #require(document))
    #expect(selector.prefix == "Ab ")
    #expect(selector.suffix.unicodeScalars.count == 32)
  }
}

@Suite("Finding words") struct FindTests {
  @Test func `gives exact hits alone when there are any`() throws {
    let text = DocumentText("It's late. It’s late. It's late.")
    #expect(text.find("It's late").map(\.start) == [0, 22])
  }

  @Test func `stops at a hundred`() {
    #expect(DocumentText(String(repeating: "no ", count: 500)).find("no").count == 100)
  }

  @Test func `gives nothing for nothing`() {
    #expect(DocumentText("words").find("").isEmpty)
    #expect(DocumentText("words").find("  ").isEmpty)
  }

  @Test func `gives nothing in a long text that almost has the words everywhere`() {
    let text = DocumentText(String(repeating: "a", count: 1_000_000))
    #expect(text.find(String(repeating: "a", count: 500_000) + "b").isEmpty)
  }
}
