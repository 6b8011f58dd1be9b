import CLibxml2
import ClaimModel

/// Text that a program has put into a page's data with the marks of HTML in it.
enum PlainWords {
  /// The elements whose marks are taken out; what stands between `<` and `>` otherwise is somebody's words.
  private static let elements: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "cite", "code", "del", "div", "em", "font",
    "h1", "h2", "h3", "h4", "h5", "h6", "i", "img", "ins", "li", "mark", "ol", "p", "q", "s",
    "small",
    "span", "strike", "strong", "sub", "sup", "u", "ul",
  ]
  /// After these a reader begins a new line.
  private static let breaks: Set<String> = [
    "blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p",
  ]
  /// The longest mark of an element that is looked for, in scalars.
  private static let longestMark = 2_000
  /// The longest name of an entity, in scalars.
  private static let longestName = 10

  /// The text as a reader of the page would see it: without the marks of elements, and with what entities stand
  /// for; once, so that `&amp;lt;` is `&lt;`.
  static func of(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return text
    }
    let scalars = Array(text.unicodeScalars)
    var plain = String.UnicodeScalarView()
    var at = 0
    while at < scalars.count {
      if scalars[at] == "<", let mark = mark(scalars, at) {
        if breaks.contains(mark.name), !(plain.last?.properties.isWhitespace ?? true) {
          plain.append(" ")
        }
        at = mark.end
      } else if scalars[at] == "&", let entity = entity(scalars, at) {
        plain.append(entity.scalar)
        at = entity.end
      } else {
        plain.append(scalars[at])
        at += 1
      }
    }
    return String(plain).trimmedOfSpace
  }

  /// The mark of an element that begins at a place: its name, and where it ends.
  private static func mark(
    _ scalars: [Unicode.Scalar], _ start: Int
  ) -> (name: String, end: Int)? {
    let rest = scalars[(start + 1)...].prefix(longestMark)
    let open = rest.first == "/" ? rest.dropFirst() : rest
    let name = open.prefix {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    let behind = open.dropFirst(name.count)
    guard let next = behind.first, next == ">" || next == "/" || next.properties.isWhitespace,
      let end = behind.firstIndex(of: ">")
    else { return nil }
    let word = String(String.UnicodeScalarView(name)).lowercased()
    return elements.contains(word) ? (word, end + 1) : nil
  }

  /// What an entity that begins at a place stands for, and where it ends.
  private static func entity(
    _ scalars: [Unicode.Scalar], _ start: Int
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    let rest = scalars[(start + 1)...].prefix(longestName + 1)
    guard let end = rest.firstIndex(of: ";"), end > start + 1 else { return nil }
    let name = String(String.UnicodeScalarView(rest[..<end]))
    guard let value = name.hasPrefix("#") ? number(name.dropFirst()) : named(name),
      let scalar = Unicode.Scalar(value), value > 0
    else { return nil }
    return (scalar, end + 1)
  }

  private static func number(_ text: Substring) -> UInt32? {
    guard let first = text.first, first == "x" || first == "X" else { return UInt32(text) }
    return UInt32(text.dropFirst(), radix: 16)
  }

  /// By HTML 4's list, as libxml2 has it.
  private static func named(_ name: String) -> UInt32? {
    if name == "apos" { return 0x27 }
    return htmlEntityLookup(name).map { UInt32($0.pointee.value) }
  }
}
