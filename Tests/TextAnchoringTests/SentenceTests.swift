import ClaimModel
import Testing
import TextAnchoring

@Suite("A sentence") struct SentenceTests {
  @Test(arguments: [
    "⟦The bridge was closed.⟧ ⟦It opens again in May.⟧",
    "⟦Who paid for it?⟧ ⟦Nobody knows!⟧",
  ]) func `ends at a stop, a question or an exclamation`(expected: String) {
    #expect(drawn(expected) == expected)
  }

  @Test(arguments: [
    "⟦Dr. Osei met Mr. J. Lund at 9 a.m. on Friday.⟧ ⟦They talked.⟧",
    "⟦She moved to the U.S. in spring.⟧ ⟦He left the U.S. The rest stayed.⟧".replacing(
      "U.S. The", with: "U.S.⟧ ⟦The"),
    "⟦Rule No. 4 costs 3.5 million crowns.⟧",
  ]) func `does not end at an abbreviation, an initial or a decimal point`(expected: String) {
    #expect(drawn(expected) == expected)
  }

  @Test func `takes in the quotation mark that closes it`() {
    let expected = "⟦“The ferry is late.”⟧ ⟦He sighed.⟧"
    #expect(drawn(expected) == expected)
  }

  @Test func `goes on after an ellipsis before a small letter`() {
    let expected = "⟦We waited... and waited.⟧ ⟦Then it rained.⟧"
    #expect(drawn(expected) == expected)
  }

  @Test(arguments: [
    "⟦That was the end.⟧⟦The crowd left.⟧", "⟦Two men,Danish sailors,drowned.⟧",
    "⟦See example.Com for more.⟧".replacing("example", with: "www.example"),
  ]) func `is parted from one glued to it by a stop, not by a comma or in an address`(
    expected: String
  ) {
    #expect(drawn(expected) == expected)
  }

  @Test func `runs over lines broken at a fixed width`() {
    let expected = """
      ⟦The council of the small town met on the first evening of the month
      and agreed to mend the road that leads down to the old harbour.⟧ ⟦It
      will cost little.⟧
      """
    #expect(drawn(expected) == expected)
  }

  @Test func `ends with its line where lines are paragraphs`() {
    let expected = "⟦Ferry late again⟧\n⟦Harbour news⟧"
    #expect(drawn(expected) == expected)
  }

  /// The text with its sentences between ⟦ and ⟧, found anew.
  private func drawn(_ marked: String) -> String {
    let plain = marked.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }
    let text = DocumentText(String(String.UnicodeScalarView(plain)))
    guard let whole = text.whole else { return "" }
    let sentences = text.sentences(in: whole)
    let starts = Set(sentences.map(\.start))
    let ends = Set(sentences.map(\.end))
    var drawn = String.UnicodeScalarView()
    for (index, scalar) in text.scalars.enumerated() {
      if ends.contains(index) { drawn.append("⟧") }
      if starts.contains(index) { drawn.append("⟦") }
      drawn.append(scalar)
    }
    if ends.contains(text.scalars.count) { drawn.append("⟧") }
    return String(drawn)
  }
}
