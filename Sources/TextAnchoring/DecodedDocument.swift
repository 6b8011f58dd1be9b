import ClaimModel

/// The text that a file's bytes hold, and how they were written.
public struct DecodedDocument: Hashable, Sendable {
  public let text: DocumentText
  public let encoding: Encoding

  public init(text: DocumentText, encoding: Encoding) {
    self.text = text
    self.encoding = encoding
  }

  /// How the bytes of a text file stand for letters; raw values are IANA names.
  public enum Encoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "utf-8"
    /// Windows-1252, which holds Latin-1.
    case latin1 = "windows-1252"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
  }
}

/// Reads the bytes of a text file.
///
/// A leading byte order mark is dropped, `\r\n` and `\r` become `\n`, nothing else is changed. UTF-8
/// is checked strictly. Bytes that are not UTF-8 are read as Windows-1252 only when they look like
/// prose; UTF-16 only with its mark.
///
/// - Throws: ``AnchoringError`` for an empty file, binary content, HTML, and bytes of no known
///   encoding.
public func decodeDocument(_ bytes: [UInt8]) throws(AnchoringError) -> DecodedDocument {
  let (text, encoding) = try decodeText(bytes)
  return DecodedDocument(text: DocumentText(text), encoding: encoding)
}

/// The text of a file as ``decodeDocument(_:)`` reads it, and the encoding, where no place in it is looked for: a
/// document's takes several times as much memory.
///
/// - Throws: as ``decodeDocument(_:)`` does.
public func decodeText(
  _ bytes: [UInt8]
) throws(AnchoringError) -> (text: String, encoding: DecodedDocument.Encoding) {
  if bytes.starts(with: [0xFF, 0xFE]) { return try decodeUTF16(bytes, littleEndian: true) }
  if bytes.starts(with: [0xFE, 0xFF]) { return try decodeUTF16(bytes, littleEndian: false) }
  let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  guard bytes.count > mark else { throw .emptyFile }
  if let offset = bytes.firstIndex(of: 0) { throw .binary(offset: offset) }
  if let offset = startOfPage(bytes[mark...]) { throw .markup(offset: offset) }
  let lines = withPlainLineEnds(bytes[mark...])
  if let text = String(validating: lines, as: UTF8.self) { return (text, .utf8) }
  guard mark == 0, isPlausibleProse(bytes) else {
    throw .undecodable(offset: firstFaultInUTF8(bytes))
  }
  return (textOfWindows1252(lines), .latin1)
}

/// The text of bytes in Windows-1252, which holds Latin-1: every byte is a letter or a control.
///
/// **Source.** The Encoding standard of WHATWG, in which the five bytes without a letter are C1 controls.
public func textOfWindows1252(_ bytes: some Sequence<UInt8>) -> String {
  var text = String.UnicodeScalarView()
  for byte in bytes { text.append(windows1252(byte)) }
  return String(text)
}

private func decodeUTF16(
  _ bytes: [UInt8], littleEndian: Bool
) throws(AnchoringError) -> (text: String, encoding: DecodedDocument.Encoding) {
  guard bytes.count > 2 else { throw .emptyFile }
  guard bytes.count.isMultiple(of: 2) else { throw .malformedUTF16(offset: bytes.count - 1) }
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  for at in stride(from: 2, to: bytes.count, by: 2) {
    let (high, low) = littleEndian ? (bytes[at + 1], bytes[at]) : (bytes[at], bytes[at + 1])
    let unit = UInt16(high) << 8 | UInt16(low)
    if unit == 0 { throw .binary(offset: at) }
    if unit == 0x0A, units.last == 0x0D { units.removeLast() }
    units.append(unit)
  }
  for index in units.indices where units[index] == 0x0D { units[index] = 0x0A }
  guard let text = String(validating: units, as: UTF16.self) else {
    throw .malformedUTF16(offset: firstLoneSurrogate(bytes, littleEndian: littleEndian))
  }
  if let offset = startOfPage(text.utf8.prefix(1024)[...]) { throw .markup(offset: offset) }
  return (text, littleEndian ? .utf16LittleEndian : .utf16BigEndian)
}

private func firstLoneSurrogate(_ bytes: [UInt8], littleEndian: Bool) -> Int {
  var at = 2
  while at + 1 < bytes.count {
    let high = littleEndian ? bytes[at + 1] : bytes[at]
    if (0xDC...0xDF).contains(high) { return at }
    if (0xD8...0xDB).contains(high) {
      guard at + 3 < bytes.count else { return at }
      guard (0xDC...0xDF).contains(littleEndian ? bytes[at + 3] : bytes[at + 2]) else { return at }
      at += 2
    }
    at += 2
  }
  return at
}

private func withPlainLineEnds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  guard bytes.contains(0x0D) else { return Array(bytes) }
  var lines: [UInt8] = []
  lines.reserveCapacity(bytes.count)
  var afterReturn = false
  for byte in bytes {
    if byte == 0x0D {
      lines.append(0x0A)
    } else if byte != 0x0A || !afterReturn {
      lines.append(byte)
    }
    afterReturn = byte == 0x0D
  }
  return lines
}

private func firstFaultInUTF8(_ bytes: [UInt8]) -> Int {
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while case .valid(let encoded) = parser.parseScalar(from: &iterator) { offset += encoded.count }
  return offset
}

/// The byte at which an HTML page begins; `nil` when the bytes do not look like one.
private func startOfPage(_ bytes: some Collection<UInt8>) -> Int? {
  let head = Array(bytes.prefix(1024))
  guard let start = head.firstIndex(where: { $0 > 0x20 }), head[start] == UInt8(ascii: "<") else {
    return nil
  }
  let lower = String(decoding: head, as: UTF8.self).lowercased()
  let marks = ["<!doctype html", "<html", "<head>", "<body"]
  return marks.contains(where: lower.contains) ? start : nil
}

/// Whether bytes that are not UTF-8 are likely prose in Windows-1252.
private func isPlausibleProse(_ bytes: [UInt8]) -> Bool {
  var (letters, high, controls) = (0, 0, 0)
  for byte in bytes {
    switch byte {
    case 0x09, 0x0A, 0x0C, 0x0D: break
    case 0..<0x20, 0x7F: return false
    case 0x41...0x5A, 0x61...0x7A: letters += 1
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: controls += 1
    case 0x80...0xFF: high += 1
    default: break
    }
  }
  return controls * 1000 <= bytes.count && letters * 2 >= bytes.count && high * 5 <= letters
}

private func windows1252(_ byte: UInt8) -> Unicode.Scalar {
  guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
  let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
  return Unicode.Scalar(high[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
}
