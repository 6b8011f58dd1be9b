import ClaimModel

/// Text from outside, made into CommonMark that shows exactly its words and does nothing.
///
/// Markup, HTML, links, mentions and formulas lose their meaning; hidden characters become marks;
/// line ends become spaces, so that the text cannot begin a block of its own.
///
/// **Source.** CommonMark 0.31.2, sections 2.4 and 2.5; GitHub Flavored Markdown for tables,
/// strikethrough and extended autolinks.
func markdown(_ text: String) -> String {
  let scalars = flattened(text)
  var shown = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    switch scalar {
    case "&": shown.append(contentsOf: "&amp;".unicodeScalars)
    case "<": shown.append(contentsOf: "&lt;".unicodeScalars)
    case ">": shown.append(contentsOf: "&gt;".unicodeScalars)
    default:
      if needsBackslash(scalar, at: index, in: scalars) { shown.append("\\") }
      shown.append(scalar)
    }
  }
  return String(shown)
}

/// Text from outside between marks of emphasis, `*` or `**`; `?` where there is none to mark.
func marked(_ text: String, _ mark: String) -> String {
  let words = markdown(text)
  return words.isEmpty ? "?" : "\(mark)\(words)\(mark)"
}

/// An address as a link that shows where it leads, or as plain words where it is not surely one.
func link(_ address: String) -> String {
  isWebAddress(address) ? "<\(address)>" : markdown(address)
}

/// Whether a text is surely an address on the web, with nothing in it that ends a link early or does more
/// than lead there.
func isWebAddress(_ address: String) -> Bool {
  let scheme = ["https://", "http://"].first { address.lowercased().hasPrefix($0) }
  let isPlain = address.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
      UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"),
      UInt8(ascii: "^"):
      false
    default: (0x21...0x7E).contains(byte)
    }
  }
  guard let scheme else { return false }
  return isPlain && address.utf8.count > scheme.utf8.count
}

/// A name made of letters, digits, `-` and `_` as code; anything else as plain words.
func code(_ name: String) -> String {
  let isName = name.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
  }
  return isName && !name.isEmpty ? "`\(name)`" : markdown(name)
}

/// The text made safe to show, on one line, without white space at its ends or twice in a row.
private func flattened(_ text: String) -> [Unicode.Scalar] {
  var scalars: [Unicode.Scalar] = []
  for scalar in visible(text).unicodeScalars {
    guard isSpace(scalar) else {
      scalars.append(scalar)
      continue
    }
    if let last = scalars.last, last != " " { scalars.append(" ") }
  }
  if scalars.last == " " { scalars.removeLast() }
  return scalars
}

/// Whether a scalar is white space; most are ASCII, which needs no table.
private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII
    ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
}

private func needsBackslash(
  _ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]
) -> Bool {
  switch scalar {
  case "\\", "`", "*", "_", "[", "]", "{", "}", "~", "|", "#", "$", "@", "^": true
  // At the start of a line these open a list or underline a heading.
  case "-", "+", "=": index == 0
  // An ordered list, and the address that some readers make out of bare words.
  case ".", ")":
    scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
      || scalars[..<index].suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
  case ":": index + 1 < scalars.count && scalars[index + 1] != " "
  default: false
  }
}
