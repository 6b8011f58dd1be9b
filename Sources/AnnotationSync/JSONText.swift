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
  while at < count {
    if at + 8 <= count,
      raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      at += 8
      continue
    }
    let byte = bytes[at]
    if byte < 0x80 {
      at += 1
      continue
    }
    let (length, low, high): (Int, UInt8, UInt8)
    switch byte {
    case 0xC2...0xDF: (length, low, high) = (2, 0x80, 0xBF)
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
