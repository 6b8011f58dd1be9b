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
  public static func encode(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { encode($0) } }

  static func encode(_ bytes: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: bytes.count / 3 * 4 + 4) { write(bytes, to: $0) }
  }

  /// Writes bytes as text behind `text`.
  static func encode(_ bytes: UnsafeRawBufferPointer, behind text: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count / 3 * 4 + 4) { written in
      let count = write(bytes, to: written)
      text.append(contentsOf: UnsafeBufferPointer(rebasing: written[..<count]))
    }
  }

  /// Writes the characters to the start of `text`.
  ///
  /// - Returns: how many they are.
  private static func write(
    _ bytes: UnsafeRawBufferPointer, to text: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    alphabet.withUnsafeBufferPointer { alphabet in
      var count = 0
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let part = min(3, bytes.count - start)
        var word: UInt32 = 0
        for at in 0..<3 { word = word << 8 | (at < part ? UInt32(bytes[start + at]) : 0) }
        for place in 0...part {
          text[count] = alphabet[Int(word >> UInt32(18 - 6 * place) & 63)]
          count += 1
        }
      }
      return count
    }
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
