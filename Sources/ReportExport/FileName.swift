import ClaimModel

/// Names of the files that an export writes.
enum FileName {
  /// The name with nothing but letters, digits and `. _ -`, so that it is one part of a path anywhere.
  ///
  /// Other bytes of its UTF-8 are written as `%` and two hexadecimal digits, as in addresses (RFC 3986).
  static func safe(_ name: String) -> String {
    var safe = ""
    // Every file system takes 255 bytes; a document's name has 64.
    for byte in name.utf8 where safe.utf8.count < 180 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      // A name of points alone, or one that begins with a point, is a folder or hidden.
      if isPlain || scalar == "_" || scalar == "-" || scalar == "." && !safe.isEmpty {
        safe.unicodeScalars.append(scalar)
      } else {
        safe += "%" + String(byte, digits: 2, radix: 16)
      }
    }
    return safe.isEmpty ? "unnamed" : safe
  }

  /// The name that ``safe(_:)`` was made of; other names stay as they are.
  static func plain(_ name: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? name
  }
}
