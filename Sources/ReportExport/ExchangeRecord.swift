/// A record of a file that was read: a row, an annotation, a task, a line, as the format has them.
public struct ExchangeRecord: Hashable, Sendable {
  /// From 1, through all files of the reading.
  public let number: Int
  /// Where it begins in its file, from 1; where only its list is known, where that begins.
  public let line: Int
  /// Its place in its list, from 1; `nil` where the line tells which record it is.
  public let place: Int?

  public init(number: Int, line: Int, place: Int? = nil) {
    self.number = number
    self.line = line
    self.place = place
  }
}
