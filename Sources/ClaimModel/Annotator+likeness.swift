// Names that a reader takes for one and the same.
extension Annotator {
  /// What the name comes to for a reader's eye.
  ///
  /// Its letters, their marks and its digits, without case and what stands between them; letters of the
  /// Cyrillic and Greek alphabets, and wide ones, as the Latin letters that they look like. To be compared as a `String`, so that a composed letter equals
  /// a letter and its mark.
  ///
  /// Two names of one likeness may be two people, or one person who signs twice. Where it matters that
  /// people are several, they count as one. After the skeletons of Unicode Technical Standard 39, for
  /// the letters by which Latin names are counterfeited and no others.
  public var likeness: String { plainLikeness ?? lookedUpLikeness }

  /// Whether a reader takes both names for one person's: they have one ``likeness``.
  ///
  /// Who looked, or gave a verdict, under one of the names did so for all that has to be blind.
  public func isLike(_ other: Annotator) -> Bool {
    self == other || likeness == other.likeness
  }

  /// The likeness of a name in ASCII; `nil` for others.
  private var plainLikeness: String? {
    var name = name
    return name.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      let letters = String(unsafeUninitializedCapacity: bytes.count) { likeness in
        var count = 0
        for byte in bytes {
          let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
          guard Unicode.Scalar(small).isOfName else { continue }
          likeness[count] = small
          count += 1
        }
        return count
      }
      return letters.isEmpty ? nil : letters
    }
  }

  private var lookedUpLikeness: String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars where scalar.isOfName {
      scalars.append(scalar.latinLookalike)
    }
    // A name of signs alone is like none but itself.
    return scalars.isEmpty ? name : String(scalars)
  }
}

extension Sequence<Annotator> {
  /// How many people these names are at the least: names of one ``Annotator/likeness`` are one.
  public var peopleAtLeast: Int {
    let likenesses = map(\.likeness)
    // A few are compared sooner than they are hashed.
    if likenesses.count > 8 { return Set(likenesses).count }
    return likenesses.indices.count { !likenesses[..<$0].contains(likenesses[$0]) }
  }
}

extension Unicode.Scalar {
  /// A letter, a mark on one, or a digit.
  fileprivate var isOfName: Bool {
    if value < 0x80 { return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) }
    // What no font draws, such as the fillers of Hangul, is a letter or mark by its category alone.
    if properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }

  /// The Latin letter that this small letter looks like; itself where there is none.
  var latinLookalike: Unicode.Scalar {
    switch value {
    case 0..<0x80: self
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: Unicode.Scalar(value - 0xFEE0) ?? self
    default: Self.latinLookalikes[self] ?? self
    }
  }

  private static let latinLookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      ("авекмнорстухіјѕһԁԛԝѵӏ", "abekmhopctyxijshdqwvl"),
      ("αβεικνορτυχγ", "abeikvoptuxy"),
      ("ıɑɡո", "iagn"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (others, latin) in pairs {
      for (other, letter) in zip(others.unicodeScalars, latin.unicodeScalars) {
        table[other] = letter
      }
    }
    return table
  }()
}
