import DeskConsole
import Testing

@Suite("A long line on a terminal")
struct HangingLinesTests {
  @Test func `goes on set in, with whole words, and loses none`() {
    let text = "lost  12  verdicts of people known by a number alone, who may be somebody else here"
    let lines = HangingLines.wrap(text, to: 44)
    #expect(
      lines == [
        "lost  12  verdicts of people known by a", "    number alone, who may be somebody else",
        "    here",
      ])
  }

  @Test func `stays as it is where it fits, and where a word is wider than the window`() {
    #expect(HangingLines.wrap("lost  3  tags", to: 80) == ["lost  3  tags"])
    let path = String(repeating: "a", count: 90)
    #expect(HangingLines.wrap("skipped  \(path):1", to: 80) == ["skipped ", "    \(path):1"])
    #expect(HangingLines.wrap("", to: 80) == [""])
  }
}
