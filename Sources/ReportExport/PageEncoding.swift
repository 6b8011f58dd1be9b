import ClaimModel
import TextAnchoring

/// How the bytes of an HTML page stand for letters.
///
/// **Source.** The HTML standard: a byte order mark, else what a `meta` element near the beginning or an XML
/// declaration says; a page that says nothing is read as UTF-8. Of the names of encodings those of UTF-8 and of
/// Windows-1252 are known, which is what browsers read as Latin-1 and ASCII.
enum PageEncoding {
  case utf8, windows1252
  /// One that is not read, by the name that the page gives it.
  case other(String)

  /// How much of a page is searched; the standard's 1024 bytes are too few for some.
  private static let longestHead = 4096

  init(of bytes: [UInt8]) {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]), let name = Self.declared(in: bytes) else {
      self = .utf8
      return
    }
    switch name {
    case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
    // A page whose declaration can be read as letters of one byte is not in UTF-16.
    case "utf-16", "utf-16le", "utf-16be": self = .utf8
    case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
      "l1", "us-ascii", "ascii":
      self = .windows1252
    default: self = .other(name)
    }
  }

  /// The page in UTF-8; `nil` where it is in no encoding that is read.
  ///
  /// Bytes of ASCII alone are the same in nearly all of them.
  func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .utf8: String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    case .windows1252: Array(textOfWindows1252(bytes).utf8)
    case .other: bytes.allSatisfy { $0 < 0x80 } ? bytes : nil
    }
  }

  /// Why a page is not read, in a few words.
  var refusal: String {
    switch self {
    case .utf8, .windows1252: "it is not UTF-8, and does not say what it is: save it as UTF-8"
    case .other(let name):
      "it is in \(visible(String(name.prefix(40)))), which is not read: save it as UTF-8"
    }
  }

  /// The name that the page gives its encoding, in lowercase.
  private static func declared(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(longestHead).map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
    let text = String(decoding: head, as: UTF8.self).lowercased().replacing(
      /<!--.*?(-->|$)/, with: "")
    let declarations = [
      /<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/,
      /<meta[^>]*?charset\s*=\s*["']?\s*([^\s"'\/>;]+)/,
    ]
    return declarations.lazy.compactMap { text.firstMatch(of: $0) }.first.map { String($0.1) }
  }
}
