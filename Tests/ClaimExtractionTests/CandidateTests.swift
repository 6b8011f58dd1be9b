import ClaimExtraction
import ClaimModel
import DeskTestSupport
import Testing
import TextAnchoring

@Suite("A candidate") struct CandidateTests {
  @Test(arguments: [
    ("Holm said the ferry was full.", Candidate.Polarity.affirmed),
    ("Holm said the ferry was not full.", .denied),
    ("Holm denied that the ferry was full.", .denied),
    ("The office declined to say who had paid.", .denied),
    ("The office said fares were not among the matters raised.", .absent),
    ("The report said there was no evidence of a leak.", .absent),
    ("Holm said the ferry was not only full but late.", .affirmed),
  ]) func `is affirmed, denied or absent`(words: String, polarity: Candidate.Polarity) {
    #expect(candidates(words).map(\.polarity) == [polarity])
  }

  @Test(arguments: [
    ("Holm said ⟦3.5 million⟧ crowns were lost.", 3.5e6, "crowns"),
    ("Holm said ⟦$1,250⟧ was lost.", 1250, "dollars"),
    ("Holm said ⟦40 percent⟧ had voted.", 40, "percent"),
    ("Holm said ⟦twelve⟧ boats sank.", 12, "boats"),
  ]) func `reads its numbers`(marked: String, value: Double, unit: String) throws {
    let marked = try MarkedText(marked)
    let numbers = candidates(marked.text).flatMap(\.numbers)
    #expect(numbers == [NumberMention(span: marked.span, value: value, unit: unit)])
  }

  @Test(arguments: [
    ("Holm said it sank on ⟦March 4, 2011⟧.", "2011-03-04"),
    ("Holm said it sank on ⟦4 March 2011⟧.", "2011-03-04"),
    ("Holm said it sank on ⟦2011-03-04⟧.", "2011-03-04"),
    ("Holm said it sank on ⟦February 30, 2011⟧.", nil), ("Holm said it sank on ⟦March 4⟧.", nil),
    ("Holm said it sank last ⟦Friday⟧.", nil),
  ]) func `dates only what names a day of a year`(marked: String, date: String?) throws {
    let marked = try MarkedText(marked)
    let dates = candidates(marked.text).flatMap(\.dates)
    #expect(dates == [DateMention(span: marked.span, date: date)])
  }

  @Test func `is worth more with figures than with feelings`() throws {
    let figures = try #require(candidates("Holm said taxes rose by 12 percent in 2009.").first)
    let feelings = try #require(candidates("Holm said he loved the good old days.").first)
    #expect(figures.worth > feelings.worth)
    #expect(figures.reasons.contains("gives a share"))
    #expect((0...1).contains(figures.worth) && (0...1).contains(feelings.worth))
  }

  @Test func `is not taken from boilerplate`() {
    let page = """
      The ferry stops in March, the harbour office said on Monday, and no other ship can be had.
      It will run again when the engine has been repaired, which may take all of the spring.
      Most read
      Mayor says he paid 40 crowns to the captain
      Captain denies taking money
      """
    let text = DocumentText(page)
    let found = ClaimExtractor().candidates(in: text)
    #expect(!found.isEmpty)
    #expect(!found.contains { text.quote($0.span).contains("40 crowns") })
  }

  @Test func `is read back from what was written`() throws {
    let text = DocumentText(
      "“We lost $2.5 million,” a county official said on May 3, 2010. “Nobody knew.”")
    let found = ClaimExtractor().candidates(in: text)
    #expect(!found.isEmpty)
    for candidate in found {
      #expect(Candidate(json: candidate.json(in: text)) == candidate)
    }
    #expect(Candidate(json: ["start": 3]) == nil)
  }

  @Test func `comes in order and once for each span`() {
    let words = [
      "“Yes,”", "he said", "that", "she", "denied", ".", "the boat", "sank", "\n\n", "40",
    ]
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let text = DocumentText(
        (0..<60).compactMap { _ in words.randomElement(using: &generator) }.joined(separator: " "))
      let found = ClaimExtractor().candidates(in: text)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.span < $1.span })
      for candidate in found {
        let spans = candidate.content + [candidate.source?.span, candidate.cue].compactMap(\.self)
        #expect(spans.allSatisfy { $0.end <= text.scalars.count })
        #expect(
          zip(candidate.content, candidate.content.dropFirst()).allSatisfy { $0.end <= $1.start })
        #expect(candidate.span.start == candidate.content.first?.start)
      }
    }
  }

  @Test(
    arguments: [
      "\"", "“", "' ", "said ", "He said so. ", "\"No.\" ", "He said “Yes.” ", "U.S. ", "(", "a\n",
    ])
  func `lies inside the text, whatever it is made of`(unit: String) {
    let text = DocumentText(String(repeating: unit, count: 30_000 / unit.unicodeScalars.count))
    let candidates = ClaimExtractor().candidates(in: text)
    #expect(candidates.allSatisfy { $0.span.end <= text.scalars.count })
  }

  private func candidates(_ words: String) -> [Candidate] {
    ClaimExtractor().candidates(in: DocumentText(words))
  }
}
