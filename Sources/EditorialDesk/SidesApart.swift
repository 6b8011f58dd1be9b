import AnnotationSync
import ClaimModel

/// The sides of a conflict in words that nobody takes for the same where they are not.
enum SidesApart {
  /// What each side says, in the order of the sides; not yet made safe to show.
  ///
  /// Sides that a reader would take for one show the letters, marks and spaces in which they differ by their numbers,
  /// such as `⟨U+00A0⟩`; those whose words are the same say in which of their members they differ.
  static func words(of sides: [AnnotationSync.Operation]) -> [String] {
    let told = sides.map(\.sideWords)
    guard told.count > 1 else { return told }
    return told.indices.map { place in
      var words = told[place]
      for other in told.indices where other != place && isAlike(told[other], told[place]) {
        let apart =
          ExactText(told[place]) == ExactText(told[other])
          ? told[place] + members(of: sides[place], unlike: sides[other])
          : marked(told[place], unlike: told[other])
        // What tells it from one side may not tell it from another.
        if apart.utf8.count > words.utf8.count { words = apart }
      }
      return words
    }
  }

  /// Whether a reader may take two texts for one.
  private static func isAlike(_ one: String, _ other: String) -> Bool {
    func look(_ text: String) -> String {
      let shown = visible(text).unicodeScalars
      guard !shown.contains(where: { $0 == "⟨" }) else { return text }
      let row = String(
        String.UnicodeScalarView(shown.map { $0.properties.isWhitespace ? " " : $0 }))
      return row.split(separator: " ").joined(separator: " ")
    }
    let (left, right) = (look(one), look(other))
    if left == right { return true }
    // Letters of another alphabet; signs and case are seen.
    func isSign(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII && !scalar.properties.isAlphabetic
    }
    return left.count == right.count
      && left.unicodeScalars.filter(isSign).elementsEqual(right.unicodeScalars.filter(isSign))
      && Annotator(recorded: left).likeness == Annotator(recorded: right).likeness
      && zip(left, right).allSatisfy { $0 == $1 || !($0.isASCII && $1.isASCII) }
  }

  /// The text with what differs from another one by numbers, as far as it is no plain letter.
  private static func marked(_ text: String, unlike other: String) -> String {
    let (own, its) = (Array(text.unicodeScalars), Array(other.unicodeScalars))
    let start = zip(own, its).prefix { $0 == $1 }.count
    let most = min(own.count, its.count) - start
    let end = zip(own.reversed(), its.reversed()).prefix { $0 == $1 }.prefix(most).count
    // A mark on a letter is seen with it, and two spaces beside one.
    let differing = max(0, start - 1)..<(own.count - end)
    var shown = ""
    for (place, scalar) in own.enumerated() {
      let isPlain = (0x21...0x7E).contains(scalar.value)
      if differing.contains(place), !isPlain {
        shown += scalar.mark
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// In which members a side differs from another whose words are the same, in brackets.
  private static func members(
    of side: AnnotationSync.Operation, unlike other: AnnotationSync.Operation
  ) -> String {
    let keys = Set(
      ((side.with.members ?? []) + (other.with.members ?? [])).map { ExactText($0.key) })
    let differing = keys.sorted().map(\.text).filter { key in
      side.with.members?.first { $0.key == key }?.value.canonicalText
        != other.with.members?.first { $0.key == key }?.value.canonicalText
    }
    let told = differing.map { key in
      let value = side.with.members?.first { $0.key == key }?.value
      return "\(key.replacing("_", with: " ")) \(value.map(\.canonicalText) ?? "not said")"
    }
    return told.isEmpty ? "" : " (\(told.joined(separator: ", ")))"
  }
}
