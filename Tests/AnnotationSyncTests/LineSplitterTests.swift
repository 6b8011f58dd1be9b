import AnnotationSync
import DeskTestSupport
import Testing

/// A line of a file, kept after the splitter has gone on.
private struct Cut: Equatable {
  var number = 1
  var offset = 0
  var bytes: [UInt8] = []
  var length = 0
  var isEnded = true
  var hadReturn = false
  var hash: SHA256?

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The lines of `file`, given to the splitter in pieces that end at `places`, and whether it began
/// with a byte order mark.
private func split(_ file: [UInt8], at places: [Int] = []) -> (lines: [Cut], hadMark: Bool) {
  var splitter = LineSplitter()
  var lines: [Cut] = []
  func keep(_ line: LineSplitter.Line) {
    lines.append(
      Cut(
        number: line.number, offset: line.offset, bytes: Array(line.bytes), length: line.length,
        isEnded: line.isEnded, hadReturn: line.hadCarriageReturn, hash: line.hashOfTooLong))
  }
  file.withUnsafeBytes { all in
    for (start, end) in zip([0] + places, places + [file.count]) {
      splitter.feed(UnsafeRawBufferPointer(rebasing: all[start..<end]), keep)
    }
  }
  splitter.finish(keep)
  return (lines, splitter.hadByteOrderMark)
}

private func split(_ text: String) -> [Cut] { split(Array(text.utf8)).lines }

private let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

@Suite("A file is cut into lines")
struct LineSplitterTests {
  @Test(arguments: [
    "", "\n", "one\ntwo\n", "one\r\n\r\ntwo\r\n", "\u{FEFF}one\n\u{FEFF}two\n",
    "one\n\n\nfour, torn",
    "\u{FEFF}", "\u{FEFF}\n", "\r\n\r", "torn\r", "é\u{2028}ü\n😀\r\r\n\rx\n",
  ])
  func `the same way whatever pieces it comes in`(text: String) {
    let file = Array(text.utf8)
    let whole = split(file)
    for place in 0...file.count {
      let cut = split(file, at: [place])
      #expect(cut.lines == whole.lines && cut.hadMark == whole.hadMark, "cut at \(place)")
    }
    let bytewise = split(file, at: Array(file.indices))
    #expect(bytewise.lines == whole.lines && bytewise.hadMark == whole.hadMark)
    let spread = split(file, at: file.indices.flatMap { [$0, $0] })
    #expect(spread.lines == whole.lines && spread.hadMark == whole.hadMark)
  }

  @Test func `with the number of each and where it starts`() {
    let lines = split("one\n\nthree é\nfour\n")
    #expect(lines.map(\.number) == [1, 2, 3, 4])
    #expect(lines.map(\.offset) == [0, 4, 5, 14])
    #expect(lines.map(\.text) == ["one", "", "three é", "four"])
    #expect(lines.map(\.length) == [3, 0, 8, 4])
    #expect(lines.allSatisfy { $0.isEnded && !$0.hadReturn && $0.hash == nil })
  }

  @Test func `by line feeds alone`() {
    let text = "a\rb\u{B}c\u{C}d\u{85}e\u{2028}f\u{2029}g\0h"
    #expect(split(text + "\n").map(\.text) == [text])
  }

  @Test func `without the carriage return before the line feed, which is told`() {
    let lines = split("one\r\ntwo\nthree\r\r\n\r\n")
    #expect(lines.map(\.text) == ["one", "two", "three\r", ""])
    #expect(lines.map(\.hadReturn) == [true, false, true, true])
    #expect(lines.map(\.offset) == [0, 5, 9, 17])
  }

  @Test func `without the byte order mark at its start, which is told`() {
    let (lines, hadMark) = split(mark + Array("one\ntwo\n".utf8))
    #expect(hadMark)
    #expect(lines.map(\.text) == ["one", "two"])
    #expect(lines.map(\.offset) == [3, 7])
  }

  @Test func `with any byte order mark but the first, as that is no mark`() {
    let (lines, hadMark) = split(mark + mark + Array("one\n".utf8) + mark + Array("two\n".utf8))
    #expect(hadMark)
    #expect(lines.map(\.bytes) == [mark + Array("one".utf8), mark + Array("two".utf8)])
    #expect(!split(Array("one\n".utf8) + mark).hadMark)
    #expect(!split(Array(mark.prefix(2))).hadMark)
  }

  @Test func `with a torn tail told apart from a line that has its end`() {
    #expect(split("one\ntw").map(\.isEnded) == [true, false])
    #expect(split("one\r").map(\.text) == ["one\r"])
    #expect(split("one\n").count == 1)
    #expect(split("").isEmpty)
  }
}

@Suite("A long line")
struct LongLineTests {
  private static let longest = LineSplitter.longest

  /// The places at which pieces of `size` bytes end.
  private func places(_ size: Int, in file: [UInt8]) -> [Int] {
    Array(stride(from: size, to: file.count, by: size))
  }

  private func long(_ count: Int) -> [UInt8] {
    Array("begins ".utf8) + [UInt8](repeating: 0x78, count: count - 12) + Array(" ends".utf8)
  }

  @Test(arguments: [[], [0x0D]] as [[UInt8]], [[], mark])
  func `of 1 MiB is held, whatever stands before and after it`(end: [UInt8], start: [UInt8]) {
    let content = long(Self.longest)
    let file = start + content + end + [0x0A]
    let lines = [
      split(file).lines, split(file, at: places(65_536, in: file)).lines,
      split(file, at: [1, 2, file.count - 1]).lines,
    ]
    for cut in lines {
      #expect(cut.map(\.length) == [Self.longest])
      #expect(cut.first?.bytes == content && cut.first?.hash == nil)
      #expect(cut.first?.hadReturn == !end.isEmpty && cut.first?.offset == start.count)
    }
  }

  @Test(arguments: [1, 4, 5, 70_000], [[0x0A], [0x0D, 0x0A], []] as [[UInt8]])
  func `of more is not held: its beginning, its length and its hash are left`(
    more: Int, end: [UInt8]
  ) {
    let content = long(Self.longest + more)
    let expected = Cut(
      number: 2, offset: 4, bytes: Array(content.prefix(LineSplitter.keptOfTooLong)),
      length: content.count, isEnded: !end.isEmpty, hadReturn: end.count == 2,
      hash: SHA256(of: content))
    let file = Array("one\n".utf8) + content + end
    for size in [file.count, 65_536, Self.longest + 9] {
      #expect(split(file, at: places(size, in: file)).lines.last == expected, "pieces of \(size)")
    }
  }

  @Test(arguments: [1, 5])
  func `of more at the start of a file is told without the byte order mark`(more: Int) {
    let content = long(Self.longest + more)
    let expected = Cut(
      number: 1, offset: 3, bytes: Array(content.prefix(LineSplitter.keptOfTooLong)),
      length: content.count, hash: SHA256(of: content))
    let file = mark + content + [0x0A]
    for places in [[], [1], [2, 100], places(65_536, in: file)] {
      let (lines, hadMark) = split(file, at: places)
      #expect(lines == [expected] && hadMark, "cut at \(places.prefix(3))")
    }
  }

  @Test func `leaves the lines after it as they are`() {
    let content = long(Self.longest + 3000)
    let file = content + Array("\r\ntwo\n".utf8) + content + Array("\nfour".utf8)
    let whole = split(file).lines
    #expect(whole.map(\.number) == [1, 2, 3, 4])
    #expect(
      whole.map(\.offset) == [0, content.count + 2, content.count + 6, 2 * content.count + 7])
    #expect(whole[1].text == "two" && whole[3].text == "four")
    #expect(split(file, at: places(4096, in: file)).lines == whole)
  }

  @Test func `that ends in carriage returns keeps all but the one before the line feed`() {
    let content = long(Self.longest) + [UInt8](repeating: 0x0D, count: 9)
    let file = content + [0x0D, 0x0A]
    for place in [file.count - 9, file.count - 2, file.count - 1] {
      let lines = split(file, at: [100, place]).lines
      #expect(lines.first?.length == content.count && lines.first?.hadReturn == true)
      #expect(lines.first?.hash == SHA256(of: content), "cut at \(place)")
    }
  }
}
