/// Whether a text is a day, a month or a year that the calendar has: `2017-01-28`, `2017-01` or `2017`.
public func isCalendarDate(_ text: String) -> Bool {
  let missing = "0000-01-01".utf8.dropFirst(text.utf8.count)
  guard [4, 7, 10].contains(text.utf8.count) else { return false }
  let whole = text + String(decoding: missing, as: UTF8.self)
  return DateForm.iso(whole) == whole
}
