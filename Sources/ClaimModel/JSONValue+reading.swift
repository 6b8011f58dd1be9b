extension JSONValue {
  /// Reads one JSON text (RFC 8259).
  ///
  /// Duplicate keys are refused, and so are lone surrogates. Whole numbers become `int` where they
  /// fit, others `decimal`.
  ///
  /// - Parameter deepest: how many arrays and objects may stand inside one another.
  /// - Throws: ``ModelError/malformedJSON(reason:offset:)``.
  public init(parsing bytes: some Collection<UInt8>, deepest: Int = 64) throws(ModelError) {
    var reader = JSONReader(bytes: Array(bytes), deepest: deepest)
    self = try reader.readDocument()
  }

  /// The bytes that the inside of a JSON string, without its quotation marks, stands for.
  ///
  /// - Returns: `nil` when one of its escapes is none; control characters and bytes that are no UTF-8 are
  ///   passed on.
  public static func unescaped(_ inside: [UInt8]) -> [UInt8]? {
    var reader = JSONReader(bytes: inside, deepest: 0)
    return try? reader.readEscaped()
  }
}

/// Reads a JSON text byte by byte.
private struct JSONReader {
  let bytes: [UInt8]
  let deepest: Int
  var at = 0

  init(bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  mutating func readDocument() throws(ModelError) -> JSONValue {
    let value = try readValue(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw fault("something follows the value") }
    return value
  }

  private func fault(_ reason: String) -> ModelError { .malformedJSON(reason: reason, offset: at) }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func readValue(depth: Int) throws(ModelError) -> JSONValue {
    skipSpace()
    guard at < bytes.count else { throw fault("the text ends early") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try readObject(depth: depth + 1)
    case UInt8(ascii: "["): return try readArray(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    default: return try readNumber()
    }
  }

  private mutating func readWord(_ word: String, _ value: JSONValue) throws(ModelError) -> JSONValue
  {
    guard bytes[at...].starts(with: word.utf8) else { throw fault("an unknown word") }
    at += word.utf8.count
    return value
  }

  private mutating func readObject(depth: Int) throws(ModelError) -> JSONValue {
    guard depth <= deepest else { throw fault("too many levels") }
    at += 1
    var members: [JSONValue.Member] = []
    var keys: Set<ExactText> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw fault("a key is missing")
      }
      let key = try readString()
      guard keys.insert(ExactText(key)).inserted else { throw fault("a key stands twice") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon is missing") }
      members.append(JSONValue.Member(key, try readValue(depth: depth)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma is missing") }
    }
  }

  private mutating func readArray(depth: Int) throws(ModelError) -> JSONValue {
    guard depth <= deepest else { throw fault("too many levels") }
    at += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      elements.append(try readValue(depth: depth))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma is missing") }
    }
  }

  private mutating func readNumber() throws(ModelError) -> JSONValue {
    let start = at
    while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard Self.isNumber(digits.utf8) else { throw fault("an unknown word") }
    if let number = Int(text) { return .int(number) }
    guard let number = Double(text), number.isFinite else { throw fault("a number out of range") }
    return .decimal(number)
  }

  /// Whether digits, a fraction and an exponent stand as RFC 8259, section 6, has them.
  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    var rest = text[...]
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, whole == 1 || !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func readString() throws(ModelError) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] >= 0x20, bytes[at] != 0x22, bytes[at] != 0x5C { at += 1 }
    // Most strings have no escape.
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return try string(bytes[start..<at - 1])
    }
    var text = Array(bytes[start..<at])
    while true {
      guard at < bytes.count else { throw fault("a string has no end") }
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        return try string(text[...])
      case UInt8(ascii: "\\"): try readEscape(into: &text)
      case 0x00...0x1F: throw fault("a control character in a string")
      default: text.append(byte)
      }
    }
  }

  private func string(_ text: ArraySlice<UInt8>) throws(ModelError) -> String {
    guard let string = String(validating: text, as: UTF8.self) else { throw fault("bad UTF-8") }
    return string
  }

  mutating func readEscaped() throws(ModelError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\\") { try readEscape(into: &text) } else { text.append(byte) }
    }
    return text
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(ModelError) {
    guard at < bytes.count else { throw fault("a string has no end") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var unit = try readUnit()
      if (0xD800..<0xDC00).contains(unit) {
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
          throw fault("a lone surrogate")
        }
        let low = try readUnit()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("a lone surrogate") }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw fault("a lone surrogate") }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw fault("an unknown escape")
    }
  }

  private mutating func readUnit() throws(ModelError) -> UInt32 {
    guard at + 4 <= bytes.count,
      bytes[at..<at + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw fault("an unknown escape") }
    at += 4
    return unit
  }
}
