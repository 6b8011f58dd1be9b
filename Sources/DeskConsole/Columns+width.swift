extension Columns {
  /// How many cells of a terminal a scalar takes: 0, 1 or 2.
  ///
  /// Marks that combine with what stands before them, joiners and the inner parts of Korean syllables take
  /// none; East Asian wide and fullwidth characters and emoji take two; the halves of a flag one each.
  /// Terminals draw some emoji that are joined from several narrower than that, none wider.
  ///
  /// **Source.** Unicode Standard Annex 11 (East Asian Width), and what terminals make of it.
  static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: 1
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: 0
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      isCombining(scalar) ? 0 : 2
    case 0x1F1E6...0x1F1FF: 1
    case 0x1F000...0x1FAFF: scalar.properties.isEmojiPresentation ? 2 : 1
    default: isCombining(scalar) ? 0 : scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol,
      .otherSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .surrogate,
      .privateUse, .unassigned:
      false
    @unknown default: false
    }
  }

  static func width(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }
}
