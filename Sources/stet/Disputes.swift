import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk

/// Lists disputes.
struct Disputes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disputes",
    abstract: "Show the claims on which verdicts differ, the rationales side by side.",
    discussion: """
      Those that nobody ruled on, and those whose ruling is stale. Verdicts on a
      claim that you have not rated are hidden; --reveal shows them, and one that
      you give later is informed. --json is for programs and hides nothing; on a
      terminal it counts as --reveal. Ends with status 3 when it told of any.

      Example:
        stet disputes
      """)

  @Flag(help: "Show the others' verdicts before you gave yours.") var reveal = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let shows = reveal || output.json && Output.isOnTerminal
    let desk = try desk.open()
    let disputes = try desk.disputes(revealing: shows)
    if output.json {
      for dispute in disputes { Output.json(Self.json(dispute)) }
      if !disputes.isEmpty { throw ExitCode.needsPerson }
      return
    }
    let hidden = try desk.hiddenCount(among: disputes)
    Self.show(disputes.filter(\.isNamed), hidden: hidden)
    if disputes.contains(where: \.isNamed) || hidden ?? 0 > 0 { throw ExitCode.needsPerson }
  }

  private static func show(_ named: [Desk.Dispute], hidden: Int?) {
    for (index, dispute) in named.enumerated() {
      if index > 0 { Output.line() }
      for line in DisputeSheet(dispute).lines { Output.line(line) }
    }
    let remark = Desk.Dispute.remark(onHidden: hidden, asking: "`stet disputes --reveal`")
    if !remark.isEmpty { Output.aside(remark) }
  }

  private static func json(_ dispute: Desk.Dispute) -> JSONValue {
    let claim = dispute.claim
    return [
      "claim": .string(claim.id.text), "wording": .string(claim.wording),
      "status": .string(claim.status.rawValue),
      "sides": .array(
        dispute.sides.map { side in
          ["rating": .string(side.rating), "verdicts": .array(side.verdicts.map(json))]
        }),
      "ruling": claim.ruling.map { ruling in
        [
          "by": .string(ruling.by.name), "rating": .string(ruling.rating),
          "because": .string(ruling.because), "stale": .bool(ruling.isStale),
        ]
      } ?? .null,
    ]
  }

  private static func json(_ verdict: Verdict) -> JSONValue {
    [
      "annotator": .string(verdict.annotator.name), "rating": .string(verdict.rating),
      "confidence": verdict.confidence.map { .int($0) } ?? .null,
      "rationale": .string(verdict.rationale),
      "evidence": .array(verdict.evidence.map { .string($0.text) }),
      "seen": .string(verdict.seen.rawValue), "stale": .bool(verdict.isStale),
    ]
  }
}
