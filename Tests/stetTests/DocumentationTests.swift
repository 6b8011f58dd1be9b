import DeskTestSupport
import Foundation
import Testing

/// A command as the program describes it, with those below it.
private struct Described: Decodable {
  let commandName: String
  let abstract: String?
  let arguments: [Argument]?
  let subcommands: [Described]?

  struct Argument: Decodable {
    let abstract: String?
    let valueName: String?
    let names: [Name]?

    struct Name: Decodable { let name: String }

    func isCalled(_ name: String) -> Bool { names?.contains { $0.name == name } ?? false }
  }

  struct Whole: Decodable { let command: Described }

  /// The commands below this one that stand for themselves, by their whole names.
  func leaves(below path: [String] = []) -> [(name: String, command: Described)] {
    let path = path + [commandName]
    let below = (subcommands ?? []).filter { $0.commandName != "help" }
    return below.isEmpty
      ? [(path.joined(separator: " "), self)] : below.flatMap { $0.leaves(below: path) }
  }

  /// This one and all below it, by their whole names.
  func all(below path: [String] = []) -> [(name: String, command: Described)] {
    let path = path + [commandName]
    let below = (subcommands ?? []).filter { $0.commandName != "help" }
    return [(path.joined(separator: " "), self)] + below.flatMap { $0.all(below: path) }
  }
}

@Suite("The documentation")
struct DocumentationTests {
  private let bench: Workbench
  private let root: Described
  private static let pages = "Sources/EditorialDesk/EditorialDesk.docc"

  init() throws {
    bench = try Workbench()
    let told = try bench.run("stet --experimental-dump-help").output
    root = try JSONDecoder().decode(Described.Whole.self, from: Data(told.utf8)).command
  }

  /// The texts of the files of a folder whose names end so, laid end to end.
  private static func texts(in folder: String, ending: String) throws -> String {
    let folder = Fixture.root + "/" + folder
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(ending) && $0 != "Changelog.md" }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined()
  }

  /// Whether a text has these words and then no further letter of a name.
  private static func has(_ words: String, in text: String) -> Bool {
    text.ranges(of: words).contains { found in
      guard found.upperBound < text.endIndex else { return true }
      let next = text[found.upperBound]
      return !next.isLetter && !next.isNumber && next != "-"
    }
  }

  @Test func `says of every command, option and argument what it is for`() throws {
    #expect(root.leaves().count > 60)
    for (name, command) in root.all() {
      #expect(command.abstract?.isEmpty == false, "\(name) says nothing of itself")
      for argument in command.arguments ?? [] {
        let called = argument.names?.last?.name ?? argument.valueName ?? "?"
        #expect(argument.abstract?.isEmpty == false, "\(name): \(called) has no help")
      }
    }
  }

  @Test func `has every command on a page and in a transcript`() throws {
    let pages = try Self.texts(in: Self.pages, ending: ".md")
    let transcripts = try Self.texts(in: "Fixtures/transcripts", ending: ".txt")
    for (name, _) in root.leaves() {
      #expect(Self.has("`\(name)", in: pages), "`\(name)` is on no page of \(Self.pages)")
      #expect(Self.has(name, in: transcripts), "\(name) is in no transcript")
    }
  }

  @Test func `has a schema for every JSON output`() throws {
    let folder = Fixture.root + "/Schemas"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".schema.json") }
    let titles = try files.compactMap { file -> String? in
      let schema = try JSONSerialization.jsonObject(
        with: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)))
      return (schema as? [String: Any])?["title"] as? String
    }
    #expect(titles.count == files.count)
    for (name, command) in root.leaves()
    where command.arguments?.contains(where: { $0.isCalled("json") }) ?? false {
      let found = titles.contains { Self.has(name, in: $0) && $0.contains("--json") }
      #expect(found, "no schema in Schemas has the title '\(name) … --json'")
    }
  }

  @Test func `takes a desk wherever a command writes as somebody, and JSON wherever it lists`()
    throws
  {
    for (name, command) in root.leaves() {
      let arguments = command.arguments ?? []
      let takesDesk = arguments.contains { $0.isCalled("desk") }
      #expect(takesDesk == arguments.contains { $0.isCalled("as") }, "\(name)")
      // What a home keeps of its sources is for nobody else's programs.
      if name.hasSuffix(" list"), name != "stet source list" {
        #expect(takesDesk && arguments.contains { $0.isCalled("json") }, "\(name)")
      }
    }
  }

  @Test func `has help and a line on the page for everything typed at the prompt`() throws {
    _ = try bench.run("stet new city.stet")
    let page = try String(
      contentsOfFile: Fixture.root + "/" + Self.pages + "/Prompt.md", encoding: .utf8)
    let sessions = try Self.texts(in: "Fixtures/transcripts/prompt", ending: ".txt")
    let listed = try bench.run("echo help | stet review").output.split(separator: "\n")
    let names = listed.filter { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(names.count > 40, "\(listed.joined(separator: "\n"))")
    let told = try bench.run("printf 'help %s\\n' \(names.joined(separator: " ")) | stet review")
    #expect(told.status == 0, "\(told.lines.joined(separator: "\n"))")
    for name in names {
      #expect(Self.has("| `\(name)", in: page), "`\(name)` is not in Prompt.md")
      #expect(Self.has("> \(name)", in: sessions), "`\(name)` is in no session")
    }
  }

  @Test func `is written as manual pages and completions`() throws {
    let outcome = try bench.run(
      "STET=$(command -v stet) \(Fixture.root)/Scripts/docs docs && Scripts=\(Fixture.root)/Scripts && STET=$(command -v stet) $Scripts/docs --check"
    )
    #expect(outcome.status == 0, "\(outcome.lines.joined(separator: "\n"))")
    for (name, _) in root.all() {
      let page =
        bench.path + "/docs/share/man/man1/"
        + name.replacingOccurrences(of: " ", with: "-") + ".1"
      #expect(FileManager.default.fileExists(atPath: page), "\(name) has no manual page")
    }
  }
}
