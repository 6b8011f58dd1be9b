import ArgumentParser
import ClaimModel
import EditorialDesk

/// Runs the gate.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Run the desk's policy: which clauses are met, and why.",
    discussion: """
      For one claim, or a line for each claim. With --strict the status is 3 when a
      claim is not verified.

      Example:
        stet gate gdRIcs78
      """)

  @Argument(
    help: "The claim, by name or its beginning; all of them without it.",
    completion: DeskCompletion.claims)
  var claim: String?
  @Flag(help: "End with status 3 when a claim is not verified.") var strict = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let desk = try desk.open()
    guard let claim else { return try runOnAll(desk) }
    let judged = try desk.judged(desk.claimID(Name.plain(claim)))
    try GateLines(judged).show(from: desk, asJSON: output.json)
    if strict, !judged.isVerified { throw ExitCode.needsPerson }
  }

  private func runOnAll(_ desk: Desk) throws {
    var isWaiting = false
    try desk.forEachClaim { judged in
      guard judged.claim.status != .candidate else { return }
      if !judged.isVerified { isWaiting = true }
      if output.json { return Output.json(desk.gateJSON(judged)) }
      let unmet = judged.gate.unmet.map(\.clause.rawValue).joined(separator: " ")
      Output.line(
        "\(judged.claim.id.short)  \(judged.isVerified ? "verified" : "not met: \(unmet)")  "
          + Output.cut(judged.claim.wording, to: 50))
    }
    if strict, isWaiting { throw ExitCode.needsPerson }
  }
}
