import Foundation
import Testing

@Suite("The command line")
struct TranscriptTests {
  @Test func `does what the README shows`() throws {
    let text = try String(contentsOfFile: Workbench.root + "/README.md", encoding: .utf8)
    try Workbench().replay(Transcript(text, indentation: 4), of: "README.md")
  }

  @Test(
    "does what the transcripts in Fixtures show",
    arguments: try FileManager.default.contentsOfDirectory(
      atPath: Workbench.root + "/Fixtures/transcripts"
    ).filter { $0.hasSuffix(".txt") }.sorted())
  func doesWhatTranscriptsShow(file: String) throws {
    let path = Workbench.root + "/Fixtures/transcripts/" + file
    let text = try String(contentsOfFile: path, encoding: .utf8)
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
    #expect(Transcript.matches(["made a.stet", "x", "y", "end"], ["made …", "…", "end"]))
    #expect(!Transcript.matches(["made a.stet", "x"], ["made …"]))
    #expect(!Transcript.matches(["made b"], ["made a"]))
    #expect(!Transcript.matches(["ab"], ["ab…b"]))
  }
}
