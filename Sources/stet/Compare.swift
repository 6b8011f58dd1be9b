import ArgumentParser
import ClaimModel
import EditorialDesk

/// Compares two documents.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two documents: the same quotations and claims, with the drift.",
    discussion: "Example:\n  stet compare 3f2a 90bc")

  @Argument(help: "A document, by name or its beginning.") var first: String
  @Argument(help: "Another document.") var second: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let comparison = try desk.compare(
      desk.documentID(Name.plain(first)), desk.documentID(Name.plain(second)))
    guard !output.json else { return Output.json(comparison) }
    for origin in comparison["shared_origins"]?.array ?? [] {
      Output.line("both rest on  \(origin.string ?? "")")
    }
    for pair in comparison["quotes"]?.array ?? [] {
      Output.line("quote  \(pair["relation"]?.string ?? "")")
      Output.line("  a  “\(pair["a"]?["text"]?.string ?? "")”")
      Output.line("  b  “\(pair["b"]?["text"]?.string ?? "")”")
    }
    for pair in comparison["claims"]?.array ?? [] {
      Output.line("\(pair["relation"]?.string ?? "")")
      Output.line("  a  \(Output.cut(pair["a"]?["text"]?.string ?? ""))")
      Output.line("  b  \(Output.cut(pair["b"]?["text"]?.string ?? ""))")
    }
    for side in ["a", "b"] {
      for claim in comparison["only_\(side)"]?.array ?? [] {
        Output.line("only \(side)  \(Output.cut(claim["text"]?.string ?? ""))")
      }
    }
  }
}
