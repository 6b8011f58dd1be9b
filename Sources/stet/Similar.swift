import ArgumentParser
import ClaimModel
import EditorialDesk

/// Finds claims alike.
struct Similar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Find earlier claims alike to a text.",
    discussion: "Example:\n  stet similar \"sanctions were not discussed\"")

  @Argument(help: "The text.") var text: String?
  @Option(help: "A file of texts, one a line.", completion: .file()) var queries: String?
  @Option(parsing: .unconditional, help: "How many at most for each text.") var limit = 10
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard (text == nil) != (queries == nil) else {
      throw ValidationError("Give a text, or --queries FILE.")
    }
    guard text?.contains(where: { !$0.isWhitespace }) ?? true else {
      throw ValidationError("The text is empty.")
    }
    guard limit >= 1 else { throw ValidationError("--limit must be 1 or more.") }
  }

  func run() throws {
    let desk = try desk.open()
    let texts = try queries.map { try Filter.lines(of: $0) } ?? [text ?? ""]
    for (text, hits) in zip(texts, try desk.similar(to: texts, limit: limit)) {
      show(hits, text)
    }
  }

  private func show(_ hits: [Desk.SimilarClaim], _ text: String) {
    for (index, hit) in hits.enumerated() {
      if output.json {
        Output.json([
          "query": .string(text), "rank": .int(index + 1), "claim": .string(hit.claim.text),
          "wording": .string(hit.wording), "score": .decimal(hit.score),
        ])
      } else {
        Output.line("\(hit.claim.short)  \(Output.cut(hit.wording))")
      }
    }
  }
}
