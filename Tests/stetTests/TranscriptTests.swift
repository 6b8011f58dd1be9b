import DeskTestSupport
import Foundation
import Testing

@Suite("The command line")
struct TranscriptTests {
  @Test func `does what the README shows`() throws {
    let text = try String(contentsOfFile: Fixture.root + "/README.md", encoding: .utf8)
    try Workbench().replay(Transcript(text, indentation: 4), of: "README.md")
  }

  @Test(
    "does what the transcripts in Fixtures show",
    arguments: try Fixture.names(in: "transcripts", ending: ".txt"))
  func doesWhatTranscriptsShow(file: String) throws {
    let text = try String(contentsOfFile: Fixture.path("transcripts/" + file), encoding: .utf8)
    try Workbench().replay(Transcript(text), of: file)
  }

  @Test func `documents every command with an example`() throws {
    let bench = try Workbench()
    let help = try bench.run("stet --help").output
    let commands = help.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
      .filter { $0.first?.isLowercase ?? false }
    let required = [
      "new", "ingest", "extract", "claim", "evidence", "query", "rate", "rule", "review", "claims",
      "show", "log", "find", "queue", "share", "merge", "conflicts", "gate", "report", "verify",
      "rebuild", "digest", "undo",
    ]
    #expect(Set(required).isSubset(of: Set(commands)))
    for command in Set(commands).subtracting(["help"]) {
      let page = try bench.run("stet \(command) --help").output
      #expect(page.contains("Example"), "stet \(command) --help has no example")
    }
  }

  @Test func `matches an ellipsis with anything, and nothing else`() {
    func matches(_ printed: [String], _ expected: [String]) -> Bool {
      PrintedPattern(expected).matches(printed)
    }
    #expect(matches(["made a.stet", "x", "y", "end"], ["made …", "…", "end"]))
    #expect(matches(["a b c c", "x", "end"], ["a … c", "…", "end"]))
    #expect(!matches(["made a.stet", "x"], ["made …"]))
    #expect(!matches(["made b"], ["made a"]))
    #expect(!matches(["ab"], ["ab…b"]))
    #expect(!matches(["a b d"], ["a … c"]))
    #expect(!matches([], ["a"]))
  }
}
