import ArgumentParser
import ClaimModel
import EditorialDesk

/// Proposes claims.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Propose candidate claims, with reasons and check-worthiness.",
    discussion: """
      Without documents: all of the desk. With --from: of files, and no desk is
      needed.

      Examples:
        stet extract
        stet extract --from article.txt --json
      """)

  @Argument(help: "Documents, by name or its beginning; with --from, files.", completion: .file())
  var documents: [String] = []

  @Flag(name: .customLong("from"), help: "Read files; no desk is needed.")
  var isFilter = false

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard !isFilter || !documents.isEmpty else {
      throw ValidationError("--from needs files. Name at least one.")
    }
  }

  func run() throws {
    if isFilter { return try runOnFiles() }
    let desk = try desk.open()
    let named = try documents.map { try desk.documentID(Name.plain($0)) }
    let known = try desk.documents()
    let chosen = documents.isEmpty ? known.filter(\.hasText).map(\.id) : named
    for document in chosen {
      if known.contains(where: { $0.id == document && $0.hasText && !$0.isPresent }) {
        Output.aside(
          "\(document.short) is here as a colleague's text: what is proposed is shown and not kept. "
            + "Take its file in with `stet ingest`.")
      }
      for proposal in try desk.extract(document) {
        if output.json {
          Output.json(proposal.json)
        } else {
          Self.show(proposal.json)
        }
      }
    }
  }

  private func runOnFiles() throws {
    var hasFailed = false
    for file in documents {
      do {
        for candidate in try Filter.extract(from: file) {
          if output.json { Output.json(candidate) } else { Self.show(candidate) }
        }
      } catch let error as any ActionableError {
        hasFailed = true
        if output.json { Output.json(["file": .string(file), "error": .string(error.problem)]) }
        Output.aside("Error: \(error.place == nil ? "\(file): " : "")\(error)")
      }
    }
    if hasFailed { throw ExitCode.failure }
  }

  private static func show(_ candidate: JSONValue) {
    let worth = candidate["worth"]?.canonicalText ?? ""
    let name = (candidate["claim"] ?? candidate["file"])?.string ?? ""
    let source = candidate["source"]?["text"]?.string.map { "\($0): " } ?? ""
    let polarity = candidate["polarity"]?.string ?? ""
    let mark = polarity == "affirmed" ? "" : "[\(polarity)] "
    Output.line(
      "\(name.prefix(10))  \(worth.prefix(4))  \(mark)\(source)\(Output.cut(candidate["text"]?.string ?? ""))"
    )
  }
}
