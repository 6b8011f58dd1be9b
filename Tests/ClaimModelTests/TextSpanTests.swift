import ClaimModel
import DeskTestSupport
import Testing

@Suite("A text span")
struct TextSpanTests {
  @Test(arguments: [
    ("He said ⟦nothing⟧.", "nothing"),
    ("⟦Sanctions⟧ were discussed", "Sanctions"),
    ("the “⟦café👩‍👩‍👧⟧” talks", "café👩‍👩‍👧"),
    ("an e with its mark apart: cafe⟦\u{301}⟧", "\u{301}"),
    ("a flag 🇵⟦🇱⟧", "🇱"),
    ("line ends count once\r⟦\n⟧", "\n"),
  ])
  func `quotes the words between its marks`(marked: String, words: String) throws {
    let example = try MarkedText(marked)
    let quote = try #require(example.span.quote(in: example.text))
    #expect(quote.utf8.elementsEqual(words.utf8))
  }

  @Test func `counts scalars and neither characters nor UTF-16 units`() throws {
    let example = try MarkedText("👩‍👩‍👧 said ⟦it⟧")
    #expect(example.span == TextSpan(11, 13))
    #expect(example.span.length == 2)
  }

  @Test func `quotes nothing beyond the text`() throws {
    #expect(try TextSpan(start: 2, end: 9).quote(in: "short") == nil)
    #expect(try TextSpan(start: 9, end: 10).quote(in: "short") == nil)
    #expect(try TextSpan(start: 0, end: 5).quote(in: "short") == "short")
  }

  @Test(arguments: [(-1, 2), (3, 3), (5, 4), (Int.min, Int.max)])
  func `is refused when empty, backwards or before the text`(start: Int, end: Int) {
    #expect(throws: ModelError.impossibleSpan(start: start, end: end)) {
      try TextSpan(start: start, end: end)
    }
    #expect(TextSpan(start, end) == nil)
  }

  @Test func `overlaps what shares a scalar with it, and does not what it touches`() throws {
    let left = try MarkedText("⟦abc⟧def").span
    #expect(left.overlaps(try MarkedText("ab⟦cd⟧ef").span))
    #expect(!left.overlaps(try MarkedText("abc⟦def⟧").span))
    #expect(left.contains(try MarkedText("a⟦bc⟧def").span))
    #expect(!left.contains(try MarkedText("a⟦bcd⟧ef").span))
  }

  @Test func `comes before another by start, then by end`() throws {
    let spans = [
      try TextSpan(start: 1, end: 3), try TextSpan(start: 0, end: 9),
      try TextSpan(start: 1, end: 2),
    ]
    #expect(spans.sorted().map(\.description) == ["0–9", "1–2", "1–3"])
  }
}
