import DeskConsole
import Foundation

/// Lines from a pipe or a file, or from a terminal that knows no more than to print.
final class PlainLines: LineSource {
  // A class because it owns what was read ahead.
  private let signals: PromptSignals
  private let isTerminal: Bool
  private let limit: Int
  private var ahead: [UInt8] = []
  private var position = 0
  private var hasEnded = false

  /// The kernel's line editing holds 4096 bytes with the line end and drops what is typed beyond.
  private static let terminalLimit = 4_094

  init(_ signals: PromptSignals, isTerminal: Bool) {
    self.signals = signals
    self.isTerminal = isTerminal
    limit = isTerminal ? Self.terminalLimit : Console.longestLine
  }

  func next(for console: Console) -> TypedLine {
    if isTerminal {
      print(console.prompt, terminator: "")
      fflush(nil)
    }
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      let rest = ahead[position...]
      let end = rest.firstIndex(of: 0x0A)
      isTooLong = isTooLong || line.count + (end ?? rest.endIndex) - position > limit + 1
      if !isTooLong { line += rest[..<(end ?? rest.endIndex)] }
      position = end.map { $0 + 1 } ?? ahead.count
      if end != nil { return read(line, isTooLong) }
      if let other = readAhead() {
        guard case .end = other, !line.isEmpty || isTooLong else { return other }
        return read(line, isTooLong)
      }
    }
  }

  private func read(_ line: [UInt8], _ isTooLong: Bool) -> TypedLine {
    let line = line.last == 0x0D ? line.dropLast() : line[...]
    guard !isTooLong, line.count <= limit else { return .tooLong(limit: limit) }
    guard let text = String(validating: line, as: UTF8.self) else { return .notText }
    return .line(text)
  }

  /// Reads the next bytes; gives what came instead of them, `nil` when they came.
  private func readAhead() -> TypedLine? {
    guard !hasEnded else { return .end }
    while true {
      if case .signal(let signal) = signals.wait(for: STDIN_FILENO) {
        guard isTerminal, signal == SIGINT else { return .signal(signal) }
        print()
        return .abandoned
      }
      ahead = [UInt8](repeating: 0, count: 1 << 16)
      position = 0
      let count = Foundation.read(STDIN_FILENO, &ahead, ahead.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      ahead.removeLast(ahead.count - max(0, count))
      // A terminal can be typed at again after its end was typed; a pipe cannot.
      hasEnded = count <= 0 && !isTerminal
      return count <= 0 ? .end : nil
    }
  }
}
