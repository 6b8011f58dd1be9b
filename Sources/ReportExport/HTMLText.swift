import ClaimModel

/// Bytes of HTML, put together from markup of ours and text from outside.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

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
    bytes.append(contentsOf: id.text.utf8)
  }

  /// Appends text from outside: shown as it is, with hidden characters as marks; never markup.
  mutating func text(_ text: String) { append(visible(text)) }

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
    json.withUnsafeBufferPointer { append($0, replacing: Self.jsonEscape) }
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0, replacing: Self.entity) }
  }

  /// Appends what stands between bytes that are to be replaced at once.
  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, replacing replacement: (UInt8) -> StaticString?
  ) {
    var start = 0
    // What is replaced lies between a quotation mark and `>`.
    for at in text.indices where (0x22...0x3E).contains(text[at]) {
      guard let other = replacement(text[at]) else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
      raw(other)
      start = at + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static func jsonEscape(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "<"): #"\u003c"#
    case UInt8(ascii: ">"): #"\u003e"#
    case UInt8(ascii: "&"): #"\u0026"#
    default: nil
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
