import ArgumentParser
import ClaimModel
import EditorialDesk

/// Shows a file's blocks.
struct Text: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Print the words of an article without its boilerplate; no desk is needed.",
    discussion: "Example:\n  stet text article.txt --json")

  @Argument(help: "Text files.", completion: .file())
  var files: [String]

  @OptionGroup var output: JSONOption

  func run() throws {
    var hasFailed = false
    for file in files {
      do {
        if output.json {
          Output.json(try Filter.blocks(of: file))
        } else {
          Output.text(try Filter.content(of: file))
        }
      } catch let error as any ActionableError {
        hasFailed = true
        if output.json { Output.json(["file": .string(file), "error": .string(error.problem)]) }
        Output.aside("Error: \(error.place == nil ? "\(file): " : "")\(error)")
      }
    }
    if hasFailed { throw ExitCode.failure }
  }
}
