import ArgumentParser
import ClaimModel
import EditorialDesk
import Foundation

/// Writes the desk's claims for another tool.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write claims, evidence and verdicts for another tool.",
    discussion: """
      The formats are listed by `stet help formats`. Claims that were accepted go
      out; candidates and what was rejected or retracted stay. What the format
      cannot carry is named and counted, on standard error; with --json as an
      object, on standard output where -o names a file.

      brat, doccano and UIMA CAS XMI are folders: -o names one that is not there
      yet. Where -o ends in .zip the files are packed into an archive. Of doccano
      one file, or standard output, holds the work of one person.

      Example:
        stet export --format csv -o claims.csv
        stet export --format brat -o corpus
      """)

  @Option(
    help: "The format, such as csv; see `stet help formats`.",
    completion: .list(Desk.ForeignFormat.all.filter(\.isWritten).map(\.name)))
  var format: String
  @Option(
    name: [.customShort("o"), .long],
    help: "The file or folder to write; otherwise, or with -, standard output.",
    completion: .file())
  var output: String?
  @OptionGroup var desk: DeskOptions
  @Flag(help: "Say as JSON what was lost.") var json = false

  func validate() throws { _ = try ForeignFormatName.read(format, isWriting: true) }

  func run() throws {
    let desk = try desk.open()
    let format = try ForeignFormatName.read(format, isWriting: true)
    let path = output == "-" ? nil : output
    if path == nil, Output.isOnTerminal {
      Output.tellInformed(on: try desk.willShowEverything())
    }
    let report = try desk.exportClaims(
      as: format, to: path.map { .path($0) } ?? .stream { try Output.bytes($0) })
    if json {
      let object = report.json(isImport: false)
      // Where the claims go to standard output, what is said of them goes beside it.
      if path == nil { Output.aside(object.printedText) } else { Output.json(object) }
    } else {
      ExchangeSheet(report).lines(isImport: false, to: STDERR_FILENO).forEach { Output.aside($0) }
      if let path { Output.aside("wrote \(path)") }
    }
  }
}
