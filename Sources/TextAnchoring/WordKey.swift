/// The first eight letters of a word of ASCII, in small ones, and how long the word is: for telling words apart
/// without a look at all of them.
struct WordKey {
  let letters: UInt64
  let length: Int

  /// - Returns: `nil` for a word that is not all ASCII.
  init?(_ word: ArraySlice<Unicode.Scalar>) {
    var (letters, place): (UInt64, UInt64) = (0, 0)
    for scalar in word {
      guard scalar.value < 0x80 else { return nil }
      guard place < 64 else { continue }
      let small = (0x41...0x5A).contains(scalar.value) ? scalar.value | 0x20 : scalar.value
      letters |= UInt64(small) << place
      place += 8
    }
    (self.letters, length) = (letters, word.count)
  }

  /// Whether it is all of the word.
  var isWhole: Bool { length <= 8 }
}

/// The keys of some words, in a table of which most places are free.
struct WordKeys {
  private var slots: [UInt64]
  private let shift: UInt64

  /// - Parameter words: in small letters; those that are not ASCII are left out.
  init(_ words: some Collection<String>) {
    let width = UInt64(64 - (words.count * 4 | 15).leadingZeroBitCount)
    slots = Array(repeating: 0, count: 1 << width)
    shift = 64 - width
    for word in words {
      guard let key = WordKey(Array(word.unicodeScalars)[...]), !holds(key) else { continue }
      var slot = slot(of: key)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = key.letters
    }
  }

  /// Whether one of the words begins with the same eight letters.
  func holds(_ key: WordKey) -> Bool {
    var slot = slot(of: key)
    while slots[slot] != 0 {
      if slots[slot] == key.letters { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private func slot(of key: WordKey) -> Int {
    Int(truncatingIfNeeded: (key.letters &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
