import ArgumentParser
import ClaimModel
import EditorialDesk

/// Checks the desk, or annotation files.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every line, chain, seal and document of the desk, or of annotation files.",
    discussion: """
      Names what was changed, dropped, inserted or cut off, with chain and place.
      With FILES, checks them without a desk and names file and line. They are what
      merge reads: files, plain or packed with gzip; folders, of which every *.jsonl
      and *.jsonl.gz is read; `-` for standard input. Checked together, they bear
      witness to each other. Ends with status 1 when something is not as it was
      written, or cannot be read.

      \(Integrity.limits.joined(separator: " "))

      Example:
        stet verify
        stet verify amara.jsonl boris.jsonl.gz team/
      """)

  @Argument(
    help: "Annotation files, folders, or - for standard input; the desk without them.",
    completion: .file(extensions: ["jsonl", "gz"]))
  var files: [String] = []
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let report = try files.isEmpty ? desk.open().verify() : Integrity(of: files)
    if output.json {
      Output.json(IntegritySheet(report).json)
    } else {
      for line in IntegritySheet(report).lines { Output.line(line) }
    }
    if !report.problems.isEmpty { throw ExitCode.failure }
  }
}
