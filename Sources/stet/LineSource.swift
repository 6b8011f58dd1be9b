import DeskConsole

/// Where the prompt's lines come from.
protocol LineSource: AnyObject {
  /// Waits for a line.
  ///
  /// - Parameter console: what completes the line.
  func next(for console: Console) -> TypedLine
}

/// What came when a line was waited for.
enum TypedLine {
  /// Without its line end.
  case line(String)
  /// More than so many bytes; all of it was passed over.
  case tooLong(limit: Int)
  /// Bytes that are no UTF-8.
  case notText
  /// The person pressed Ctrl-C: nothing is done.
  case abandoned
  /// The end of input.
  case end
  /// The program is to end.
  case signal(Int32)
}
