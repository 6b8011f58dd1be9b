import ArgumentParser
import ClaimModel
import EditorialDesk

/// Adjudicates.
struct Rule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "Adjudicate a claim: give the final rating over the verdicts there are.",
    discussion: """
      It names the verdicts and the evidence that lie on the claim, and is stale as
      soon as one of them changes, goes or comes. `none` in place of a rating says
      that no verdict stands; `nothing` that there is nothing to rule on, which
      rejects the claim.

      Example:
        stet rule gdRIcs78 half-true --because "one official is not a record"
      """)

  @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
  var claim: String
  @Argument(
    help: "A grade of the desk's scale, none, or nothing.", completion: DeskCompletion.ratings)
  var rating: String
  @Option(help: "Why.") var because: String
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    let adjudication = Desk.Adjudication(rating)
    try desk.rule(id, adjudication, because: because)
    Output.line("\(id.short)  \(adjudication.phrase)")
  }
}
