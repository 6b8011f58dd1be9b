import ClaimExtraction
import ClaimModel
import Testing
import TextAnchoring

@Suite("An attribution") struct AttributionTests {
  @Test(arguments: [
    "⟨The harbour office⟩ ‹said› that ⟦the ferry would not run⟧.",
    "⟨Ines Falk, a doctor on the island,⟩ ‹said› ⟦the clinic had run out of bandages⟧.".replacing(
      ",⟩", with: "⟩,"),
    "⟦The ferry would not run in March⟧, ⟨the harbour office⟩ ‹said›.",
    "⟦“The ferry is old,”⟧ ‹said› ⟨Mats Holm⟩.",
    "⟦“Is the ferry safe?”⟧ ⟨Holm⟩ ‹asked›.",
    "‹According to› ⟨the county⟩, ⟦the repair costs four million crowns⟧.",
    "⟦The repair costs four million crowns⟧, ‹according to› ⟨the county⟩.",
    "⟨The report⟩ ‹describes› ⟦the ship as “a floating ruin”⟧.",
    "Only later did ⟨the office⟩ ‹acknowledge› that ⟦nobody had looked at the engine⟧.",
    "⟨The engineer who looked at the engine⟩ ‹said› ⟦it had not been oiled for years⟧.",
    "⟨She⟩ ‹told› reporters that ⟦the dock was full⟧.",
  ]) func `has source, cue and content where they stand`(expected: String) {
    #expect(drawn(expected) == expected)
  }

  @Test func `of a quotation that the cue splits has both parts`() {
    let expected = "⟦“The ferry is old,”⟧ ⟨Holm⟩ ‹said›, ⟦“and so is the captain.”⟧"
    #expect(drawn(expected) == expected)
  }

  @Test func `holds the quotation that follows in the same paragraph`() {
    let expected = "⟦“The ferry is old,”⟧ ⟨Holm⟩ ‹said›. ⟦“We need a new one.”⟧"
    #expect(drawn(expected) == expected)
  }

  @Test func `within another is one more`() {
    let found = candidates("The clerk said Holm claimed that the boat was lost.")
    #expect(found.count == 2)
  }

  @Test func `hands its source on to a verb joined by "and"`() {
    let text = DocumentText("They noted that the pier was weak and warned that it could fall.")
    let found = ClaimExtractor().candidates(in: text)
    #expect(found.map { $0.source.map { text.quote($0.span) } } == ["They", "They"])
  }

  @Test func `is not seen in a noun or in a quotation`() {
    #expect(candidates("The states and their claims are many.").allSatisfy { $0.cue == nil })
    let found = candidates("“He said he would come and then he said no,” Lind recalled.")
    #expect(found.count == 1)
  }

  @Test func `is not confused by an apostrophe or a stray mark`() {
    let found = candidates("Saturday’s storm took the sailors’ nets, Berg said.")
    #expect(found.map(\.kind) == [.indirect])
    let stray = candidates("The 6\" pipe burst.\n\n“It was loud,” Berg said.")
    #expect(stray.map(\.kind).contains(.direct))
  }

  @Test(arguments: [
    ("“It sank,” Holm said.", Candidate.Kind.direct),
    ("Holm said the boat was “a wreck” by then.", .mixed),
    ("Holm said the boat was a wreck.", .indirect),
    ("The county agreed on Monday to pay 40 crowns.", .narrative),
  ]) func `is direct, mixed or indirect, and else narrative`(words: String, kind: Candidate.Kind) {
    #expect(candidates(words).map(\.kind) == [kind])
  }

  @Test(arguments: [
    ("A county official said the dock was full.", true),
    ("People familiar with the plan said it had failed.", true),
    ("Ana Ruiz, a county official, said the dock was full.", false),
    ("The county said the dock was full.", false),
  ]) func `is unnamed where a role stands for a name`(words: String, isUnnamed: Bool) {
    #expect(candidates(words).map(\.isUnnamed) == [isUnnamed])
  }

  @Test(arguments: [
    ("The Harbour Office statement said the dock was full.", "Harbour Office statement"),
    ("The Harbour Office said in a statement that the dock was full.", "Harbour Office statement"),
    ("Mayor Ana Ruiz said the dock was full.", nil),
  ]) func `names the origin of its source unless that is a person`(words: String, origin: String?) {
    #expect(candidates(words).map(\.origin) == [origin])
  }

  private func candidates(_ words: String) -> [Candidate] {
    ClaimExtractor().candidates(in: DocumentText(words))
  }

  /// The text with contents in ⟦⟧, the source in ⟨⟩ and the cue in ‹› of its one candidate.
  private func drawn(_ marked: String) -> String {
    let marks = Set("⟦⟧⟨⟩‹›".unicodeScalars)
    let plain = marked.unicodeScalars.filter { !marks.contains($0) }
    let text = DocumentText(String(String.UnicodeScalarView(plain)))
    guard let found = ClaimExtractor().candidates(in: text).first else { return text.text }
    var inserted: [Int: String] = [:]
    func draw(_ span: TextSpan?, _ open: String, _ close: String) {
      guard let span else { return }
      inserted[span.start, default: ""] += open
      inserted[span.end] = close + inserted[span.end, default: ""]
    }
    for span in found.content { draw(span, "⟦", "⟧") }
    draw(found.source?.span, "⟨", "⟩")
    draw(found.cue, "‹", "›")
    var drawn = ""
    for (index, scalar) in text.scalars.enumerated() {
      drawn += inserted[index, default: ""]
      drawn.unicodeScalars.append(scalar)
    }
    return drawn + inserted[text.scalars.count, default: ""]
  }
}
