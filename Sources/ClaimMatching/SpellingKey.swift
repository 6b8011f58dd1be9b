import TextAnchoring

/// One spelling for words that are spelled in several ways.
enum SpellingKey {
  /// The key of a word in lowercase.
  static func key(of word: String) -> String {
    if let known = variants[word] { return known }
    var scalars = word.unicodeScalars.map(unmarked)
    if scalars.first?.isDigit ?? false {
      scalars.removeAll { $0 == "," }
      return String(String.UnicodeScalarView(scalars))
    }
    scalars.removeAll { $0.properties.canonicalCombiningClass != .notReordered }
    guard scalars.count >= 5 else { return String(String.UnicodeScalarView(scalars)) }
    var key = String(String.UnicodeScalarView(scalars))
    for (ending, common) in endings where key.hasSuffix(ending) {
      let stem = key.dropLast(ending.count)
      if stem.utf8.count >= 3 { key = String(stem) + common }
      break
    }
    return key
  }

  /// British and American endings; the longer ones first.
  private static let endings: [(ending: String, common: String)] = [
    ("isations", "izations"), ("isation", "ization"), ("ourable", "orable"), ("ourites", "orites"),
    ("ourite", "orite"), ("ouring", "oring"), ("oured", "ored"), ("ours", "ors"), ("our", "or"),
    ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"), ("ysed", "yzed"),
    ("yse", "yze"), ("lling", "ling"), ("lled", "led"), ("llers", "lers"), ("ller", "ler"),
    ("ntres", "nters"), ("ntre", "nter"), ("atres", "aters"), ("atre", "ater"),
  ]

  private static let variants = [
    "grey": "gray", "programme": "program", "programmes": "programs", "defence": "defense",
    "offence": "offense", "licence": "license", "judgement": "judgment", "cheque": "check",
    "tonne": "ton", "tonnes": "tons", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12",
  ]

  /// The letter without its mark: `é` gives `e`.
  private static func unmarked(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    // The Unicode name says what a composed letter is made of, and the standard library has no
    // other table of it.
    guard scalar.value > 0x7F, let name = scalar.properties.name,
      name.hasPrefix(letterName), name.utf8.count > letterName.utf8.count + 6
    else { return scalar }
    let rest = name.unicodeScalars.dropFirst(letterName.utf8.count)
    guard let letter = rest.first, String(rest.dropFirst()).hasPrefix(" WITH ") else {
      return scalar
    }
    return letter.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  private static let letterName = "LATIN SMALL LETTER "
}
