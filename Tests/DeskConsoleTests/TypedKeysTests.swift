import DeskConsole
import DeskTestSupport
import Testing

@Suite("The keys of a terminal")
struct TypedKeysTests {
  /// What is read of the bytes when they come in pieces of that size.
  private func read(_ bytes: [UInt8], inPiecesOf size: Int) -> String {
    var keys = TypedKeys()
    var read = String.UnicodeScalarView()
    for start in stride(from: 0, to: bytes.count, by: size) {
      keys.feed(bytes[start..<min(start + size, bytes.count)])
      while let key = keys.next() { read.append(key) }
    }
    return String(read)
  }

  private func read(_ text: String) -> String { read(Array(text.utf8), inPiecesOf: 4096) }

  @Test(arguments: ["Łódź, 日本語, 👩‍👩‍👧, e\u{301}", "\u{1B}[A\u{1B}[D\u{1B}b\t\u{3}\u{4}\u{7F}\r"])
  func `are what was typed, however the bytes come`(text: String) {
    for size in 1...8 { #expect(read(Array(text.utf8), inPiecesOf: size) == text) }
  }

  @Test(arguments: [
    ("\u{1B}[200~two\rlines\u{1B}[201~!", "two lines!"),
    ("\u{1B}[200~two\r\nlines\n\rhere\u{1B}[201~", "two lines here"),
    ("\u{1B}[200~a\n\nparagraph\u{1B}[201~\r", "a  paragraph\r"),
    ("\u{1B}[200~tab\there\u{1B}[201~\t", "tab here\t"),
    ("\u{1B}[200~\u{1B}[2J\u{7}\u{3}\u{1B}[201~", "⟨U+001B⟩[2J⟨U+0007⟩⟨U+0003⟩"),
    ("\u{1B}[200~\u{202E}esrever\u{1B}[201~", "⟨U+202E⟩esrever"),
    ("\u{1B}[200~again \u{1B}[200~ and\u{1B}[201~", "again ⟨U+001B⟩[200~ and"),
    ("\u{1B}[201~x", "x"),
  ])
  func `end no line and move nothing where they were pasted`(typed: String, text: String) {
    for size in 1...9 { #expect(read(Array(typed.utf8), inPiecesOf: size) == text) }
  }

  @Test func `become a mark where they are no UTF-8`() {
    #expect(read([0x61, 0xFF, 0x62], inPiecesOf: 1) == "a\u{FFFD}b")
    #expect(read([0xC3, 0x61], inPiecesOf: 1) == "\u{FFFD}a")
    #expect(read([0xE2, 0x82, 0x61], inPiecesOf: 2).hasSuffix("a"))
    #expect(read([0xC0, 0x80, 0x61], inPiecesOf: 3) == "\u{FFFD}\u{FFFD}a")
  }

  @Test func `never stop, whatever comes`() {
    var generator = SeededGenerator(seed: 20)
    let likely: [UInt8] = [
      0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E, 0x0A, 0x0D, 0x61, 0xE2, 0x82, 0xAC, 0xFF,
    ]
    for _ in 0..<2_000 {
      let bytes = (0..<40).map { _ in likely[Int(generator.next() % UInt64(likely.count))] }
      var keys = TypedKeys()
      keys.feed(bytes)
      var count = 0
      while keys.next() != nil { count += 1 }
      keys.feed([0x61, 0x61, 0x61, 0x61, 0x61, 0x61])
      while let key = keys.next() {
        count += 1
        #expect(key.value != 0)
      }
      #expect(count > 0)
    }
  }

  @Test func `are forgotten with the line that was given up`() {
    var keys = TypedKeys()
    keys.feed(Array("\u{1B}[200~half a paste\r".utf8))
    _ = keys.next()
    keys.clear()
    keys.feed([0x0D])
    #expect(keys.next() == "\r")
    #expect(keys.next() == nil)
  }
}
