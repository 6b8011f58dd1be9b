import Foundation

/// What is written to a terminal besides words, and what it says of itself.
///
/// **Source.** ECMA-48 for the control sequences; xterm's "Bracketed Paste Mode".
enum Escape {
  /// Asks the terminal to mark what is pasted, so that it is told from what is typed.
  static let marksPastes = "\u{1B}[?2004h"
  static let marksNoPastes = "\u{1B}[?2004l"
  /// Said where a line grows beyond what is read.
  static let beyondLimit = "The line is too long and is not read any further: press Enter.\n"

  /// Goes up that many rows, to their beginning, and clears what is from there on.
  static func clear(rowsAbove rows: Int) -> String {
    (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}[J"
  }

  /// Writes at once.
  static func write(_ text: String) {
    print(text, terminator: "")
    fflush(nil)
  }

  /// The window's width, 80 where it is not known.
  static var columns: Int { size.columns }
  /// The window's height, 24 where it is not known.
  static var rows: Int { size.rows }

  private static var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}
