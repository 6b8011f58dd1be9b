import ClaimModel

/// Bytes of CommonMark, put together from markup of ours and text from outside.
struct MarkdownText {
  private(set) var bytes: [UInt8] = []

  /// - Parameter expected: how many bytes it may come to, so that they need not be moved while it grows.
  init(expecting expected: Int = 0) { bytes.reserveCapacity(expected) }

  /// Appends markup of ours.
  mutating func raw(_ markup: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends words of ours that are made as the report is, such as the name of a clause.
  mutating func markup(_ words: String) { bytes.append(contentsOf: words.utf8) }

  /// Appends a number.
  mutating func plain(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Appends text from outside: shows exactly its words and does nothing, see ``markdown(_:)``.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if isPlain(utf8) { return bytes.append(contentsOf: utf8) }
      appendEscaped(String(decoding: utf8, as: UTF8.self), to: &bytes)
    }
  }

  /// Appends texts from outside with a comma and a space between them.
  mutating func list(_ texts: [String]) {
    for (place, text) in texts.enumerated() {
      if place > 0 { raw(", ") }
      self.text(text)
    }
  }

  /// Appends text from outside between marks of emphasis, `*` or `**`; `?` where there is none to mark.
  mutating func marked(_ text: String, _ mark: StaticString) {
    let start = bytes.count
    raw(mark)
    let inside = bytes.count
    self.text(text)
    if bytes.count > inside { return raw(mark) }
    bytes.removeSubrange(start...)
    raw("?")
  }

  /// Appends an address as a link that shows where it leads, or as plain words where it is not surely one.
  mutating func link(_ address: String) {
    guard isWebAddress(address) else { return text(address) }
    raw("<")
    bytes.append(contentsOf: address.utf8)
    raw(">")
  }

  /// Appends a name made of letters, digits, `-`, `_` and `:` as code; anything else as plain words.
  mutating func code(_ name: String) {
    let isName = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
        || byte == 0x3A
    }
    guard isName, !name.isEmpty else { return text(name) }
    raw("`")
    bytes.append(contentsOf: name.utf8)
    raw("`")
  }
}

/// What one writer of Markdown writes.
func markdown(by write: (inout MarkdownText) -> Void) -> String {
  var text = MarkdownText()
  write(&text)
  return String(decoding: text.bytes, as: UTF8.self)
}

/// Text from outside, made into CommonMark that shows exactly its words and does nothing.
///
/// Markup, HTML, links, mentions and formulas lose their meaning; hidden characters become marks;
/// line ends become spaces, so that the text cannot begin a block of its own.
///
/// **Source.** CommonMark 0.31.2, sections 2.4 and 2.5; GitHub Flavored Markdown for tables,
/// strikethrough and extended autolinks.
func markdown(_ text: String) -> String { markdown { $0.text(text) } }

/// Text from outside between marks of emphasis, see ``MarkdownText/marked(_:_:)``.
func marked(_ text: String, _ mark: StaticString) -> String { markdown { $0.marked(text, mark) } }

/// An address as a link, see ``MarkdownText/link(_:)``.
func link(_ address: String) -> String { markdown { $0.link(address) } }

/// A name as code, see ``MarkdownText/code(_:)``.
func code(_ name: String) -> String { markdown { $0.code(name) } }

/// Whether a text means itself and is shown as it is, as most texts are: ``appendEscaped(_:to:)`` would write
/// the same.
private func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  // The beginning and the end are as a space: there is none beside them.
  var before: UInt8 = 0x20
  var isNumber = true
  var next = 0
  while next < text.count {
    let (at, byte) = (next, text[next])
    next += 1
    if before == UInt8(ascii: ":"), byte != 0x20 { return false }
    switch byte {
    case 0x30...0x39:
      before = byte
      continue
    case 0x41...0x5A, 0x61...0x7A:
      // A word is passed over at once.
      while next < text.count, (text[next] | 0x20) &- 0x61 < 26 { next += 1 }
      (isNumber, before) = (false, text[next - 1])
      continue
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"),
      UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: "%"), UInt8(ascii: ":"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"):
      break
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      if isNumber || before | 0x20 == UInt8(ascii: "w") { return false }
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="):
      if at == 0 { return false }
    case 0x20:
      if before == 0x20 { return false }
    // U+00C0 to U+05FF, and their second bytes: letters and marks, none of them hidden or white space.
    case 0xC3...0xD7, 0x80...0xBF: break
    case 0xE2:
      if !isPunctuation(text, at) { return false }
    default: return false
    }
    isNumber = false
    before = byte
  }
  return before != 0x20
}

/// Whether the three bytes there are U+2010 to U+2027: dashes, quotation marks, dots.
private func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
  at + 2 < text.count && text[at + 1] == 0x80 && (0x90...0xA7).contains(text[at + 2])
}

private func appendEscaped(_ text: String, to shown: inout [UInt8]) {
  let words = flattened(text)
  shown.reserveCapacity(shown.count + words.count + words.count / 8)
  var isNumber = true
  for (at, byte) in words.enumerated() {
    switch byte {
    case UInt8(ascii: "&"): shown.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "<"): shown.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): shown.append(contentsOf: "&gt;".utf8)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, 0x80...: shown.append(byte)
    default:
      if needsBackslash(byte, at: at, in: words, afterDigits: isNumber) {
        shown.append(UInt8(ascii: "\\"))
      }
      shown.append(byte)
    }
    isNumber = isNumber && (0x30...0x39).contains(byte)
  }
}

/// Whether a text is surely an address on the web, with nothing in it that ends a link early or does more
/// than lead there.
public func isWebAddress(_ address: String) -> Bool {
  var address = address
  return address.withUTF8 { bytes in
    (startsAlike(bytes, "https://") || startsAlike(bytes, "http://"))
      && bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
          UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"),
          UInt8(ascii: "^"):
          false
        default: (0x21...0x7E).contains(byte)
        }
      }
  }
}

/// Whether a text begins with a scheme, in letters of either case, and has more behind it.
private func startsAlike(_ text: UnsafeBufferPointer<UInt8>, _ scheme: StaticString) -> Bool {
  guard text.count > scheme.utf8CodeUnitCount else { return false }
  for at in 0..<scheme.utf8CodeUnitCount {
    let byte = text[at]
    guard
      (0x41...0x5A).contains(byte)
        ? byte | 0x20 == scheme.utf8Start[at] : byte == scheme.utf8Start[at]
    else { return false }
  }
  return true
}

/// The bytes of the text made safe to show, on one line, without white space at its ends or twice in a row.
private func flattened(_ text: String) -> [UInt8] {
  var text = visible(text)
  return text.withUTF8 { bytes in
    var flat: [UInt8] = []
    flat.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      let space = spaceLength(bytes, at)
      if space == 0 {
        flat.append(bytes[at])
      } else if let last = flat.last, last != 0x20 {
        flat.append(0x20)
      }
      at += max(space, 1)
    }
    if flat.last == 0x20 { flat.removeLast() }
    return flat
  }
}

/// How many bytes the white space takes that begins there; 0 where none begins.
private func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
  switch bytes[at] {
  case 0x20, 0x09...0x0D: return 1
  // What white space beyond ASCII begins with: U+0085 and U+00A0, U+1680, U+2000 to U+205F, U+3000.
  case 0xC2, 0xE1, 0xE2, 0xE3:
    let length = bytes[at] == 0xC2 ? 2 : 3
    let scalar = String(decoding: bytes[at..<min(at + length, bytes.count)], as: UTF8.self)
    return scalar.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? length : 0
  default: return 0
  }
}

/// - Parameter afterDigits: whether there are digits alone before it, or nothing.
private func needsBackslash(
  _ byte: UInt8, at index: Int, in text: [UInt8], afterDigits: Bool
) -> Bool {
  switch byte {
  case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
    UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
    UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "$"),
    UInt8(ascii: "@"), UInt8(ascii: "^"):
    true
  // At the start of a line these open a list or underline a heading.
  case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="): index == 0
  // An ordered list, and the address that some readers make out of bare words.
  case UInt8(ascii: "."), UInt8(ascii: ")"):
    afterDigits || text[..<index].suffix(3).allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
  case UInt8(ascii: ":"): index + 1 < text.count && text[index + 1] != 0x20
  default: false
  }
}
