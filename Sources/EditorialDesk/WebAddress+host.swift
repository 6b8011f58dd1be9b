import Foundation

/// The host of an address: a name that the whole web can look up, or a number in public space.
struct WebHost {
  /// Whether `text` is one.
  ///
  /// A name has a dot and ends in letters, or in the written form of letters beyond ASCII (`xn--…`, RFC
  /// 5891); names of one machine's own net, such as `localhost`, lead nowhere for others.
  static func isPublic(_ text: String) -> Bool {
    if text.hasPrefix("["), text.hasSuffix("]") {
      return isPublicIPv6(String(text.dropFirst().dropLast()))
    }
    var labels = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    // A dot at the end is the root of all names.
    if labels.last?.isEmpty ?? false { labels.removeLast() }
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else {
      return false
    }
    let isOfLetters = last.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark
    }
    if isOfLetters || last.hasPrefix("xn--") { return !Self.homely.contains(String(last)) }
    return isPublicIPv4(text)
  }

  /// Last labels that name no place on the web (RFC 6761, RFC 6762, RFC 8375).
  private static let homely: Set = ["localhost", "local", "invalid", "internal", "lan", "onion"]

  private static func isPublicIPv4(_ text: String) -> Bool {
    var address = in_addr()
    guard inet_pton(AF_INET, text, &address) == 1 else { return false }
    let number = UInt32(bigEndian: address.s_addr)
    // RFC 6890: what is no address of a machine on the web, by first number and length of prefix.
    let others: [(first: UInt32, length: UInt32)] = [
      (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
      (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC0A8_0000, 16),
      (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
    ]
    return !others.contains { number >> (32 - $0.length) == $0.first >> (32 - $0.length) }
  }

  private static func isPublicIPv6(_ text: String) -> Bool {
    var address = in6_addr()
    guard inet_pton(AF_INET6, text, &address) == 1 else { return false }
    return withUnsafeBytes(of: &address) { bytes in
      // Global unicast (RFC 4291), without what is kept for examples (RFC 3849).
      bytes[0] & 0xE0 == 0x20 && !bytes.prefix(4).elementsEqual([0x20, 0x01, 0x0D, 0xB8])
    }
  }
}
