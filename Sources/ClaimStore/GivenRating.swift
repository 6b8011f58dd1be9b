import AnnotationSync
import ClaimModel

/// A rating with the scale it was given on and what it judged, as the table of facets has it of a verdict or ruling.
///
/// The value is three lines: the rating, the scale's name or nothing, and the mark of what was judged. A rating may
/// have lines itself.
struct GivenRating {
  let rating: String
  /// `nil` when the operation does not say.
  let scale: String?
  /// What it was given of.
  let judged: JudgedMark

  init(value: String) {
    let (given, mark) = Self.parted(value[...])
    judged = JudgedMark(text: mark)
    let (rating, scale) = Self.parted(given)
    (self.rating, self.scale) = (String(rating), scale.isEmpty ? nil : String(scale))
  }

  /// What stands before the last line, and that line; nothing where there is one line.
  private static func parted(_ value: Substring) -> (before: Substring, last: Substring) {
    guard let end = value.utf8.lastIndex(of: 0x0A) else { return (value, "") }
    return (value[..<end], value[value.utf8.index(after: end)...])
  }

  /// What the table of facets keeps of an operation.
  static func value(of operation: Operation) -> String? {
    guard [.verdictGive, .rulingGive].contains(operation.knownKind), let rating = operation.value
    else {
      return operation.value
    }
    let judged = JudgedMark(
      wording: operation.with("wording")?.string, speaker: operation.with("speaker")?.string)
    return "\(rating)\n\(operation.ratingScale ?? "")\n\(judged.text)"
  }

  /// What ratings say, of their values in the table.
  static func senses(ofValues values: [String], on scale: Scale) -> [RatingSense] {
    // Most are alike, or alone, and need no scale.
    if let given = values.first.map({ parted($0[...]).before.utf8 }),
      values.dropFirst().allSatisfy({ parted($0[...]).before.utf8.elementsEqual(given) })
    {
      return values.map { _ in .word(ExactText(String(given) ?? "")) }
    }
    return values.map { value in
      let given = GivenRating(value: value)
      return scale.sense(of: given.rating, givenOn: given.scale)
    }
  }
}
