import ArgumentParser
import ClaimModel
import EditorialDesk
import Foundation

/// Takes in what another tool wrote.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in claims, evidence and verdicts from another tool.",
    discussion: """
      The formats are listed by `stet help formats`. A folder stands for the files
      in it; ZIP archives and files packed with gzip are unpacked; `-` is standard
      input. All is taken in by one act, or nothing; what the desk knows is not
      written again, so the same file twice adds nothing. Records that cannot be
      read are left out and named, and so is what has no place on a desk; the status
      is 3 then.

      Verdicts stay those of the annotators that the files name; what names nobody
      is yours. Verdicts of which the file does not say otherwise count as informed:
      --blind says that the annotators worked apart. --annotator says whose work it
      is that names nobody, such as the file of one person out of another tool;
      without it verdicts of people whom the files leave unknown are counted and
      not taken in. Verdicts that another person gave in the same words, or under a
      name that begins alike, may be a copy of theirs: they count as informed, and
      so do those of people of whom a number is all that is known. What you judged
      by hand stays as you gave it.

      Example:
        stet import --format csv checked.csv
        stet import --format brat corpus/ --blind
        curl -s https://example.org/claims.json | stet import --format averitec -
      """)

  @Option(
    help: "The format, such as csv; see `stet help formats`.",
    completion: .list(Desk.ForeignFormat.all.map(\.name)))
  var format: String
  @Argument(help: "Files, folders or ZIP archives; - for standard input.", completion: .file())
  var files: [String]
  @Flag(help: "The annotators did not see each other's verdicts.") var blind = false
  @Option(
    help: ArgumentHelp("Whose work it is where the files name nobody.", valueName: "name"))
  var annotator: String?
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws { _ = try ForeignFormatName.read(format, isWriting: false) }

  func run() throws {
    let desk = try desk.open()
    let format = try ForeignFormatName.read(format, isWriting: false)
    let report = try desk.importFiles(files, as: format, isBlind: blind, by: annotator)
    if output.json {
      Output.json(report.json(isImport: true))
    } else {
      ExchangeSheet(report).lines(isImport: true, to: STDOUT_FILENO).forEach { Output.line($0) }
    }
    if !report.skipped.isEmpty || report.contested > 0 { throw ExitCode.needsPerson }
  }
}

/// Formats by their names.
enum ForeignFormatName {
  static func read(_ name: String, isWriting: Bool) throws -> Desk.ForeignFormat {
    let known = Desk.ForeignFormat.all.filter { !isWriting || $0.isWritten }
    guard let format = Desk.ForeignFormat(name), known.contains(format) else {
      throw ValidationError(
        "There is no format '\(visible(name))'. Use one of: \(known.map(\.name).joined(separator: ", "))."
      )
    }
    return format
  }
}
