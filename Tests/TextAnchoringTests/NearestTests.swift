import ClaimModel
import DeskTestSupport
import Testing
import TextAnchoring

@Suite("The nearest passage") struct NearestTests {
  private func nearest(_ quote: String, in marked: String) throws -> Bool {
    let example = try MarkedText(marked)
    return DocumentText(example.text).nearest(to: quote)?.span == example.span
  }

  @Test(
    arguments: [
      (
        "a positive step to better relations",
        "He called it ⟦a positive start to better relations⟧ with them."
      ),
      ("the town treasury paid the bill", "It is said: “⟦the treasury paid the bill⟧.”"),
      ("the treasury paid the bill", "So ⟦the city treasury paid the bill⟧ at last."),
      ("a significant begin", "It was ⟦a significant step⟧ to peace."),
      ("Rents rose by 21 per cent", "⟦RENTS rose by 12 per cent⟧."),
      ("they cooperate with the neighbours", "Will ⟦they cooperated with the neighbours⟧ then?"),
    ])
  func `differs from the quotation in the fewest words`(quote: String, marked: String) throws {
    #expect(try nearest(quote, in: marked))
  }

  @Test func `is the first of those that are equally near`() throws {
    #expect(
      try nearest(
        "the red house burned", in: "⟦the blue house burned⟧ and the old house burned"))
  }

  @Test(arguments: ["", "…", "zebra", "wholly other words stand here", "the", "one two three four"])
  func `is none where too little is alike`(quote: String) {
    #expect(DocumentText("The treasury paid one bill in May.").nearest(to: quote) == nil)
  }

  @Test func `is none for words that stand there as they are`() {
    #expect(DocumentText("The treasury paid the bill.").nearest(to: "the treasury paid") == nil)
  }

  @Test func `is not looked for where the quotation is a book`() {
    let text = String(repeating: "word ", count: 5_000)
    #expect(DocumentText(text).nearest(to: text + "more") == nil)
  }
}
