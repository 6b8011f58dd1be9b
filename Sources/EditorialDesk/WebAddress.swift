import ClaimModel
import Foundation

/// The address of a page on the web, as a person gives it.
///
/// A URL (RFC 3986) of the schemes `http` and `https` with the name of a host, without spaces and
/// hidden characters, at most 2,048 bytes. Letters beyond ASCII may stand in it as browsers show them (an IRI, RFC 3987).
struct WebAddress {
  let text: String

  static let longest = 2_048

  /// - Parameter instead: how to go on, for the error.
  /// - Throws: ``DeskError/missing(_:remedy:)`` for a text that leads nowhere.
  init(_ text: String, instead: String) throws {
    guard text.utf8.count <= Self.longest, !text.contains(where: \.isWhitespace),
      visible(text) == text, let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.host, Self.isHost(host)
    else {
      throw DeskError.missing(
        "'\(visible(Self.cut(text)))' is no address on the web.", remedy: Remedy(instead))
    }
    self.text = text
  }

  var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// Whether a name could be looked up: letters or digits, in labels that are not empty.
  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("[") { return host.hasSuffix("]") && host.utf8.count > 4 }
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.dropLast().allSatisfy { !$0.isEmpty } && labels.contains { !$0.isEmpty }
      && host.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }

  private static func cut(_ text: String) -> String {
    text.count > 80 ? "\(text.prefix(80))…" : text
  }
}
