import ClaimModel

/// Names of the files that an export writes.
enum FileName {
  /// The name with nothing but letters, digits and `. _ -`, so that it is one part of a path anywhere.
  ///
  /// Other bytes of its UTF-8 are written as `%` and two hexadecimal digits, as in addresses (RFC 3986). A name
  /// that is too long for that, which no person's is, is cut and ends in a hash of the whole of it.
  ///
  /// - Parameter reserved: names, in lower case, that mean something else where the file stands: of such a one
  ///   the first letter is written by its number, so that ``plain(_:)`` still gives it.
  static func safe(_ name: String, avoiding reserved: Set<String> = []) -> String {
    var parts: [String] = []
    for (place, byte) in name.utf8.enumerated() {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      // A name of points alone, or one that begins with a point, is a folder or hidden.
      if isPlain || scalar == "_" || scalar == "-" || scalar == "." && place > 0 {
        parts.append(String(scalar))
      } else {
        parts.append("%" + String(byte, digits: 2, radix: 16))
      }
    }
    if reserved.contains(name.lowercased()), let first = name.utf8.first {
      parts[0] = "%" + String(first, digits: 2, radix: 16)
    }
    let whole = parts.joined()
    guard whole.utf8.count > longest else { return whole.isEmpty ? "unnamed" : whole }
    var left = longest - 17
    let cut = parts.prefix { part in
      left -= part.utf8.count
      return left >= 0
    }
    return cut.joined() + "-" + String(hash(of: name), digits: 16, radix: 16)
  }

  /// Bytes that a name takes at most: every file system takes 255, and there is an ending to come.
  private static let longest = 240

  /// FNV-1a, 64 bits (Fowler, Noll and Vo): the same on every machine.
  static func hash(of name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The name without the number that a browser puts behind that of a second download: `amara (1)` is `amara`.
  ///
  /// Names that ``safe(_:avoiding:)`` writes have no brackets, so that whoever is called so is not cut.
  static func original(_ stem: String) -> String {
    guard stem.last == ")", let open = stem.lastIndex(of: "(") else { return stem }
    let number = stem[stem.index(after: open)...].dropLast()
    let name = String(stem[..<open]).trimmedOfSpace
    let isNumber = !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber && number.utf8.count <= 3 && !name.isEmpty ? name : stem
  }

  /// The name that ``safe(_:avoiding:)`` was made of; other names stay as they are.
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
