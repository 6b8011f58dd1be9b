/// Makes text from outside safe to show on a terminal.
///
/// Control characters, escape sequences, bidirectional overrides and other invisible format
/// characters become visible marks such as `⟨U+001B⟩`; line ends and tabs stay when asked for.
///
/// - Parameter keepingLines: whether `\n` and `\t` stay as they are.
public func visible(_ text: String, keepingLines: Bool = false) -> String {
  guard text.holdsHiddenControl else { return text }
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if !scalar.isHiddenControl || keepingLines && (scalar == "\n" || scalar == "\t") {
      shown.append(scalar)
    } else if scalar == "\n" || scalar == "\t" || scalar == "\r" {
      shown.append(" ")
    } else {
      shown.append(contentsOf: scalar.mark.unicodeScalars)
    }
  }
  return String(shown)
}

extension Unicode.Scalar {
  /// What is shown in place of a scalar that must not be: its number, such as `⟨U+001B⟩`.
  public var mark: String { "⟨U+\(String(value, digits: 4, radix: 16))⟩" }

  /// Whether a terminal or a reader could be misled by this scalar: C0 and C1 controls, bidirectional
  /// controls, zero-width and other format characters, line and paragraph separators, and noncharacters,
  /// which the Unicode Standard (23.7) reserves for use within a program.
  ///
  /// The zero-width joiner and non-joiner and variation selectors stay: scripts and emoji need them.
  var isHiddenControl: Bool {
    switch value {
    // Letters and marks by their category that no font draws.
    case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0, 0xFFF0...0xFFF8: true
    // Stretches without any: most scripts, punctuation and symbols.
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x5FF, 0x1E00...0x1FFF, 0x2010...0x2027,
      0x2030...0x205F, 0x2070...0xD7FF:
      false
    case 0x200C, 0x200D: false
    case _ where value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= value: true
    default:
      switch properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
        .modifierSymbol, .otherSymbol, .spaceSeparator, .privateUse, .unassigned:
        false
      @unknown default: true
      }
    }
  }
}
