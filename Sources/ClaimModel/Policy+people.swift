extension Policy {
  private static let anybody = "anybody"
  /// What looks like a word of the file's language and is none.
  private static let mark = "names:"

  /// Takes the names that a line of a policy's file gives; they come beside those of earlier lines.
  mutating func takePeople(_ value: String, on line: RuleLine) throws(ModelError) {
    guard value != Self.anybody else {
      guard adjudicators.isEmpty else {
        throw line.fault("Others are named before it.", "write `anybody`, or names")
      }
      return
    }
    var people = Set(adjudicators)
    var rest = Substring(value).unicodeScalars
    repeat {
      people.insert(try Self.person(takenFrom: &rest, on: line))
    } while rest.popFirst() != nil
    adjudicators = people.sorted()
  }

  /// Takes one name, in quotation marks or without, up to a comma or the end.
  private static func person(
    takenFrom rest: inout Substring.UnicodeScalarView, on line: RuleLine
  ) throws(ModelError) -> Annotator {
    rest = rest.drop(while: isBlank)
    var name = Substring.UnicodeScalarView()
    if rest.first == "\"" {
      name = try quoted(takenFrom: &rest, on: line)
      rest = rest.drop(while: isBlank)
    } else {
      name = rest.prefix { $0 != "," }
      rest = rest[name.endIndex...]
      guard !String(name).hasPrefix(mark) else {
        throw line.fault(
          "'\(mark)' is not to be written.",
          "write the names alone; one that begins so in quotation marks")
      }
      while let last = name.last, isBlank(last) { name.removeLast() }
    }
    guard rest.isEmpty || rest.first == ",", let annotator = try? Annotator(String(name)) else {
      throw line.fault(
        "'\(visible(String(name)))' is not an annotator's name.",
        "write `anybody`, or names with commas between them; one that holds a comma in quotation marks"
      )
    }
    return annotator
  }

  /// Takes what stands in quotation marks; two of them within it are one.
  private static func quoted(
    takenFrom rest: inout Substring.UnicodeScalarView, on line: RuleLine
  ) throws(ModelError) -> Substring.UnicodeScalarView {
    var name = Substring.UnicodeScalarView()
    rest.removeFirst()
    while let scalar = rest.popFirst() {
      if scalar == "\"" {
        guard rest.first == "\"" else { return name }
        rest.removeFirst()
      }
      name.append(scalar)
    }
    throw line.fault("A quotation mark is not closed.", "close it")
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  /// The names as ``takePeople(_:on:)`` reads them: on one line where they fit, else one on each.
  var peopleLines: [String] {
    guard !adjudicators.isEmpty else { return [Self.anybody] }
    let names = adjudicators.map { Self.written($0.name) }
    let together = names.joined(separator: ", ")
    return together.unicodeScalars.count < RuleLine.longest / 2 ? [together] : names
  }

  private static func written(_ name: String) -> String {
    // What somebody else recorded may hold line ends.
    let scalars = visible(name).unicodeScalars
    // A name that somebody else recorded may begin or end in anything.
    let isPlain =
      name != anybody && !name.hasPrefix(mark) && !scalars.contains { $0 == "," || $0 == "\"" }
      && !(scalars.first?.properties.isWhitespace ?? true)
      && !(scalars.last?.properties.isWhitespace ?? true)
    if isPlain { return String(scalars) }
    let inside = scalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"\(inside)\""
  }
}
