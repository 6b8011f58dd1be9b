/// Makes text from outside safe to show on a terminal.
///
/// Control characters, escape sequences, bidirectional overrides and other invisible format
/// characters become visible marks such as `⟨U+001B⟩`; line ends and tabs stay when asked for.
///
/// - Parameter keepingLines: whether `\n` and `\t` stay as they are.
public func visible(_ text: String, keepingLines: Bool = false) -> String {
  guard text.unicodeScalars.contains(where: \.isHiddenControl) else { return text }
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if !scalar.isHiddenControl || keepingLines && (scalar == "\n" || scalar == "\t") {
      shown.append(scalar)
    } else if scalar == "\n" || scalar == "\t" || scalar == "\r" {
      shown.append(" ")
    } else {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - digits.count))
      shown.append(contentsOf: "⟨U+\(padding)\(digits)⟩".unicodeScalars)
    }
  }
  return String(shown)
}

extension Unicode.Scalar {
  /// Whether a terminal or a reader could be misled by this scalar: C0 and C1 controls, bidirectional
  /// controls, zero-width and other format characters, line and paragraph separators.
  ///
  /// The zero-width joiner and non-joiner stay: scripts and emoji need them.
  var isHiddenControl: Bool {
    switch value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: false
    case 0x200C, 0x200D: false
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
