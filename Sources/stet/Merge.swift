import ArgumentParser
import ClaimModel
import EditorialDesk

/// Merges annotation files.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge colleagues' annotation files into the desk.",
    discussion: """
      A file may be packed with gzip. A folder stands for every *.jsonl and
      *.jsonl.gz in it, `-` for standard input. The order makes no difference, and a
      file may be merged again. Nothing is lost: every line is in the log or in
      quarantine, and the counts add up. When one file cannot be read, none is
      merged. Ends with status 3 when something is contested or quarantined.
      Claims that could be called verified before and cannot now are named.

      --explain CLAIM says for each facet of a claim or document what stands, what
      was replaced, when and by whom; with files, as if they were merged. It changes
      nothing, and ends with status 3 when a facet is contested.

      Example:
        stet merge amara.jsonl boris.jsonl.gz team/
        stet merge --dry-run boris.jsonl
        stet merge --explain gdRIcs78
      """)

  @Argument(
    help: "Annotation files, folders, or - for standard input.",
    completion: .file(extensions: ["jsonl", "gz"]))
  var files: [String] = []

  @Flag(help: "Say what would come and change nothing.") var dryRun = false
  @Flag(help: "Add the digest of the desk after the merge.") var digest = false
  @Option(
    help: ArgumentHelp(
      "Say how a claim or document came to say what it says, and change nothing.",
      valueName: "claim"))
  var explain: String?
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard files.isEmpty, explain == nil else { return }
    throw ValidationError("Name a file, a folder, or - for standard input.")
  }

  func run() throws {
    let desk = try desk.openForLong()
    if let explain { return try tell(Name.plain(explain), on: desk) }
    let before = try desk.logEnd()
    let report = try desk.merge(files, isDryRun: dryRun, longestList: output.json ? .max : 20)
    let digest = digest ? try desk.digest() : nil
    if output.json {
      Output.json(MergeSheet(report).members(isDryRun: dryRun, digest: digest))
      if Output.isOnTerminal {
        let claims = report.disputed.compactMap { ClaimID($0) }.compactMap { try? desk.claim($0) }
        Output.tellInformed(on: try desk.willShowOutcomes(of: claims))
      }
    } else {
      let disputes = try desk.disputesToName(Array(report.disputed), isForeseen: dryRun)
      let sheet = MergeSheet(report)
      for line in sheet.lines(isDryRun: dryRun, disputes: disputes)
        + sheet.lost(try desk.unverifiedToName(report))
      {
        Output.line(line)
      }
      if let digest { Output.line("digest  \(digest)") }
    }
    SealedNameSheet.tell(
      try desk.sealedNamePlaces(since: before, limit: SealedNameSheet.most), "came with this merge")
    if report.needsPerson { throw ExitCode.needsPerson }
  }

  private func tell(_ name: String, on desk: Desk) throws {
    let sheet = ExplainSheet(try desk.explain(name, merging: files))
    if output.json {
      // Nothing is hidden in it; of files not merged yet the desk may not know the claim.
      if let id = try? desk.claimID(name), let claim = try? desk.claim(id),
        try desk.willShowOthers(on: claim)
      {
        Output.tellInformed()
      }
      Output.json(sheet.json)
    } else {
      for line in sheet.lines { Output.line(line) }
    }
    if sheet.needsPerson { throw ExitCode.needsPerson }
  }
}
