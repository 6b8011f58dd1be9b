import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk
import Foundation

/// One member of an object that is printed piece by piece.
enum JSONPart {
  case value(JSONValue)
  case list(any Sequence<JSONValue>)
}

/// Everything that is printed goes through here.
enum Output {
  /// Prints a line for people, made safe for a terminal.
  static func line(_ text: String = "") { print(visible(text)) }

  /// Prints a line for people; on a terminal, where it is too wide, wrapped behind its first columns.
  ///
  /// - Parameter indent: how many columns those are.
  static func line(_ text: String, wrappedBehind indent: Int) {
    guard isOnTerminal else { return line(text) }
    for line in WindowLines(columns: Escape.columns).hanging(text, behind: indent) { print(line) }
  }

  /// Prints text that has lines of its own, made safe for a terminal.
  static func text(_ text: String) { print(visible(text, keepingLines: true)) }

  /// Prints a line of JSON.
  static func json(_ value: JSONValue) { print(value.printedText) }

  /// Prints JSON that was written already as a line.
  static func json(_ printed: [UInt8]) { print(String(decoding: printed, as: UTF8.self)) }

  /// Prints an object as a line of JSON; its lists are never held as a whole.
  static func json(_ members: [(key: String, part: JSONPart)]) {
    var bytes: [UInt8] = []
    func flush(over limit: Int) {
      guard bytes.count > limit else { return }
      print(String(decoding: bytes, as: UTF8.self), terminator: "")
      bytes.removeAll(keepingCapacity: true)
    }
    var separator = UInt8(ascii: "{")
    for (key, part) in members.sorted(by: { ExactText($0.key) < ExactText($1.key) }) {
      bytes.append(separator)
      JSONValue.write(key, into: &bytes)
      bytes.append(UInt8(ascii: ":"))
      switch part {
      case .value(let value): value.writePrinted(into: &bytes)
      case .list(let elements):
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
          if !isFirst { bytes.append(UInt8(ascii: ",")) }
          isFirst = false
          element.writePrinted(into: &bytes)
          flush(over: 1 << 16)
        }
        bytes.append(UInt8(ascii: "]"))
      }
      separator = UInt8(ascii: ",")
    }
    bytes.append(contentsOf: "}\n".utf8)
    flush(over: 0)
  }

  /// Prints a line for people beside the output.
  static func aside(_ text: String) {
    // Where nobody can be told, there is nobody to tell of that either.
    try? FileHandle.standardError.write(
      contentsOf: Data((visible(text, keepingLines: true) + "\n").utf8))
  }

  /// Whether a person reads what is printed, whatever its form: it goes to a terminal.
  static var isOnTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes about a claim; says so beside the output when that accepted a candidate.
  static func writing<Result>(
    on id: ClaimID, of desk: Desk, _ write: () throws -> Result
  ) throws -> Result {
    let (result, hasAccepted) = try desk.writing(on: id, write)
    if hasAccepted { aside("\(id.short) was a candidate: accepted with it.") }
    return result
  }

  /// Says that a verdict given after what is shown is no blind one.
  static func tellInformed() {
    aside("This shows the others' verdicts: one that you give on the claim later is informed.")
  }

  /// Says that verdicts given on so many claims after what is shown are no blind ones.
  static func tellInformed(on claims: Int) {
    guard claims > 0 else { return }
    aside(
      "This shows the others' verdicts on \(counted(claims, "claim")) that you have not "
        + "rated: what you give there later is informed.")
  }

  /// Writes bytes as they are.
  ///
  /// - Throws: ``OutputError/lost(reason:)`` when nobody reads them any more, or the disk that they go to
  ///   is full.
  static func bytes(_ bytes: UnsafeRawBufferPointer) throws {
    // What was printed before lies in the C library's buffer: it goes first.
    guard fflush(nil) == 0 else { giveUp() }
    do {
      try ByteStream.write(bytes, to: STDOUT_FILENO, name: "standard output")
    } catch DeskError.cannotWrite(_, let reason) {
      throw OutputError.lost(reason: reason)
    }
  }

  /// Sees to it that output that cannot be written is no success, however the program ends.
  static func guardAtExit() {
    atexit { if fflush(nil) != 0 { Output.giveUp() } }
  }

  /// Ends the program because its output cannot be written.
  private static func giveUp() -> Never {
    let reason = String(cString: strerror(errno))
    aside(
      "Error: The output cannot be written: \(reason).\n"
        + "  try: make room where it goes; what the command did to the desk stands.")
    _exit(ExitCode.failure.rawValue)
  }

  /// Columns, each as wide as its widest cell, apart by two spaces; on a terminal as wide as the window at most.
  ///
  /// - Parameter isCut: whether the last column is cut there where it is too wide; else it is wrapped.
  static func table(_ rows: [[String]], cuttingLast isCut: Bool = false) {
    if isOnTerminal {
      let lines = WindowLines(columns: Escape.columns).table(rows, cuttingLast: isCut)
      for line in lines { print(line) }
      return
    }
    let shown = rows.map { $0.map { visible($0) } }
    let widths = widths(of: shown)
    for row in shown {
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      print(cells.joined(separator: "  "))
    }
  }

  /// The width of each column, in characters; a column that some rows lack counts.
  static func widths(of rows: [[String]]) -> [Int] {
    (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
  }

  /// A text of at most `width` characters, cut with `…`.
  static func cut(_ text: String, to width: Int = 76) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= width ? line : line.prefix(width - 1) + "…"
  }
}

extension Output {
  /// Writes a text that was made safe where it was made.
  static func bytes(_ text: String) throws {
    var text = text
    try text.withUTF8 { try bytes(UnsafeRawBufferPointer($0)) }
  }
}
