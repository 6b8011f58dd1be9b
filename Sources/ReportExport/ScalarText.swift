import ClaimModel
import TextAnchoring

/// A text in which places are counted as other tools count them.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  /// For each scalar the UTF-16 units before it, and the number of all at the end; `nil` where both ways
  /// of counting are the same.
  private let units: [Int]?

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: { $0.value > 0xFFFF }) else {
      units = nil
      return
    }
    var count = 0
    units =
      scalars.map { scalar in
        defer { count += scalar.value > 0xFFFF ? 2 : 1 }
        return count
      } + [count]
  }

  /// The words of the pieces, apart by a space, as far as the text reaches.
  func joined(_ spans: [TextSpan]) -> String {
    spans.map { String(scalars: scalars[$0.range.clamped(to: 0..<scalars.count)]) }
      .joined(separator: " ")
  }

  /// A span of the text; `nil` when it does not lie within.
  func span(_ start: Int, _ end: Int) -> TextSpan? {
    end <= scalars.count ? TextSpan(start, end) : nil
  }

  /// Where a place counted in UTF-16 units is; `nil` when it does not lie within, or in the middle of a
  /// scalar.
  func span(utf16 start: Int, _ end: Int) -> TextSpan? {
    guard units != nil else { return span(start, end) }
    guard let first = scalar(at: start), let last = scalar(at: end) else { return nil }
    return span(first, last)
  }

  private func scalar(at unit: Int) -> Int? {
    guard let units else { return unit }
    let place = units.partitioningIndex { $0 >= unit }
    return place < units.count && units[place] == unit ? place : nil
  }

  /// How many UTF-16 units stand before a scalar.
  func unit(_ scalar: Int) -> Int { units?[min(scalar, scalars.count)] ?? scalar }

  /// The text as documents have it: line ends are `\n`, without byte order mark; and how places move.
  static func plain(_ text: String) -> (text: String, places: LinePlaces) {
    guard text.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\u{FEFF}" }) else {
      return (text, LinePlaces(dropped: []))
    }
    var plain = String.UnicodeScalarView()
    var dropped: [Int] = []
    var wasReturn = false
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if place == 0 && scalar == "\u{FEFF}" || scalar == "\n" && wasReturn {
        dropped.append(place)
      } else {
        plain.append(scalar == "\r" ? "\n" : scalar)
      }
      wasReturn = scalar == "\r"
    }
    return (String(plain), LinePlaces(dropped: dropped))
  }
}

/// How places in a text move when some of its scalars are dropped.
struct LinePlaces {
  /// The places of the dropped ones, ascending.
  let dropped: [Int]

  /// The place in the plain text.
  func moved(_ place: Int) -> Int {
    place - dropped.partitioningIndex { $0 >= place }
  }
}

extension String {
  /// The text without tabs and carriage returns at its end.
  var withoutTabsAtEnd: String {
    let end = unicodeScalars.lastIndex { $0 != "\t" && $0 != "\r" }
    return end.map { String(unicodeScalars[...$0]) } ?? ""
  }
}
