import ClaimModel

/// Dates as people write them, read as `YYYY-MM-DD`.
enum DateForm {
  /// Which number stands first in a date such as `03/04/2017`.
  enum Order: Sendable {
    case dayFirst, monthFirst
  }

  /// The order that some dates of one source prove: one number above 12 tells it for all.
  ///
  /// - Returns: `nil` when none tells, and when they contradict each other.
  static func order(of dates: some Sequence<String>) -> Order? {
    var (day, month) = (false, false)
    for date in dates {
      guard let (first, second, _) = triple(date), !date.contains(".") else { continue }
      if first > 12 { day = true }
      if second > 12 { month = true }
    }
    return day == month ? nil : (day ? .dayFirst : .monthFirst)
  }

  /// The date as `YYYY-MM-DD`; `nil` when it is none, or could be two.
  ///
  /// Read are ISO 8601 with or without a time, years first with slashes, days first with points, day and
  /// month by `order` with slashes or hyphens, months by their names (``DateWords``), and the day numbers of
  /// spreadsheets; a month with a year is `YYYY-MM`. A time behind the day is passed over. Years of two digits
  /// are read as spreadsheets do, up to 29 in this century.
  static func iso(_ text: String, order: Order? = nil) -> String? {
    let text = withoutTime(text.trimmedOfSpace)
    return yearFirst(text) ?? numbered(text, order) ?? named(text) ?? serial(text)
  }

  /// What a loss report calls dates that are kept as they are written.
  static let unread =
    "dates that the calendar does not have, or that could be two, kept as written"

  /// Whether a date is kept as it is written: it is no day or month of the calendar, or could be two days.
  static func isUnread(_ text: String, order: Order?) -> Bool {
    iso(text, order: order) == nil && !isCalendarDate(text)
  }

  /// The text without a time behind it: `14:05`, `2:05 PM`.
  private static func withoutTime(_ text: String) -> String {
    var words = text.split(separator: " ")
    while words.count > 1, let last = words.last, isOfTime(last) { words.removeLast() }
    return words.joined(separator: " ")
  }

  private static func isOfTime(_ word: Substring) -> Bool {
    let isClock =
      word.utf8.contains(UInt8(ascii: ":"))
      && word.utf8.allSatisfy { (0x30...0x3A).contains($0) || $0 == UInt8(ascii: ".") }
    return isClock || ["am", "pm", "uhr", "utc", "gmt"].contains(word.lowercased())
  }

  private static func yearFirst(_ text: String) -> String? {
    let day = text.split(whereSeparator: { $0 == "T" || $0 == " " }).first ?? ""
    let parts = day.split(whereSeparator: { "-/.".contains($0) }).map(String.init)
    if parts.count == 3, parts[0].utf8.count == 4 {
      return date(number(parts[0]), number(parts[1]), number(parts[2]))
    }
    guard parts.count == 1, day.utf8.count == 8, number(String(day)) != nil else { return nil }
    let digits = Array(day)
    return date(
      number(String(digits[..<4])), number(String(digits[4..<6])), number(String(digits[6...])))
  }

  private static func triple(_ text: String) -> (Int, Int, Int)? {
    let parts = text.split(whereSeparator: { "-/.".contains($0) }).map(String.init)
    guard parts.count == 3, let first = number(parts[0]), let second = number(parts[1]),
      let year = year(parts[2], isShort: !text.contains("-") && parts[0].utf8.count <= 2)
    else { return nil }
    return (first, second, year)
  }

  private static func numbered(_ text: String, _ order: Order?) -> String? {
    guard let (first, second, year) = triple(text) else { return nil }
    let known: Order? =
      text.contains(".") || first > 12 ? .dayFirst : (second > 12 ? .monthFirst : order)
    switch known {
    case .dayFirst: return date(year, second, first)
    case .monthFirst: return date(year, first, second)
    case nil: return first == second ? date(year, first, second) : nil
    }
  }

  /// - Parameter isShort: whether it may have two digits.
  private static func year(_ text: String, isShort: Bool) -> Int? {
    guard let number = number(text) else { return nil }
    if text.utf8.count == 4 { return number }
    guard isShort, text.utf8.count == 2 else { return nil }
    return number + (number < 30 ? 2000 : 1900)
  }

  private static func named(_ text: String) -> String? {
    var (year, month, day): (Int?, Int?, Int?) = (nil, nil, nil)
    let words = text.split(whereSeparator: { " ,.-/".contains($0) }).map(String.init)
    guard (2...8).contains(words.count) else { return nil }
    for word in words {
      let digits = word.filter { $0.isASCII && $0.isNumber }
      let rest = word.filter { !($0.isASCII && $0.isNumber) }.lowercased()
      if let named = DateWords.month(word), month == nil {
        month = named
      } else if digits.isEmpty {
        guard DateWords.isPassedOver(word) else { return nil }
      } else if day == nil, digits.utf8.count < 3, DateWords.endings.contains(rest) {
        day = number(digits)
      } else {
        // Two digits are a year only behind the day and the month.
        guard year == nil, rest.isEmpty,
          let given = Self.year(digits, isShort: day != nil && month != nil)
        else { return nil }
        year = given
      }
    }
    if day == nil, let year, let month, date(year, month, 1) != nil {
      return date(year, month, 1).map { String($0.dropLast(3)) }
    }
    return date(year, month, day)
  }

  /// Days since 30 December 1899, as spreadsheets count them.
  private static func serial(_ text: String) -> String? {
    guard text.utf8.count == 5, let days = number(text), (20_000...80_000).contains(days) else {
      return nil
    }
    // Civil from days, with March as the first month: Howard Hinnant, "chrono-compatible low-level date
    // algorithms".
    let shifted = days - 25_569 + 719_468
    let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return date(
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func number(_ text: String) -> Int? {
    guard (1...8).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  /// - Returns: `nil` for a day that the calendar does not have.
  private static func date(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
    guard let year, let month, let day else { return nil }
    return CalendarDay(year, month, day)?.text
  }

  /// A date `YYYY-MM-DD` with its day first, as `DD-MM-YYYY`; `nil` for other texts.
  static func dayFirst(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, iso(text) == text else { return nil }
    return "\(parts[2])-\(parts[1])-\(parts[0])"
  }
}
