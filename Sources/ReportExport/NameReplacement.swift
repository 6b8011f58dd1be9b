import ClaimModel

/// Replaces whole words of a text: a name within a longer word stays.
///
/// Names are replaced by scalars, so that no letter is taken for another one that is written alike.
func replaced(_ name: String, by other: String, in text: String) -> String {
  replaced([(name, other)], in: text)
}

/// Replaces several names at once: of those that fit at a place, the longest; what was put in is not looked
/// at again.
func replaced(_ names: [(name: String, other: String)], in text: String) -> String {
  let wanted = names.map { (Array($0.name.unicodeScalars), $0.other) }
    .filter { !$0.0.isEmpty }.sorted { $0.0.count > $1.0.count }
  let scalars = Array(text.unicodeScalars)
  var (written, place) = (String.UnicodeScalarView(), 0)
  var isInWord = false
  while place < scalars.count {
    let found = wanted.first { name, _ in
      let begins = !isInWord || !isOfWord(name[0])
      guard begins, scalars[place...].starts(with: name) else { return false }
      let end = place + name.count
      return end == scalars.count || !isOfWord(scalars[end]) || !isOfWord(name[name.count - 1])
    }
    if let (name, other) = found {
      written.append(contentsOf: other.unicodeScalars)
      place += name.count
      isInWord = isOfWord(name[name.count - 1])
    } else {
      written.append(scalars[place])
      isInWord = isOfWord(scalars[place])
      place += 1
    }
  }
  return String(written)
}

/// Whether a scalar is part of a word: a letter, a digit, or a mark on one.
private func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x80 {
    return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value)
      || (0x61...0x7A).contains(scalar.value)
  }
  return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    || scalar.properties.generalCategory == .nonspacingMark
}
