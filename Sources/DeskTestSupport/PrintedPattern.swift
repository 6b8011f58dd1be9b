import Foundation

/// What a transcript says is printed: `…` stands for anything within a line, and alone on a line for any
/// number of lines.
public struct PrintedPattern: Sendable {
  private let lines: ArraySlice<String>

  public init(_ lines: [String]) { self.lines = lines[...] }

  /// Whether the lines printed are those expected.
  public func matches(_ printed: [String]) -> Bool { Self.match(printed[...], lines) }

  private static func match(_ printed: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return printed.isEmpty }
    if first.trimmingCharacters(in: .whitespaces) == "…" {
      return (0...printed.count).contains {
        match(printed.dropFirst($0), expected.dropFirst())
      }
    }
    guard let line = printed.first, match(line, first) else { return false }
    return match(printed.dropFirst(), expected.dropFirst())
  }

  private static func match(_ line: String, _ pattern: String) -> Bool {
    let parts = pattern.components(separatedBy: "…")
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return line == pattern
    }
    guard line.hasPrefix(first), line.hasSuffix(last), line.count >= first.count + last.count else {
      return false
    }
    var rest = line.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
