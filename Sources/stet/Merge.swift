import ArgumentParser
import ClaimModel
import EditorialDesk

/// Merges annotation files.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Merge colleagues' annotation files into the desk.",
    discussion: """
      The order of the files makes no difference, and a file may be merged again. Nothing is lost:
      every line is in the log or in quarantine, and the counts add up. Ends with status 3 when
      something is contested or quarantined.

      Example:
        stet merge amara.jsonl boris.jsonl
      """)

  @Argument(help: "Annotation files.", completion: .file(extensions: ["jsonl"]))
  var files: [String]

  @Flag(help: "Say what would come and change nothing.") var dryRun = false
  @Flag(help: "Add the digest of the desk after the merge.") var digest = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let report = try desk.merge(files, isDryRun: dryRun, longestList: output.json ? .max : 20)
    let digest = digest ? try desk.digest() : nil
    if output.json {
      Output.json(MergeSheet(report).json(digest: digest))
    } else {
      for line in MergeSheet(report).lines(isDryRun: dryRun) { Output.line(line) }
      if let digest { Output.line("digest  \(digest)") }
    }
    if report.needsPerson { throw ExitCode.needsPerson }
  }
}
