import ArgumentParser
import ClaimModel
import EditorialDesk

/// Checks the desk.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check every line, chain and document of the desk.",
    discussion: """
      Ends with status 1 when something is not as it was written.

      Example:
        stet verify
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let report = try desk.open().verify()
    if output.json {
      Output.json([
        "operations": .int(report.operations), "chains": .int(report.chains),
        "quarantined": .int(report.quarantined),
        "problems": .array(
          report.problems.map {
            ["kind": .string($0.kind), "entity": .string($0.entity), "detail": .string($0.detail)]
          }),
      ])
    } else {
      Output.line(
        "\(report.operations) operations in \(report.chains) chains, \(report.quarantined) lines in quarantine"
      )
      for problem in report.problems {
        Output.line("\(problem.kind)  \(problem.entity)  \(problem.detail)")
      }
      Output.line(report.problems.isEmpty ? "no problems" : "\(report.problems.count) problems")
    }
    if !report.problems.isEmpty { throw ExitCode.failure }
  }
}
