import ClaimModel

/// What may differ between words and the place where they are found.
enum Folding: CaseIterable {
  /// Quotation marks, dashes, ellipses, invisible marks, and how much white space is between words.
  case typography
  /// The same, and whether there is white space at all: "on Saturday" is found in "onSaturday".
  case gluedWords

  /// The best score an anchor found this way can have.
  var ceiling: Double {
    switch self {
    case .typography: 0.9
    case .gluedWords: 0.8
    }
  }

  /// The fewest letters and digits that may be looked for.
  var leastLetters: Int {
    switch self {
    case .typography: 1
    case .gluedWords: 12
    }
  }
}

/// A text in which typographic variants are one, with the way back to the text it was made from.
struct FoldedText {
  private let scalars: [Unicode.Scalar]
  /// For each folded scalar, where the one it stands for lies in the original.
  private let places: [Int]
  private let folding: Folding

  init(_ original: [Unicode.Scalar], folding: Folding) {
    var scalars: [Unicode.Scalar] = []
    var places: [Int] = []
    scalars.reserveCapacity(original.count)
    places.reserveCapacity(original.count)
    for (place, scalar) in original.enumerated() {
      if scalar.isInvisible { continue }
      if scalar.isSpace {
        if folding == .gluedWords || scalars.last == " " { continue }
        scalars.append(" ")
      } else if scalar == "…" {
        scalars.append(contentsOf: [".", ".", "."])
        places.append(contentsOf: [place, place])
      } else {
        scalars.append(Self.plain(scalar))
      }
      places.append(place)
    }
    self.scalars = scalars
    self.places = places
    self.folding = folding
  }

  /// Where words stand in the original, in order of place.
  func find(_ words: [Unicode.Scalar], atMost limit: Int) -> [TextSpan] {
    let wanted = FoldedText(words, folding: folding).scalars.trimmed
    guard wanted.count(where: \.isWordPart) >= folding.leastLetters else { return [] }
    return occurrences(of: Array(wanted), in: scalars, atMost: limit).compactMap {
      TextSpan(places[$0], places[$0 + wanted.count - 1] + 1)
    }
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isDash { return "-" }
    if scalar.isDoubleQuote { return "\"" }
    return scalar.isSingleQuote ? "'" : scalar
  }
}

extension [Unicode.Scalar] {
  fileprivate var trimmed: ArraySlice<Unicode.Scalar> {
    let from = firstIndex { $0 != " " } ?? endIndex
    let to = lastIndex { $0 != " " }.map { $0 + 1 } ?? from
    return self[from..<to]
  }
}

/// Where `wanted` stands in `text`, in order, without overlaps.
///
/// **Source.** Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977: linear in both
/// lengths whatever the text.
func occurrences(
  of wanted: [Unicode.Scalar], in text: [Unicode.Scalar], atMost limit: Int
) -> [Int] {
  guard !wanted.isEmpty, wanted.count <= text.count else { return [] }
  var fallback = [Int](repeating: 0, count: wanted.count)
  var matched = 0
  for index in wanted.indices.dropFirst() {
    while matched > 0, wanted[index] != wanted[matched] { matched = fallback[matched - 1] }
    if wanted[index] == wanted[matched] { matched += 1 }
    fallback[index] = matched
  }
  var found: [Int] = []
  matched = 0
  for index in text.indices {
    while matched > 0, text[index] != wanted[matched] { matched = fallback[matched - 1] }
    if text[index] == wanted[matched] { matched += 1 }
    guard matched == wanted.count else { continue }
    found.append(index + 1 - matched)
    if found.count == limit { break }
    matched = 0
  }
  return found
}
