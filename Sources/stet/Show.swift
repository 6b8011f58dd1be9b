import ArgumentParser
import ClaimModel
import EditorialDesk

/// Shows a claim.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a claim with all that is recorded about it.",
    discussion: """
      The others' verdicts are hidden until you gave yours; --reveal shows them, and
      a verdict that you give later counts as informed. --json is for programs and
      hides nothing; on a terminal it counts as --reveal.

      Example:
        stet show gdRIcs78
      """)

  @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
  var claim: String
  @Flag(help: "Show the others' verdicts before you gave yours.") var reveal = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    if reveal { try desk.reveal(id) }
    let judged = try desk.judged(id)
    if output.json {
      if Output.isOnTerminal, try desk.willShowOthers(on: judged.claim) { Output.tellInformed() }
      return Output.json(try desk.detailJSON(judged))
    }
    for (number, line) in try ClaimSheet(judged, desk: desk).lines().enumerated() {
      Output.line(line, wrappedBehind: number == 0 ? 0 : ClaimSheet.field)
    }
  }
}
