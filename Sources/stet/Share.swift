import ArgumentParser
import ClaimModel
import EditorialDesk

/// Writes the annotation file.
struct Share: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share",
    abstract: "Write the annotation file, for colleagues to merge.",
    discussion: """
      The same bytes on every desk that has the same operations. A file is replaced
      at once, or not at all; one whose name ends in .gz is packed with gzip. What
      this device wrote since its last seal is sealed first, which adds an
      operation; `stet verify` checks seals.

      --to adds to this device's own file in a folder that everyone shares, such as
      a synced drive or a git repository: it is appended to, never rewritten, and
      nobody else's file is touched. Colleagues merge the folder.

      Documents stay on the desk unless --with-documents is given: then their texts
      go along, each as an operation. A text too long for one line is named and left
      out; the status is 3 then.

      Example:
        stet share -o amara.jsonl --mine
        stet share --to team
      """)

  @Option(
    name: [.customShort("o"), .long],
    help: "The file to write; otherwise, or with -, standard output.",
    completion: .file(extensions: ["jsonl", "gz"]))
  var output: String?
  @Option(
    help: ArgumentHelp(
      "The shared folder in which to add to this device's file.", valueName: "folder"),
    completion: .directory)
  var to: String?
  @Flag(help: "Only what this device wrote.") var mine = false
  @Flag(help: "The texts of the documents too.") var withDocuments = false
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard to != nil, output != nil else { return }
    throw ValidationError("Give either --to FOLDER or -o FILE.")
  }

  func run() throws {
    let desk = try desk.open()
    if let to { return try add(to: to, on: desk) }
    let scope = Desk.ShareScope(onlyMine: mine, withDocuments: withDocuments)
    guard let output, output != "-" else {
      if Output.isOnTerminal, !mine { Output.tellInformed(on: try desk.willShowEverything()) }
      return try tell(desk.share(scope, to: .stream { try Output.bytes($0) }))
    }
    let report = try desk.share(scope, to: .file(output))
    let packed = output.hasSuffix(".gz") ? " before packing" : ""
    Output.aside("wrote \(output), \(report.bytes) bytes\(packed)")
    try tell(report)
  }

  private func add(to folder: String, on desk: Desk) throws {
    let report = try desk.share(toFolder: folder, withDocuments: withDocuments)
    Output.aside("added \(counted(report.added, "operation", "operations")) to \(report.path)")
    switch report.mending {
    case .none: break
    case .completed: Output.aside("The last line was half written; it is whole now.")
    case .ended:
      Output.aside(
        "The last line was half written and is none of this desk's; it was ended, and merges leave it out."
      )
    }
    try tell(report.texts)
  }

  /// Says what became of the texts of documents.
  private func tell(_ report: Desk.ShareReport) throws {
    if withDocuments {
      Output.aside("\(report.newTexts) texts of documents were written for the first time")
    }
    guard !report.leftOut.isEmpty else { return }
    for document in report.leftOut {
      Output.aside("left out  \(document.short)  its text does not fit into one line of 1 MiB")
    }
    Output.aside(
      "\(counted(report.leftOut.count, "document travels without its", "documents travel without their"))"
        + " text: send the files themselves")
    throw ExitCode.needsPerson
  }
}
