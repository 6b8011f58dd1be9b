import AnnotationSync
import ClaimModel

/// A rating with the scale it was given on, as the table of facets has it of a verdict.
///
/// Where the operation says no scale the value is the rating; else the scale's name stands behind it, in a
/// line of its own.
struct GivenRating {
  let rating: String
  /// `nil` when the operation does not say.
  let scale: String?

  init(value: String) {
    let bytes = value.utf8
    guard let end = bytes.lastIndex(of: 0x0A) else {
      (rating, scale) = (value, nil)
      return
    }
    let name = value[bytes.index(after: end)...]
    (rating, scale) = (String(value[..<end]), name.isEmpty ? nil : String(name))
  }

  /// What the table of facets keeps of an operation.
  static func value(of operation: Operation) -> String? {
    guard operation.knownKind == .verdictGive, let rating = operation.value else {
      return operation.value
    }
    let scale = operation.ratingScale
    return scale == nil && !rating.utf8.contains(0x0A) ? rating : "\(rating)\n\(scale ?? "")"
  }

  /// What ratings say, of their values in the table.
  static func senses(ofValues values: [String], on scale: Scale) -> [RatingSense] {
    // Most are alike, or alone, and need no scale.
    if values.dropFirst().allSatisfy({ $0.utf8.elementsEqual(values[0].utf8) }) {
      return values.map { .word(ExactText($0)) }
    }
    return values.map { value in
      let given = GivenRating(value: value)
      return scale.sense(of: given.rating, givenOn: given.scale)
    }
  }
}
