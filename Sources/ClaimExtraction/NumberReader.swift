import ClaimModel
import TextAnchoring

/// Reads the numbers of a passage, in figures and in words.
struct NumberReader {
  let passage: Passage

  /// The numbers in a range, in order; parts of dates and times are left out.
  func numbers(in range: Range<Int>, except dates: [Range<Int>]) -> [NumberMention] {
    var found: [NumberMention] = []
    var at = range.lowerBound
    while at < range.upperBound {
      if let date = dates.first(where: { $0.contains(at) }) {
        at = date.upperBound
      } else if let (mention, end) = number(at: at, before: range.upperBound) {
        found.append(mention)
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  private func number(at start: Int, before end: Int) -> (NumberMention, Int)? {
    guard passage.isWord(start), var value = value(of: passage.lower(start), at: start) else {
      return nil
    }
    var at = start + 1
    while at < end, let scale = NumberReader.scales[passage.lower(at)] {
      value *= scale
      at += 1
    }
    let currency = start > 0 ? NumberReader.currencies[passage.lower(start - 1)] : nil
    let from = currency == nil ? start : start - 1
    var unit = currency
    if unit == nil, at < end {
      let word = passage.lower(at)
      if word == "%" || word == "percent" || word == "per" && passage.lower(at + 1) == "cent" {
        unit = "percent"
        at += word == "per" ? 2 : 1
      } else if passage.isWord(at), !passage.isCapital(at),
        !ClosedClasses.prepositions.contains(word), !ClosedClasses.conjunctions.contains(word),
        !ClosedClasses.auxiliaries.contains(word), !ClosedClasses.determiners.contains(word)
      {
        unit = word
      }
    }
    return passage.span(from..<min(at, end)).map {
      (NumberMention(span: $0, value: value, unit: unit), max(at, start + 1))
    }
  }

  private func value(of word: String, at index: Int) -> Double? {
    if let small = NumberReader.words[word] {
      // "one" counts only what follows it; "no one" and "one of" count nothing.
      guard word == "one" else { return small }
      return NumberReader.scales[passage.lower(index + 1)] != nil
        || NumberReader.periods.contains(passage.lower(index + 1)) ? small : nil
    }
    guard let first = word.unicodeScalars.first, first.isDigit else { return nil }
    let digits = word.hasSuffix("s") ? String(word.dropLast()) : word
    let plain = String(digits.unicodeScalars.filter { $0 != "," })
    guard plain.utf8.count <= 15 else { return nil }
    if let value = Double(plain) { return value }
    for (suffix, scale) in NumberReader.suffixes where plain.hasSuffix(suffix) {
      if let value = Double(plain.dropLast(suffix.utf8.count)) { return value * scale }
    }
    return nil
  }

  private static let words: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "dozen": 12, "half": 0.5,
  ]
  private static let scales: [String: Double] = [
    "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12,
  ]
  private static let suffixes: [(String, Double)] = [
    ("bn", 1e9), ("m", 1e6), ("k", 1e3), ("b", 1e9),
  ]
  private static let currencies = ["$": "dollars", "£": "pounds", "€": "euros", "¥": "yen"]
  private static let periods: Set<String> = [
    "year", "month", "week", "day", "hour", "minute", "percent", "person", "man", "woman", "vote",
  ]
}
