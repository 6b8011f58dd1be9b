import Foundation

/// A word of a text as names are compared: without case, accents, widths and invisible marks.
///
/// **Source.** Unicode Standard Annex 15 (NFKC) and chapter 3.13 (caseless matching), then without
/// nonspacing marks; Latin letters with a stroke are the plain ones.
struct FoldedWord: Sendable {
  let text: String
  /// Whether it begins with a small letter; letters of scripts without case do not.
  let isSmall: Bool
  /// Whether its script has no gaps between words, such as Chinese and Thai.
  let isUngapped: Bool
  /// Whether its script knows capital letters.
  let hasCase: Bool
  /// Whether a full stop follows at once, as behind what is shortened.
  let isBeforeStop: Bool

  /// The words of a text, in order; what is written percent-coded, as in addresses, is read.
  static func words(of text: String) -> [FoldedWord] {
    let scalars = Array(plain(decoded(text)).unicodeScalars)
    var words: [FoldedWord] = []
    var start: Int?
    for index in 0...scalars.count {
      let isLetter = index < scalars.count && scalars[index].properties.isAlphabetic
      if isLetter {
        start = start ?? index
      } else if let from = start {
        words.append(
          FoldedWord(
            scalars[from..<index],
            isBeforeStop: index < scalars.count && scalars[index] == "."))
        start = nil
      }
    }
    return words
  }

  private init(_ scalars: ArraySlice<Unicode.Scalar>, isBeforeStop: Bool) {
    text = Self.caseless(String(String.UnicodeScalarView(scalars)))
    isSmall = scalars.first?.properties.isLowercase ?? false
    isUngapped = scalars.contains(where: \.isOfUngappedScript)
    hasCase = scalars.contains(where: \.properties.isCased)
    self.isBeforeStop = isBeforeStop
  }

  /// How often one address is held to be coded over and over.
  private static let mostCodings = 3

  private static func decoded(_ text: String) -> String {
    var text = text
    for _ in 0..<mostCodings {
      guard let bytes = unescaped(text) else { return text }
      text = String(decoding: bytes, as: UTF8.self)
    }
    return text
  }

  /// The bytes with each percent code read; `nil` where there is none.
  private static func unescaped(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "%")) else { return nil }
    var (read, index, isCoded) = ([UInt8](), 0, false)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
      {
        read.append(UInt8(high << 4 | low))
        (index, isCoded) = (index + 3, true)
      } else {
        read.append(bytes[index])
        index += 1
      }
    }
    return isCoded ? read : nil
  }

  /// One form for each letter, its marks taken away; case stays.
  private static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let whole = text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .format
    }
    return unmarked(String(String.UnicodeScalarView(whole)))
  }

  private static func unmarked(_ text: String) -> String {
    let kept = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
      ![.nonspacingMark, .enclosingMark].contains($0.properties.generalCategory)
    }
    // Composed again: a syllable of Hangul is one letter.
    return String(String.UnicodeScalarView(kept)).precomposedStringWithCanonicalMapping
  }

  private static let struck: [Unicode.Scalar: String] = [
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t",
  ]

  private static func caseless(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
    // By way of capitals, so that ß is ss and both small sigmas are one.
    let small = word.uppercased().lowercased()
    guard !small.utf8.allSatisfy({ $0 < 0x80 }) else { return small }
    return unmarked(small).unicodeScalars.map { struck[$0] ?? String($0) }.joined()
  }
}

extension Unicode.Scalar {
  /// Han, kana, and the scripts of Thailand, Laos, Tibet, Myanmar and Cambodia; Hangul too, whose particles
  /// stand at their words.
  fileprivate var isOfUngappedScript: Bool {
    if properties.isIdeographic { return true }
    return switch value {
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3040...0x318F,
      0x31F0...0x31FF, 0xAC00...0xD7FF:
      true
    default: false
    }
  }
}
