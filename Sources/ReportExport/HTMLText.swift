import ClaimModel

/// Bytes of HTML, put together from markup of ours and text from outside.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  /// - Parameter expected: how many bytes it may come to, so that they need not be moved while it grows.
  init(expecting expected: Int = 0) { bytes.reserveCapacity(expected) }

  /// Appends markup of ours.
  mutating func raw(_ markup: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends bytes that are markup already.
  mutating func raw(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

  /// Appends a number, or a name of letters, digits, `-` and `_`: such as need no escaping.
  mutating func plain(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  mutating func plain<Subject: Entity>(_ id: Identifier<Subject>) {
    id.appendText(to: &bytes)
  }

  /// Appends text from outside: shown as it is, with hidden characters as marks; never markup.
  mutating func text(_ text: String) {
    var plain = text
    guard !plain.withUTF8({ appendVisible($0) }) else { return }
    append(visible(text))
  }

  /// Appends texts from outside with a comma and a space between them.
  mutating func list(_ texts: [String]) {
    for (place, text) in texts.enumerated() {
      if place > 0 { raw(", ") }
      self.text(text)
    }
  }

  /// Appends text from outside with its line ends.
  mutating func lines(_ text: String) { append(visible(text, keepingLines: true)) }

  /// Appends an address: a link where it is surely one on the web, else text.
  mutating func address(_ address: String) {
    guard isWebAddress(address) else { return text(address) }
    raw(#"<a class="self" rel="noopener noreferrer nofollow" href=""#)
    text(address)
    raw(#"">"#)
    text(address)
    raw("</a>")
  }

  /// Appends words that lead to an address where it is surely one on the web, else the words alone.
  mutating func words(_ words: String, leadingTo address: String?) {
    guard let address, isWebAddress(address) else { return text(words) }
    raw(#"<a rel="noopener noreferrer nofollow" href=""#)
    text(address)
    raw(#"">"#)
    text(words)
    raw("</a>")
  }

  /// Appends JSON as the data of a script element: `<`, `>` and `&` stand in its strings only, and are escaped
  /// there, so that nothing ends the element.
  mutating func json(_ json: [UInt8]) {
    json.withUnsafeBufferPointer { json in
      var start = 0
      var at = Self.markupEnd(json, from: 0)
      while at < json.count {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: json[start..<at]))
        raw(Self.jsonEscape(of: json[at]))
        start = at + 1
        at = Self.markupEnd(json, from: start)
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: json[start...]))
    }
  }

  /// Appends text in which no character is hidden.
  ///
  /// - Returns: `false` where one is; nothing was appended then.
  private mutating func appendVisible(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let former = bytes.count
    var (start, at) = (0, 0)
    while true {
      at = Self.harmlessEnd(text, from: at)
      guard at < text.count else { break }
      if let entity = Self.entity(of: text[at]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
        raw(entity)
        at += 1
        start = at
      } else if let length = visibleLength(text, at) {
        at += length
      } else {
        bytes.removeLast(bytes.count - former)
        return false
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    return true
  }

  /// Where the next byte is that is an entity in HTML, or no printable ASCII, from `start` on; else the end.
  private static func harmlessEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var at = start
    while at + 8 <= text.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let delete = word ^ (ones &* 0x7F)
      // `&` and `'` differ in one bit, and so do `<` and `>`.
      let ampersand = word & (ones &* 0xFE) ^ (ones &* 0x26)
      let angle = word & (ones &* 0xFD) ^ (ones &* 0x3C)
      // The lowest set bit is exact; those above it may be carried over from it.
      let found =
        (word | (word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote
          | (delete &- ones) & ~delete | (ampersand &- ones) & ~ampersand
          | (angle &- ones) & ~angle) & highs
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < text.count, (0x20...0x7E).contains(text[at]), entity(of: text[at]) == nil { at += 1 }
    return at
  }

  /// Appends text of which what is hidden was made visible, line ends among it or not.
  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { text in
      var start = 0
      for at in text.indices {
        guard let entity = Self.entity(of: text[at]) else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
        raw(entity)
        start = at + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
  }

  /// Where the next `<`, `>` or `&` is, from `start` on; else the end.
  private static func markupEnd(_ json: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(json)
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var at = start
    while at + 8 <= json.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      // `<` and `>` differ in one bit.
      let (angle, ampersand) = (word & (ones &* 0xFD) ^ (ones &* 0x3C), word ^ (ones &* 0x26))
      // The lowest set bit is exact; those above it may be carried over from it.
      let found = ((angle &- ones) & ~angle | (ampersand &- ones) & ~ampersand) & highs
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < json.count, json[at] != 0x26, json[at] & 0xFD != 0x3C { at += 1 }
    return at
  }

  /// What is written for `<`, `>` and `&`.
  private static func jsonEscape(of byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "<"): #"\u003c"#
    case UInt8(ascii: ">"): #"\u003e"#
    default: #"\u0026"#
    }
  }

  private static func entity(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
