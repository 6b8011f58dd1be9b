import ArgumentParser
import ClaimModel
import EditorialDesk

/// Makes a desk.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a desk: one SQLite file for a team's work.",
    discussion: "Example:\n  stet new city.stet")

  @Argument(help: "The file to make, by habit NAME.stet.", completion: .file(extensions: ["stet"]))
  var file: String

  func run() throws {
    try Desk.create(at: file)
    Output.line("made \(file)")
  }
}

/// Takes documents in.
struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take documents in and propose the claims in them.",
    discussion: """
      Text files in UTF-8, UTF-16 or Latin-1, as scraped. The bytes are kept; boilerplate is marked,
      never cut. The same bytes twice are one document. A file that cannot be read does not keep the
      others out; the status is 1 then.

      Example:
        stet ingest dispatch.txt --outlet "Northern Dispatch" --published 2017-01-30
      """)

  @Argument(help: "Text files.", completion: .file())
  var files: [String]

  @Option(help: "Where it was found.") var url: String?
  @Option(help: "Who published it.") var outlet: String?
  @Option(help: "Its headline, where the file's own is wrong.") var title: String?
  @Option(help: "Who wrote it.") var author: String?
  @Option(help: "When it was published, as YYYY-MM-DD.") var published: String?
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let details = Desk.DocumentDetails(
      url: url, outlet: outlet, title: title, author: author, published: published)
    var hasFailed = false
    for file in files {
      do {
        report(file, try desk.ingest(file, details: details))
      } catch let error as any ActionableError {
        hasFailed = true
        if output.json { Output.json(["file": .string(file), "error": .string(error.problem)]) }
        let place = error.place == nil ? "\(file): " : ""
        Output.aside("Error: \(place)\(error)")
      }
    }
    if hasFailed { throw ExitCode.failure }
  }

  private func report(_ file: String, _ ingested: Desk.Ingested) {
    let document = ingested.document
    guard output.json else {
      Output.line(
        "\(document.id.short)  \(ingested.isNew ? "new" : "known")  "
          + "\(ingested.candidates) candidates  \(Output.cut(document.title ?? file, to: 60))")
      return
    }
    func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    Output.json([
      "file": .string(file), "document": .string(document.id.text), "new": .bool(ingested.isNew),
      "title": text(document.title), "outlet": text(document.outlet),
      "published": text(document.published), "text_length": .int(ingested.textLength),
      "candidates": .int(ingested.candidates),
    ])
  }
}

/// Proposes claims.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Propose candidate claims, with reasons and check-worthiness.",
    discussion: """
      Without documents: all of the desk. With --from: of files, and no desk is needed.

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
    let chosen = documents.isEmpty ? try desk.documents().filter(\.isPresent).map(\.id) : named
    for document in chosen {
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

/// Shows a file's blocks.
struct Text: ParsableCommand {
  static let configuration = CommandConfiguration(
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
