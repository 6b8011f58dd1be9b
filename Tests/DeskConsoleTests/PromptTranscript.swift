import ClaimModel
import DeskConsole
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

/// A session at the prompt as it stands in `Fixtures/transcripts/prompt`.
///
/// `@ NAME` says who sits down, `> ` stands before what is typed, and what is printed stands behind it as a
/// ``PrintedPattern``; an error as at a terminal. `% roster` founds the desk's roster in the name of who sits
/// there. A line with `#` is a remark.
struct PromptTranscript {
  struct Step {
    let annotator: String
    let typed: String
    var expected: [String]
    /// Where it stands in the file, from 1.
    let line: Int
  }

  private(set) var steps: [Step] = []

  static let folder = "transcripts/prompt"
  static let founding = "% roster"

  static var files: [String] { get throws { try Fixture.names(in: folder, ending: ".txt") } }

  init(_ file: String) throws {
    var annotator = ""
    let text = String(decoding: try Fixture.bytes("\(Self.folder)/\(file)"), as: UTF8.self)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("@ ") {
        annotator = String(line.dropFirst(2))
      } else if line.hasPrefix("> ") || line == Self.founding {
        let typed = line == Self.founding ? String(line) : String(line.dropFirst(2))
        steps.append(
          Step(
            annotator: annotator, typed: typed, expected: [], line: number + 1))
      } else if !line.hasPrefix("#"), !steps.isEmpty {
        steps[steps.count - 1].expected.append(String(line))
      }
    }
    if steps.last?.expected.last?.isEmpty ?? false { steps[steps.count - 1].expected.removeLast() }
  }
}

extension ReviewRoom {
  /// Types what a transcript says, on a desk with the two reports on the phone call.
  func replay(_ transcript: PromptTranscript, of file: String) throws {
    let desk = try desk("amara")
    for (name, outlet) in [
      ("northern-dispatch", "Northern Dispatch"), ("capital-wire", "Capital Wire"),
    ] {
      _ = try desk.ingest(Fixture.path("phone-call/\(name).txt"), details: .init(outlet: outlet))
    }
    var sitting: (name: String, at: Sitting)?
    for step in transcript.steps {
      guard step.typed != PromptTranscript.founding else {
        try self.desk(step.annotator).foundRoster()
        continue
      }
      if sitting?.name != step.annotator {
        sitting = (step.annotator, try Sitting(self.desk(step.annotator)))
      }
      let written = ["city.stet", "amara.jsonl", "report.md"]
      let words = step.typed.split(separator: " ", omittingEmptySubsequences: false).map(
        String.init)
      let typed = words.map { word in
        written.contains(word)
          ? self.file(word) : word.replacing("Fixtures/", with: Fixture.path(""))
      }.joined(separator: " ")
      let printed = try sitting?.at.answer(typed) ?? []
      #expect(
        PrintedPattern(step.expected).matches(printed),
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
      return "Error: \(Console.told(error))".components(separatedBy: "\n")
    }
  }
}
