import ArgumentParser
import ClaimModel
import EditorialDesk

/// Adjudicates.
struct Rule: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adjudicate a claim: give the final rating over the verdicts there are.",
    discussion: """
      Example:
        stet rule gdRIcs78 half-true --because "one official is not a record of the call"
      """)

  @Argument(help: "The claim, by name or its beginning.") var claim: String
  @Argument(help: "A grade of the desk's scale.") var rating: String
  @Option(help: "Why.") var because: String
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    try desk.rule(id, rating, because: because)
    Output.line("\(id.short)  ruled \(rating)")
  }
}
