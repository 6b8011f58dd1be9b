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
      claim is not verified. For one claim it shows the others' verdicts: one that
      you give later is informed; with --json that is so on a terminal only.

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
    guard output.json else { return try listAll(desk) }
    if Output.isOnTerminal {
      Output.tellInformed(on: try desk.willShowOthers(on: desk.claims().map(\.claim)))
    }
    try desk.forEachClaim { judged in
      guard judged.claim.status != .candidate else { return }
      if !judged.isVerified { isWaiting = true }
      Output.json(desk.gateJSON(judged))
    }
    if strict, isWaiting { throw ExitCode.needsPerson }
  }

  private func listAll(_ desk: Desk) throws {
    let all = try desk.claims().filter { $0.claim.status != .candidate }
    let hidden = try desk.hiddenOutcomes(among: all.map(\.claim))
    for judged in all {
      let unmet = judged.gate.unmet.map(\.clause.rawValue).joined(separator: " ")
      let outcome =
        hidden.contains(judged.claim.id)
        ? "hidden until you give your verdict"
        : judged.isVerified ? "verified" : "not met: \(unmet)"
      Output.line(
        "\(judged.claim.id.short)  \(outcome)  " + Output.cut(judged.claim.wording, to: 50),
        wrappedBehind: 12)
    }
    if strict, !all.allSatisfy(\.isVerified) { throw ExitCode.needsPerson }
  }
}
