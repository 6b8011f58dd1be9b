extension Unicode.Scalar {
  /// Whether the scalar is white space of any kind, no-break spaces included.
  public var isSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0: true
    case 0...0x167F: false
    default: properties.isWhitespace || value == 0x200B || value == 0xFEFF
    }
  }

  /// Whether the scalar is a letter of any script.
  public var isLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0...0xA9: false
    default: properties.isAlphabetic
    }
  }

  /// Whether the scalar is one of 0…9.
  public var isDigit: Bool { (0x30...0x39).contains(value) }

  /// Whether the scalar is a capital letter.
  public var isUpper: Bool {
    value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase
  }

  /// Whether the scalar is a small letter.
  public var isLower: Bool {
    value < 0x80 ? (0x61...0x7A).contains(value) : properties.isLowercase
  }

  /// Whether the scalar is a letter or a digit.
  public var isWordPart: Bool { isLetter || isDigit }

  /// Whether the scalar is a single quotation mark or an apostrophe.
  public var isSingleQuote: Bool {
    switch value {
    case 0x27, 0x2018...0x201B, 0x2B9, 0x2BC, 0x2032, 0xB4, 0x60, 0x2039, 0x203A: true
    default: false
    }
  }

  /// Whether the scalar is a double quotation mark.
  var isDoubleQuote: Bool {
    switch value {
    case 0x22, 0x201C...0x201F, 0xAB, 0xBB, 0x2033, 0x301D...0x301F, 0xFF02: true
    default: false
    }
  }

  /// Whether the scalar is a hyphen or a dash of any length.
  var isDash: Bool {
    switch value {
    case 0x2D, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: true
    default: false
    }
  }

  /// Whether nothing is seen of the scalar: soft hyphen, joiners, direction marks.
  var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  /// The scalar in lowercase; itself when its lowercase is more than one scalar.
  public var lowercased: Unicode.Scalar {
    if value < 0x80 { return isUpper ? Unicode.Scalar(UInt8(value + 32)) : self }
    let mapping = properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? self : self
  }
}
