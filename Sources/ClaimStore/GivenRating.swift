import AnnotationSync
import ClaimModel

/// A rating with the scale it was given on and what it judged, as the table of facets has it of a verdict or ruling.
///
/// Where the operation says neither scale nor what was judged the value is the rating. Else it is three lines: the
/// rating, the scale's name or nothing, and the mark of what was judged. A rating may have lines itself.
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
    let kind = operation.knownKind
    guard kind == .verdictGive || kind == .rulingGive, let rating = operation.value else {
      return operation.value
    }
    let (wording, speaker) = (operation.with("wording")?.string, operation.with("speaker")?.string)
    let scale = operation.ratingScale
    // A merge brings millions.
    if wording == nil, speaker == nil, scale == nil, !saysMore(rating) { return rating }
    let judged = JudgedMark(wording: wording, speaker: speaker)
    return "\(rating)\n\(scale ?? "")\n\(judged.text)"
  }

  /// Whether a value is more than a rating.
  static func saysMore(_ value: String) -> Bool { value.utf8.contains(0x0A) }

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
