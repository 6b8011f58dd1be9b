/// Bytes as text in the alphabet of RFC 4648, section 5, without padding.
public enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// Writes bytes as text.
  public static func encode(_ bytes: [UInt8]) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity(bytes.count / 3 * 4)
    for start in stride(from: 0, to: bytes.count - 2, by: 3) {
      let word =
        UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
      for shift in [18, 12, 6, 0] as [UInt32] {
        characters.append(alphabet[Int(word >> shift & 63)])
      }
    }
    let rest = bytes.suffix(bytes.count % 3)
    guard let first = rest.first else { return String(decoding: characters, as: UTF8.self) }
    let word = UInt32(first) << 16 | UInt32(rest.dropFirst().first ?? 0) << 8
    for shift in [18, 12, 6].prefix(rest.count + 1) as ArraySlice<UInt32> {
      characters.append(alphabet[Int(word >> shift & 63)])
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// The six bits that a character stands for; `nil` for a byte outside the alphabet.
  @inline(__always)
  static func value(of character: UInt8) -> UInt64? {
    let value = values[Int(character)]
    return value == 0xFF ? nil : UInt64(value)
  }

  /// Reads bytes from text.
  ///
  /// - Returns: `nil` for other characters, and for any spelling but the one that ``encode(_:)`` writes.
  public static func decode(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { decode($0) }
  }

  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    var word: UInt32 = 0
    var count = 0
    for character in text {
      let value = values[Int(character)]
      guard value != 0xFF else { return nil }
      word = word << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 {
        bytes.append(UInt8(truncatingIfNeeded: word >> 16))
        bytes.append(UInt8(truncatingIfNeeded: word >> 8))
        bytes.append(UInt8(truncatingIfNeeded: word))
        word = 0
      }
    }
    switch count % 4 {
    case 0: return bytes
    case 2 where word & 15 == 0: return bytes + [UInt8(truncatingIfNeeded: word >> 4)]
    case 3 where word & 3 == 0:
      return bytes + [
        UInt8(truncatingIfNeeded: word >> 10), UInt8(truncatingIfNeeded: word >> 2),
      ]
    case _: return nil
    }
  }
}
