import ClaimModel

/// Names of the files that an export writes.
enum FileName {
  /// The name with nothing but letters, digits and `. _ -`, so that it is one part of a path anywhere.
  ///
  /// Other bytes of its UTF-8 are written as `%` and two hexadecimal digits, as in addresses (RFC 3986). A name
  /// that is too long for that, which no person's is, is cut and ends in a hash of the whole of it.
  ///
  /// - Parameter isReserved: whether a name means something else where the file stands: of such a one the first
  ///   letter is written by its number, so that ``plain(_:)`` still gives it.
  static func safe(_ name: String, avoiding isReserved: (String) -> Bool = { _ in false }) -> String
  {
    var parts: [String] = []
    // Whoever is called as a backup of somebody is not taken for a copy.
    let backup = backups.first { name.lowercased().hasSuffix($0) }.map {
      name.utf8.count - $0.utf8.count
    }
    for (place, byte) in name.utf8.enumerated() {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      // A name of points alone, or one that begins with a point, is a folder or hidden.
      if isPlain || scalar == "_" || scalar == "-" || scalar == "." && place > 0 && place != backup
      {
        parts.append(String(scalar))
      } else {
        parts.append("%" + String(byte, digits: 2, radix: 16))
      }
    }
    if isReserved(name), let first = name.utf8.first {
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

  /// The name without what a browser or a desktop puts around that of a copy: `amara (1)`, `amara - Copy (2)`,
  /// `amara copy 2`, `Copy of amara` and `amara.bak` are `amara`.
  ///
  /// Names that ``safe(_:avoiding:)`` writes have neither brackets nor spaces, so that whoever is called so is not
  /// cut.
  static func original(_ stem: String) -> String {
    var name = stem
    while let shorter = uncopied(name), !shorter.isEmpty { name = shorter }
    return name
  }

  /// What desktops call a copy, in the languages of which they are known here.
  private static let copies = ["copy", "kopie", "copie", "copia", "kopia"]
  private static let backups = [".bak", ".orig", ".old", "~"]

  /// The name without the last mark of a copy; `nil` where it has none.
  private static func uncopied(_ name: String) -> String? {
    if let backup = backups.first(where: { name.lowercased().hasSuffix($0) }) {
      return String(name.dropLast(backup.count)).trimmedOfSpace
    }
    if name.last == ")", let open = name.lastIndex(of: "(") {
      let number = name[name.index(after: open)...].dropLast()
      return isNumber(number) ? String(name[..<open]).trimmedOfSpace : nil
    }
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1 else { return nil }
    if words.count > 2, copies.contains(words[0].lowercased()),
      ["of", "von", "de", "di"].contains(words[1].lowercased())
    {
      return words.dropFirst(2).joined(separator: " ")
    }
    var kept = words
    if kept.count > 2, isNumber(kept[kept.count - 1][...]) { kept.removeLast() }
    guard copies.contains(kept[kept.count - 1].lowercased()) else { return nil }
    kept.removeLast()
    if kept.count > 1, ["-", "–"].contains(kept[kept.count - 1]) { kept.removeLast() }
    return kept.joined(separator: " ")
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.count <= 3 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
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
