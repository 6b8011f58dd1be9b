import ArgumentParser
import ClaimModel
import EditorialDesk

/// Records what went out.
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Record that a claim's check went out, and where it can be read.",
    discussion: """
      What stands now is kept with it: when the rating, the wording, the ruling or
      the evidence changes later, a correction is due, see `stet corrections`.
      Publishing again records the correction. A claim that was reworded since goes
      out as unrated, until somebody rates the words that stand. The status is 3
      where the gate does not pass the claim: it is recorded, and for a person to
      think about.

      --withdraw takes back a publication, by its address or the number of its
      version: one that was recorded by mistake, or a page that was taken down. It
      stays on record, and reports show by whom, when and why it was withdrawn.
      `stet undo` withdraws what you recorded last.

      Example:
        stet publish gdRIcs78 --url https://news.example/checks/7
        stet publish gdRIcs78 --because "A second official has spoken."
        stet publish gdRIcs78 --withdraw 2 --because "Recorded for another claim."
      """)

  @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
  var claim: String
  @Option(help: "Where it can be read; for a later version otherwise where the one before is.")
  var url: String?
  @Option(
    help: ArgumentHelp(
      "minor, factual, rating, void or update; otherwise what has changed tells.",
      valueName: "kind"),
    completion: .list(Publication.Change.allCases.dropFirst().map(\.rawValue)))
  var change: String?
  @Option(help: "What readers are told about the change; with --withdraw, why.") var because = ""
  @Option(
    help: ArgumentHelp("Take back the publication at this address.", valueName: "url|version"))
  var withdraw: String?
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard withdraw == nil || (url == nil && change == nil) else {
      throw ValidationError("--withdraw goes with neither --url nor --change.")
    }
    guard let change, Publication.Change(rawValue: change) == nil else { return }
    let known = Publication.Change.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("There is no kind of change '\(change)'. Use one of: \(known).")
  }

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    if let withdraw { return try take(withdraw, backFrom: id, on: desk) }
    let published = try desk.publish(
      id,
      Desk.PublicationOffer(
        url: url, change: change.flatMap { Publication.Change(rawValue: $0) }, because: because))
    let publication = published.publication
    if output.json {
      Output.json(desk.publicationJSON(publication, of: id))
    } else {
      Output.line(
        "\(id.short)  version \(publication.edition), \(publication.change.rawValue)  "
          + publication.url)
    }
    if !published.remark.isEmpty { Output.aside(published.remark) }
    guard !published.isVerified else { return }
    Output.aside("The gate does not pass this claim: see `stet gate \(id.short)`.")
    throw ExitCode.needsPerson
  }

  private func take(_ name: String, backFrom id: ClaimID, on desk: Desk) throws {
    let publication = try desk.withdrawPublication(name, of: id, because: because)
    if output.json {
      Output.json(desk.publicationJSON(publication, of: id))
    } else {
      Output.line("\(id.short)  version \(publication.edition) withdrawn  \(publication.url)")
    }
  }
}

/// Lists what must be corrected.
struct Corrections: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrections",
    abstract: "List the corrections that are due: what went out is not what stands now.",
    discussion: """
      Each with its kind (minor, factual, rating, void or update), the old words and
      the new ones, and where the earlier version can be read; of a claim that was
      rejected or retracted since, by whom and why. `stet publish` records a
      correction when it has gone out.

      Example:
        stet corrections
      """)

  @Flag(help: "List those that went out too.") var all = false
  @Flag(help: "End with status 3 when a correction is due.") var strict = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let tasks = try desk.corrections(includingMade: all)
    for task in tasks {
      if output.json {
        Output.json(desk.correctionJSON(task.correction))
      } else {
        Self.lines(of: task).forEach { Output.line($0) }
      }
    }
    if !output.json || Output.isOnTerminal { Output.tellInformed(on: try desk.willShow(tasks)) }
    if strict, tasks.contains(where: { $0.correction.later == nil }) {
      throw ExitCode.needsPerson
    }
  }

  private static func lines(of task: Desk.CorrectionTask) -> [String] {
    let correction = task.correction
    let state = correction.later.map { "version \($0.edition)" } ?? "due"
    let head =
      "\(state), \(correction.change.rawValue)  \(correction.claim.short)  "
      + Output.cut(task.wording, to: 50)
    let before = correction.earlier
    let back = correction.takenBack.map { decision in
      "  \(decision.outcome.rawValue) by \(visible(decision.by.name))"
        + (decision.because.isEmpty ? "" : ": \(visible(decision.because))")
    }
    return [head, "  version \(before.edition) of \(before.at.prefix(10))  \(before.url)"]
      + [back].compactMap(\.self)
      + correction.differences.map {
        "  \($0.what.rawValue): \(words($0.old)) → \(words($0.new))"
      }
  }

  private static func words(_ text: String) -> String {
    text.isEmpty ? "nothing" : "“\(Output.cut(text, to: 60))”"
  }
}
