/// What a reader reads of a text: its letters, digits and signs, one after the other.
///
/// By it copies are told from other texts. Left out are case, gaps and hyphens between words, quotation marks and
/// other punctuation, and what nobody sees; letters that look like Latin ones, wide ones and ligatures are the plain
/// ones. Two ways to code one letter are equal, as in a `String`.
public struct WordsAsRead: Hashable, Sendable {
  /// Empty where there is nothing to read.
  let text: String

  public init(_ scalars: some Sequence<Unicode.Scalar>) {
    var read = String.UnicodeScalarView()
    for scalar in scalars { Self.append(scalar, to: &read) }
    text = String(read)
  }

  public init(_ text: String) { self.init(text.unicodeScalars) }

  /// Whether there is nothing to read.
  public var isEmpty: Bool { text.isEmpty }

  /// Whether the other words are all part of these.
  func contains(_ other: Self) -> Bool { text.contains(other.text) }

  private static func append(_ scalar: Unicode.Scalar, to read: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: read.append(scalar)
    case 0x41...0x5A: read.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
    case 0...0x7F:
      if "$+<=>".unicodeScalars.contains(scalar) { read.append(scalar) }
    // Fullwidth forms of ASCII.
    case 0xFF01...0xFF5E:
      Unicode.Scalar(scalar.value - 0xFEE0).map { append($0, to: &read) }
    case 0xFB00...0xFB06:
      let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
      read.append(contentsOf: letters[Int(scalar.value - 0xFB00)].unicodeScalars)
    default:
      guard scalar.isRead else { return }
      read.append(
        contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.map(\.latinLookalike))
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter, a mark, a digit or a sign that can be seen.
  fileprivate var isRead: Bool {
    if properties.isDefaultIgnorableCodePoint || isHiddenControl { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .mathSymbol, .currencySymbol, .otherSymbol, .privateUse, .unassigned:
      return true
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .modifierSymbol, .spaceSeparator,
      .lineSeparator, .paragraphSeparator, .control, .format, .surrogate:
      return false
    @unknown default: return true
    }
  }
}
