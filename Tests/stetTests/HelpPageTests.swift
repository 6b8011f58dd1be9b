import DeskTestSupport
import Foundation
import Testing

@Suite("The help pages")
struct HelpPageTests {
  /// Every command and what stands below it: `roster`, `roster accept`.
  private func commands(_ bench: Workbench, below command: String = "") throws -> [String] {
    let page = try bench.run("stet help \(command)").output
    guard let list = page.range(of: "SUBCOMMANDS:") else { return [] }
    let names = page[list.upperBound...].split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    return try names.filter { $0 != "help" }.flatMap { name in
      let whole = command.isEmpty ? name : "\(command) \(name)"
      return try [whole] + commands(bench, below: whole)
    }
  }

  @Test func `have no line that an 80 columns wide window has to break`() throws {
    let bench = try Workbench()
    let commands = try commands(bench)
    #expect(commands.count > 60)
    for command in commands {
      // On a wide window the lines are as they were written.
      let page = try bench.run("COLUMNS=2000 stet help \(command)").output
      let paragraphs = page.components(separatedBy: "USAGE:")[0].components(separatedBy: "\n\n")
      // A paragraph that is one line is broken once, by whoever prints it.
      for lines in paragraphs.map({ $0.split(separator: "\n") }) where lines.count > 1 {
        for line in lines { #expect(line.count <= 80, "stet help \(command): \(line)") }
      }
    }
  }

  @Test func `and transcripts speak of one thing in the singular`() throws {
    let words =
      "claims|facets|lines|operations|documents|verdicts|annotators|ratings|files|queries|"
      + "clauses|candidates|sides|records|people|differences"
    let plural = try Regex("(^|[^0-9.,–-])1 (\(words))\\b")
    for folder in ["transcripts", "transcripts/prompt"] {
      for name in try Fixture.names(in: folder, ending: ".txt") {
        let text = try String(contentsOfFile: Fixture.path("\(folder)/\(name)"), encoding: .utf8)
        for line in text.split(separator: "\n") where !line.hasPrefix("$") && !line.hasPrefix("#") {
          #expect(line.firstMatch(of: plural) == nil, "\(name): \(line)")
        }
      }
    }
  }
}
