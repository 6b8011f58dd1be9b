import ArgumentParser
import ClaimModel
import EditorialDesk

/// Searches.
struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find claims, documents and notes that hold all the words.",
    discussion: "Example:\n  stet find sanctions")

  @Argument(help: "Words.") var words: [String]
  @Option(parsing: .unconditional, help: "How many at most.") var limit = 50
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard words.contains(where: { $0.contains { !$0.isWhitespace } }) else {
      throw ValidationError("There is no word to look for.")
    }
    guard limit >= 1 else { throw ValidationError("--limit must be 1 or more.") }
  }

  func run() throws {
    for hit in try desk.open().find(words.map(Name.plain).joined(separator: " "), limit: limit) {
      if output.json {
        Output.json([
          "kind": .string(hit.kind), "id": .string(hit.name), "snippet": .string(hit.snippet),
          "score": .decimal(hit.score),
        ])
      } else {
        let head = "\(hit.kind)  \(hit.name.prefix(10))  "
        Output.line(head + Output.cut(hit.snippet), wrappedBehind: head.count)
      }
    }
  }
}
