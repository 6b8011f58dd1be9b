/// The alphabet of RFC 4648, section 5, without padding.
enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// Writes bytes whose count is a multiple of three.
  static func encode(_ bytes: [UInt8]) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity(bytes.count / 3 * 4)
    for start in stride(from: 0, to: bytes.count - 2, by: 3) {
      let word =
        UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
      for shift in [18, 12, 6, 0] as [UInt32] {
        characters.append(alphabet[Int(word >> shift & 63)])
      }
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// The six bits that a character stands for; `nil` for a byte outside the alphabet.
  @inline(__always)
  static func value(of character: UInt8) -> UInt64? {
    let value = values[Int(character)]
    return value == 0xFF ? nil : UInt64(value)
  }
}
