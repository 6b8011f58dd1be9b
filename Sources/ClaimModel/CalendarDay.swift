/// A day of the calendar.
///
/// **Source.** The proleptic Gregorian calendar, as in ISO 8601.
public struct CalendarDay: Hashable, Sendable {
  /// 1…9999.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// From 1.
  public let day: Int

  /// - Returns: `nil` for a day that the calendar does not have.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...length).contains(day) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day as `YYYY-MM-DD`.
  public var text: String {
    "\(String(year, digits: 4))-\(String(month, digits: 2))-\(String(day, digits: 2))"
  }
}

extension CalendarDay {
  /// Whether a text is a day, a month or a year, or a period between two of them: `2017-01-28`, `2017-01`, `2017`,
  /// `2017-01/2017-03`.
  ///
  /// **Source.** The calendar dates and intervals of ISO 8601.
  public static func isDayOrPeriod(_ text: String) -> Bool {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    return (1...2).contains(ends.count) && ends.allSatisfy(isDayMonthOrYear)
  }

  private static func isDayMonthOrYear(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count, zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }),
      (1...3).contains(parts.count)
    else { return false }
    return CalendarDay(
      numbers[0], numbers.count > 1 ? numbers[1] : 1, numbers.count > 2 ? numbers[2] : 1) != nil
  }
}
