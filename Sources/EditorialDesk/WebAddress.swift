import ClaimModel
import Foundation

/// The address of a page on the web, as a person gives it.
///
/// A URL (RFC 3986) of the schemes `http` and `https` with a host that others can reach, see ``WebHost``,
/// without a user's name, spaces and hidden characters, at most 2,048 bytes. Letters beyond ASCII may stand in it as browsers show them (an IRI, RFC 3987).
struct WebAddress {
  let text: String

  static let longest = 2_048

  /// - Parameter instead: how to go on, for the error.
  /// - Throws: ``DeskError/missing(_:remedy:)`` for a text that leads nowhere.
  init(_ text: String, instead: String) throws {
    guard text.utf8.count <= Self.longest, !text.contains(where: \.isWhitespace),
      visible(text) == text, let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.host, WebHost.isPublic(host), parts.user == nil, parts.password == nil
    else {
      throw DeskError.missing(
        "'\(visible(Self.cut(text)))' is no address on the web.", remedy: Remedy(instead))
    }
    self.text = text
  }

  var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static func cut(_ text: String) -> String {
    text.count > 80 ? "\(text.prefix(80))…" : text
  }
}
