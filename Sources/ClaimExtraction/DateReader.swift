import ClaimModel
import TextAnchoring

/// Reads the dates of a passage.
///
/// Only a day, a month and a year together name a date. Weekdays and dates without a year are
/// mentioned without one: the day on which a page was fetched says nothing about them.
struct DateReader {
  let passage: Passage

  struct Found {
    let range: Range<Int>
    /// `YYYY-MM-DD`, or `nil` when the words do not name one day of one year.
    let date: String?
  }

  /// The dates in a range, in order.
  func dates(in range: Range<Int>) -> [Found] {
    var found: [Found] = []
    var at = range.lowerBound
    while at < range.upperBound {
      if let date = date(at: at, before: range.upperBound) {
        found.append(date)
        at = date.range.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func date(at index: Int, before end: Int) -> Found? {
    guard passage.isWord(index) else { return nil }
    let word = passage.lower(index)
    if let iso = isoDate(word) { return Found(range: index..<index + 1, date: iso) }
    if CalendarTerms.isDay(word), passage.isCapital(index) || word.hasSuffix("day"), word != "today"
    {
      return Found(range: index..<index + 1, date: nil)
    }
    if let month = month(at: index) { return afterMonth(month, index, before: end) }
    if let day = number(at: index, 1...31), index + 1 < end, let month = month(at: index + 1) {
      let stop = index + 2
      let year = stop < end ? number(at: stop, 1000...2999) : nil
      return Found(
        range: index..<(year == nil ? stop : stop + 1),
        date: year.flatMap { CalendarDay($0, month, day)?.text })
    }
    let isYear = number(at: index, 1700...2099) != nil
    let opener = passage.lower(index - 1)
    guard isYear,
      ["in", "since", "of", "by", "from", "until", "before", "after", "during"].contains(opener)
    else { return nil }
    return Found(range: index..<index + 1, date: nil)
  }

  private func afterMonth(_ month: Int, _ index: Int, before end: Int) -> Found? {
    var at = index + 1
    if at < end, passage.lower(at) == "." { at += 1 }
    if at < end, let day = number(at: at, 1...31) {
      at += 1
      let gap = at < end && passage.lower(at) == "," ? 1 : 0
      guard at + gap < end, let year = number(at: at + gap, 1000...2999) else {
        return Found(range: index..<at, date: nil)
      }
      return Found(range: index..<at + gap + 1, date: CalendarDay(year, month, day)?.text)
    }
    if at < end, number(at: at, 1000...2999) != nil {
      return Found(range: index..<at + 1, date: nil)
    }
    let isCertain = passage.lower(index) != "may" && passage.lower(index) != "march"
    return isCertain && passage.lower(index).utf8.count > 4
      ? Found(range: index..<index + 1, date: nil) : nil
  }

  private func month(at index: Int) -> Int? {
    guard passage.isCapital(index) else { return nil }
    return CalendarWords.months[passage.lower(index)]
  }

  private func number(at index: Int, _ range: ClosedRange<Int>) -> Int? {
    var word = passage.lower(index)
    for ending in ["st", "nd", "rd", "th"] where word.hasSuffix(ending) { word.removeLast(2) }
    guard word.utf8.count <= 4, let number = Int(word), range.contains(number) else { return nil }
    return number
  }

  private func isoDate(_ word: String) -> String? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return CalendarDay(year, month, day)?.text
  }
}
