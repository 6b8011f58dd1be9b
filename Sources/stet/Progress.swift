import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk

/// Says how far the work has come.
struct Progress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Say how far the work has come, by document and by person.",
    discussion: """
      A fact is settled when two or more annotators agree on it or a ruling that is
      not stale decides. Verified claims are counted where at most
      \(Desk.mostJudged.progress) claims stand; on larger desks `stet queue unverified --json`
      goes through all that are settled and not verified. Where few
      claims are rated, how many agree is hidden until you have rated them. --json
      hides nothing: on a terminal, a verdict that you give later is informed.

      Example:
        stet progress
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    if output.json {
      let progress = try desk.progress()
      if Output.isOnTerminal { Output.tellInformed(on: try desk.willShow(progress)) }
      return Output.json(progress.json)
    }
    let progress = try desk.progress(mostDocuments: ProgressSheet.most.documents)
    try ProgressSheet(progress, of: desk).text.forEach { print($0) }
  }
}
