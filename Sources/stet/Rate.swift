import ArgumentParser
import ClaimModel
import EditorialDesk

/// Gives a verdict.
struct Rate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Give your verdict on a claim; a candidate is accepted by it.",
    discussion: """
      Without --evidence it cites the evidence that you offered on the claim. It
      counts as blind unless you could see the others' verdicts.

      Example:
        stet rate gdRIcs78 mostly-false --confidence 80 --because "for one borough"
      """)

  @Argument(help: "The claim, by name or its beginning.", completion: DeskCompletion.claims)
  var claim: String
  @Argument(
    help: "A grade of the desk's scale, such as true, half-true, unproven.",
    completion: DeskCompletion.ratings)
  var rating: String
  @Option(parsing: .unconditional, help: "How sure you are, a whole percentage.")
  var confidence: Int?
  @Option(help: "Why.") var because = ""
  @Option(
    parsing: .upToNextOption, help: "The evidence it rests on, by name or its beginning.")
  var evidence: [String] = []
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let desk = try desk.open()
    let id = try desk.claimID(Name.plain(claim))
    let offer = Desk.VerdictOffer(
      rating: rating, confidence: confidence, rationale: because,
      evidence: evidence.isEmpty ? nil : evidence.map(Name.plain))
    let sight = try Output.writing(on: id, of: desk) { try desk.rate(id, offer) }
    Output.line("\(id.short)  \(rating)  \(sight.phrase)")
    let identity = try desk.identity()
    if identity.isGuessed {
      Output.aside(
        "Given as \(identity.annotator), the login name; --as or $STET_ANNOTATOR gives another.")
    }
  }
}
