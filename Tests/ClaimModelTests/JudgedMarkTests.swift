import ClaimModel
import DeskTestSupport
import Testing

@Suite("The mark of what a verdict judged")
struct JudgedMarkTests {
  @Test(arguments: [
    ("It rains.", "It rains."), ("It rains.", " It\t\trains.\r\n"),
    ("It rains.", "It\u{2028}rains."),
    ("a b", "a\u{85}b"), ("", "  "),
  ])
  func `is one for words with other gaps between them`(one: String, other: String) throws {
    #expect(mark(one) == mark(other))
    #expect(try !isStale(judged: one, now: other))
  }

  @Test(arguments: [
    ("It rains.", "It rained."), ("It rains.", "Itrains."), ("caf\u{E9}", "cafe\u{301}"), ("", "."),
    ("It rains.", "It\u{A0}rains."), ("a\u{2027}b", "a b"),
  ])
  func `is another for other words, spelt as they are`(one: String, other: String) throws {
    #expect(mark(one) != mark(other))
    #expect(try isStale(judged: one, now: other))
  }

  @Test func `holds nothing against a verdict that it does not say`() {
    let now = JudgedMark(wording: "It rains.", speaker: "The mayor")
    #expect(!JudgedMark(wording: nil, speaker: nil).isFormer(now: now))
    #expect(!JudgedMark(wording: "It rains.", speaker: nil).isFormer(now: now))
    #expect(!JudgedMark(wording: "It rains.", speaker: "").isFormer(now: now))
    #expect(JudgedMark(wording: "It rains.", speaker: "Her deputy").isFormer(now: now))
    // Who judged it as somebody's judged another claim than one of nobody's.
    #expect(now.isFormer(now: JudgedMark(wording: "It rains.", speaker: nil)))
  }

  @Test func `is read as it was written, and anything else says nothing`() {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(seed))
      let wording =
        Bool.random(using: &random) ? String(UInt64.random(in: 0...99, using: &random)) : nil
      let speaker =
        Bool.random(using: &random) ? String(UInt64.random(in: 0...99, using: &random)) : nil
      let mark = JudgedMark(wording: wording, speaker: speaker)
      #expect(JudgedMark(text: mark.text) == mark)
      #expect(
        (mark.wording == nil) == (wording == nil) && (mark.speaker == nil) == (speaker == nil))
    }
    for text in ["", ".", "..", "-1.-1", "true", "zzzzzzzzzzz.zzzzzzzzzzz", "é.é"] {
      let mark = JudgedMark(text: text)
      #expect(text == "true" || mark == JudgedMark(wording: nil, speaker: nil))
    }
  }

  private func mark(_ wording: String) -> JudgedMark { JudgedMark(wording: wording, speaker: nil) }

  /// By the words themselves, which decide.
  private func isStale(judged: String, now: String) throws -> Bool {
    var verdict = try Verdict(
      operation: #require(OperationID("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
      annotator: Annotator(recorded: "amara"),
      rating: "true")
    verdict.wording = judged
    verdict.compare(wording: now, speaker: nil)
    return verdict.isStale
  }
}
