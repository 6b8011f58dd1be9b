import ClaimModel
import EditorialDesk
import Foundation
import Testing

/// A session at the prompt as it stands in `Fixtures/transcripts/prompt`.
///
/// `@ NAME` says who sits down, `> ` stands before what is typed, and what is printed stands behind it; an
/// error as at a terminal. `…` stands for anything within a line, and alone on a line for any number of
/// lines. A line with `#` is a remark.
struct PromptTranscript {
  struct Step {
    let annotator: String
    let typed: String
    var expected: [String]
    /// Where it stands in the file, from 1.
    let line: Int
  }

  private(set) var steps: [Step] = []

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/transcripts/prompt").path

  static var files: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
        .sorted()
    }
  }

  init(_ file: String) throws {
    var annotator = ""
    let text = try String(contentsOfFile: "\(Self.folder)/\(file)", encoding: .utf8)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("@ ") {
        annotator = String(line.dropFirst(2))
      } else if line.hasPrefix("> ") {
        steps.append(
          Step(
            annotator: annotator, typed: String(line.dropFirst(2)), expected: [], line: number + 1))
      } else if !line.hasPrefix("#"), !steps.isEmpty {
        steps[steps.count - 1].expected.append(String(line))
      }
    }
    if steps.last?.expected.last?.isEmpty ?? false { steps[steps.count - 1].expected.removeLast() }
  }

  /// Whether the lines printed are those expected.
  static func matches(_ printed: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return printed.isEmpty }
    if first == "…" {
      return (0...printed.count).contains {
        matches(printed.dropFirst($0), expected.dropFirst())
      }
    }
    guard let line = printed.first, lineMatches(line, first) else { return false }
    return matches(printed.dropFirst(), expected.dropFirst())
  }

  private static func lineMatches(_ line: String, _ pattern: String) -> Bool {
    // A line that was cut ends with a mark of its own.
    if line == pattern { return true }
    let parts = pattern.components(separatedBy: "…")
    guard parts.count > 1, let first = parts.first, line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for part in parts.dropFirst() where !part.isEmpty {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty || parts.last?.isEmpty ?? false
  }
}

extension ReviewRoom {
  /// Types what a transcript says, on a desk with the two reports on the phone call.
  func replay(_ transcript: PromptTranscript, of file: String) throws {
    let fixtures = URL(fileURLWithPath: PromptTranscript.folder)
      .deletingLastPathComponent().deletingLastPathComponent().path
    let desk = try desk("amara")
    for (name, outlet) in [
      ("northern-dispatch", "Northern Dispatch"), ("capital-wire", "Capital Wire"),
    ] {
      _ = try desk.ingest("\(fixtures)/phone-call/\(name).txt", details: .init(outlet: outlet))
    }
    var sitting: (name: String, at: Sitting)?
    for step in transcript.steps {
      if sitting?.name != step.annotator {
        sitting = (step.annotator, try Sitting(self.desk(step.annotator)))
      }
      let written = ["city.stet", "amara.jsonl", "report.md"]
      let words = step.typed.split(separator: " ", omittingEmptySubsequences: false).map(
        String.init)
      let typed = words.map { word in
        written.contains(word) ? path(word) : word.replacing("Fixtures/", with: fixtures + "/")
      }.joined(separator: " ")
      let printed = try sitting?.at.answer(typed) ?? []
      #expect(
        PromptTranscript.matches(printed[...], step.expected[...]),
        "\(file):\(step.line): > \(step.typed)\n\(printed.joined(separator: "\n"))")
    }
  }
}

extension Sitting {
  /// Types one line; gives what a terminal shows: the reply, or the error.
  fileprivate mutating func answer(_ line: String) throws -> [String] {
    do {
      return try type(line)
    } catch let error as any ActionableError {
      return "Error: \(error)".components(separatedBy: "\n")
    }
  }
}
