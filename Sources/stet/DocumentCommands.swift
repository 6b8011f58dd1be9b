import ArgumentParser
import ClaimModel
import EditorialDesk

/// `stet document …`: what is known of documents.
struct DocumentCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document",
    abstract: "List documents, and say what their reporting rests on.",
    discussion: "Example:\n  stet document origin 3f2a \"White House statement\" --kind statement",
    subcommands: [List.self, Origin.self, LeftBehind.self, CarryCommand.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the documents of the desk.", discussion: "Example:\n  stet document list")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: JSONOption

    func run() throws {
      let documents = try desk.open().documents()
      if output.json { return documents.forEach { Output.json($0.value) } }
      Output.table(
        documents.map { document in
          [
            document.id.short, document.isPresent ? "here" : document.hasText ? "text" : "absent",
            document.outlet ?? "–",
            Output.cut(document.title ?? "–", to: 60), document.origins.joined(separator: ", "),
          ]
        })
    }
  }

  struct LeftBehind: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "left-behind",
      abstract: "List the claims of other versions of a document whose words are not in it.",
      discussion: """
        Versions have the same address or, without one, the same title and outlet.
        Ends with status 3 when there is such a claim.

        Example:
          stet document left-behind 3f2a
        """)

    @Argument(help: "The document, by name or its beginning.", completion: DeskCompletion.documents)
    var document: String
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let id = try desk.documentID(Name.plain(document))
      let claims = try desk.leftBehind(by: id)
      guard !claims.isEmpty else {
        return Output.line("Every claim of its other versions stands in it.")
      }
      for line in LeftBehindSheet(claims).lines { Output.line(line) }
      throw ExitCode.needsPerson
    }
  }

  struct Origin: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "origin",
      abstract:
        "Say what a document's reporting rests on: documents that share an origin count once.",
      discussion: """
        Example:
          stet document origin 3f2a "White House statement" --kind statement
        """)

    @Argument(help: "The document, by name or its beginning.", completion: DeskCompletion.documents)
    var document: String
    @Argument(help: "The origin, such as a wire agency, a statement, a person.") var origin: String
    @Option(
      help: "wire, statement, readout, person, document or own.",
      completion: .list(Desk.originKinds))
    var kind = "document"
    @Flag(help: "It does not rest on it after all.") var absent = false
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      let id = try desk.documentID(Name.plain(document))
      try desk.setOrigin(origin, kind: kind, of: id, isPresent: !absent)
      Output.line("\(id.short)  \(try desk.document(id).origins.joined(separator: ", "))")
    }
  }
}
