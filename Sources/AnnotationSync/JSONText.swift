import ClaimModel

/// Strings inside a line that was already checked.
enum JSONText {
  static func hasEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var at = range.lowerBound
    // Eight bytes at a time: a byte of the word is zero where a backslash stands.
    while at + 8 <= range.upperBound {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ (ones &* 0x5C)
      if (word &- ones) & ~word & highs != 0 { return true }
      at += 8
    }
    while at < range.upperBound {
      if bytes[at] == UInt8(ascii: "\\") { return true }
      at += 1
    }
    return false
  }

  /// The text that the inside of a string stands for, escapes resolved.
  static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    var isSimple = true
    let text = String(unsafeUninitializedCapacity: range.count) { text in
      guard let count = resolve(UnsafeBufferPointer(rebasing: bytes[range]), into: text) else {
        isSimple = false
        return 0
      }
      return count
    }
    return isSimple ? text : String(decoding: decoded(bytes, range), as: UTF8.self)
  }

  /// Writes what a string stands for that has no escapes by number.
  ///
  /// - Parameter text: has room for as many bytes as are written; none of it is read.
  /// - Returns: how many bytes it takes; `nil` for other strings.
  private static func resolve(
    _ written: UnsafeBufferPointer<UInt8>, into text: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var (at, count) = (0, 0)
    while at < written.count {
      let end = plainEnd(written, from: at)
      if end > at {
        let part = UnsafeBufferPointer(rebasing: written[at..<end])
        _ = UnsafeMutableBufferPointer(rebasing: text[count...]).initialize(fromContentsOf: part)
        count += end - at
        at = end
        continue
      }
      guard written[at] == UInt8(ascii: "\\"), at + 1 < written.count,
        let byte = simpleEscape(written[at + 1])
      else { return nil }
      text.initializeElement(at: count, to: byte)
      count += 1
      at += 2
    }
    return count
  }

  /// What a letter behind a backslash stands for; `nil` for those that stand for no one byte.
  private static func simpleEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The bytes that the inside of a string stands for, escapes resolved.
  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    let written = Array(bytes[range])
    return JSONValue.unescaped(written) ?? written
  }
}

/// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7).
func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var at = 0
  let count = bytes.count
  let raw = UnsafeRawBufferPointer(bytes)
  let highs: UInt64 = 0x8080_8080_8080_8080
  while at < count {
    if at + 32 <= count {
      let one = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let two = raw.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
      let three = raw.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)
      let four = raw.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self)
      if (one | two | three | four) & highs == 0 {
        at += 32
        continue
      }
    }
    if at + 8 <= count,
      raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & highs == 0
    {
      at += 8
      continue
    }
    let byte = bytes[at]
    if byte < 0x80 {
      at += 1
      continue
    }
    // Most letters beside those of ASCII take two bytes.
    if byte >= 0xC2, byte <= 0xDF {
      guard at + 2 <= count, bytes[at + 1] & 0xC0 == 0x80 else { return false }
      at += 2
      continue
    }
    let (length, low, high): (Int, UInt8, UInt8)
    switch byte {
    case 0xE0: (length, low, high) = (3, 0xA0, 0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, low, high) = (3, 0x80, 0xBF)
    case 0xED: (length, low, high) = (3, 0x80, 0x9F)
    case 0xF0: (length, low, high) = (4, 0x90, 0xBF)
    case 0xF1...0xF3: (length, low, high) = (4, 0x80, 0xBF)
    case 0xF4: (length, low, high) = (4, 0x80, 0x8F)
    default: return false
    }
    guard at + length <= count, bytes[at + 1] >= low, bytes[at + 1] <= high else { return false }
    for offset in 2..<max(2, length) where bytes[at + offset] & 0xC0 != 0x80 { return false }
    at += length
  }
  return true
}
