import ClaimModel
import Testing

@testable import DeskConsole

@Suite("Lines of the shell in a window")
struct WindowLinesTests {
  private let window = WindowLines(columns: 60)

  @Test func `stay as they are where they fit`() {
    #expect(window.hanging("  met   now   It is so.", behind: 14) == ["  met   now   It is so."])
    let rows = [["a", "bb", "c"], ["aaa", "b", ""]]
    #expect(window.table(rows, cuttingLast: false) == ["a    bb  c", "aaa  b   "])
  }

  @Test func `are wrapped behind their field`() {
    let line =
      "  not met  evidence    0 of 2 independent origins are cited, and none of them is named."
    #expect(
      window.hanging(line, behind: 23) == [
        "  not met  evidence    0 of 2 independent origins are cited,",
        "                       and none of them is named.",
      ])
  }

  @Test func `are never wider than the window, and lose no word`() {
    let texts = [
      "plain words that go on for a while and then some more of them, and more of them yet",
      String(repeating: "unbroken", count: 30), String(repeating: "漢字", count: 60),
      "\u{1B}[31mred\u{202E} " + String(repeating: "word ", count: 30),
    ]
    for text in texts {
      for columns in [10, 40, 60, 80] {
        for indent in [0, 4, 13] {
          let lines = WindowLines(columns: columns).hanging("  " + text, behind: indent)
          #expect(lines.allSatisfy { Columns.width($0) <= max(40, columns) })
          #expect(
            lines.joined().filter { !$0.isWhitespace } == visible(text).filter { !$0.isWhitespace })
        }
      }
    }
  }

  @Test func `of a table give the last column room, and wrap or cut it`() {
    let title = String(repeating: "Bridges and trams ", count: 4)
    let rows = [
      ["7ee16dd615", "here", "Daily", title, String(repeating: "council minutes, ", count: 4)],
      ["8ff27ee726", "absent", "Weekly", "Short", ""],
    ]
    let wrapped = window.table(rows, cuttingLast: false)
    #expect(wrapped.allSatisfy { Columns.width($0) <= 60 })
    #expect(wrapped.count > 2)
    #expect(
      wrapped[0].hasPrefix("7ee16dd615  here  ") || wrapped[0].hasPrefix("7ee16dd615  here    "))
    let cut = window.table(rows, cuttingLast: true)
    #expect(cut.count == 2)
    #expect(cut.allSatisfy { Columns.width($0) <= 60 })
    #expect(cut[0].hasSuffix("…"))
  }

  @Test func `of a table fit where nobody gave it room`() {
    let rows = [(1...8).map { "column \($0) and more" }]
    for isCut in [true, false] {
      let lines = window.table(rows, cuttingLast: isCut)
      #expect(lines.allSatisfy { Columns.width($0) <= 60 }, "\(lines)")
    }
  }
}
