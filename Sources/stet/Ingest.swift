import ArgumentParser
import ClaimModel
import EditorialDesk

/// Takes documents in.
struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take documents in and propose the claims in them.",
    discussion: """
      Text files in UTF-8, UTF-16 or Latin-1, as scraped. The bytes are kept;
      boilerplate is marked, never cut. The same bytes twice are one document. A
      file that cannot be read does not keep the others out; the status is 1 then.
      What somebody else has said of a document is not replaced, unless you say
      --instead. An address, outlet or title that it had once stays its own: the
      claims of an article are not proven by a page that was called otherwise.

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
  @Flag(help: "Replace what somebody else has said of it.") var instead = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard files.count > 1, url != nil || title != nil else { return }
    throw ValidationError("--url and --title are of one file: give the files one by one.")
  }

  func run() throws {
    let desk = try desk.open()
    let details = Desk.DocumentDetails(
      url: url, outlet: outlet, title: title, author: author, published: published)
    var hasFailed = false
    for file in files {
      do {
        let ingested = try desk.ingest(file, details: details, instead: instead)
        report(file, ingested)
        for phrase in ingested.replaced {
          Output.aside("Replaced on \(ingested.document.id.short): \(phrase).")
        }
        if ingested.isNew { try tellSuccession(ingested.document.id, on: desk) }
      } catch let error as any ActionableError {
        hasFailed = true
        if output.json { Output.json(["file": .string(file), "error": .string(error.problem)]) }
        let place = error.place == nil ? "\(file): " : ""
        Output.aside("Error: \(place)\(error)")
      }
    }
    if hasFailed { throw ExitCode.failure }
  }

  /// Says how the claims of other versions of an article stand in the new one.
  private func tellSuccession(_ document: DocumentID, on desk: Desk) throws {
    let succession = try desk.succession(of: document)
    if succession.unchanged > 0 {
      let stand = succession.unchanged == 1 ? "stands" : "stand"
      Output.aside(
        "\(counted(succession.unchanged, "claim")) of other versions of it \(stand) in this one unchanged: "
          + "`stet document carry \(document.short)` gives them their places.")
    }
    guard !succession.left.isEmpty else { return }
    let most = LeftBehindSheet.most
    let doNot = succession.left.count == 1 ? "does not" : "do not"
    Output.aside("\(counted(succession.left.count, "claim")) of other versions of it \(doNot):")
    for line in LeftBehindSheet(Array(succession.left.prefix(most))).lines { Output.aside(line) }
    guard succession.left.count > most else { return }
    Output.aside("All of them: `stet document left-behind \(document.short)`")
  }

  private func report(_ file: String, _ ingested: Desk.Ingested) {
    let document = ingested.document
    guard output.json else {
      Output.line(
        "\(document.id.short)  \(ingested.isNew ? "new" : "known")  "
          + "\(counted(ingested.candidates, "candidate"))  \(Output.cut(document.title ?? file, to: 60))"
      )
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
