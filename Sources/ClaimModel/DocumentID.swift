/// The name of a document: the SHA-256 of its bytes as taken in.
///
/// Written as 64 lowercase hexadecimal digits.
public struct DocumentID: Hashable, Sendable {
  /// The 64 digits.
  public let text: String

  /// Reads a name from its written form.
  ///
  /// - Returns: `nil` unless the text is 64 lowercase hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 64 else { return nil }
    self.init(String(text))
  }

  /// Reads a name from its written form.
  ///
  /// - Returns: `nil` unless the text is 64 lowercase hexadecimal digits.
  public init?(_ text: String) {
    guard text.utf8.count == 64 else { return nil }
    var digits = text
    let areDigits = digits.withUTF8 { bytes in
      bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
    guard areDigits else { return nil }
    self.text = digits
  }

  /// The first ten digits, enough for a person to tell documents apart.
  public var short: String { String(decoding: text.utf8.prefix(10), as: UTF8.self) }
}

extension DocumentID: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    ExactText(lhs.text) < ExactText(rhs.text)
  }
}

extension DocumentID: CustomStringConvertible {
  public var description: String { text }
}
