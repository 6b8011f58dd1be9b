import ClaimModel
import EditorialDesk

/// What the gate says of one claim, as it is printed.
struct GateLines {
  private let judged: Desk.Judged

  init(_ judged: Desk.Judged) { self.judged = judged }

  func show(from desk: Desk, asJSON isJSON: Bool) throws {
    if !isJSON || Output.isOnTerminal, try desk.willShowOthers(on: judged.claim) {
      Output.tellInformed()
    }
    if isJSON { return Output.json(desk.gateJSON(judged)) }
    Output.line(judged.claim.wording, wrappedBehind: 0)
    for saying in judged.claim.uncounted where ![.verdict, .ruling].contains(saying.facet.kind) {
      Output.line(
        "  not counted: \(saying.by), by a device not on the roster, says \(saying.said)"
          + saying.remarkInBrackets, wrappedBehind: 4)
    }
    for result in judged.gate.results {
      Output.line(
        "  \(result.isMet ? "met    " : "not met")  \(Self.padded(result.clause.rawValue))  \(result.reason)",
        wrappedBehind: 27)
    }
    Output.line(
      judged.isVerified
        ? "verified"
        : "not verified: \(counted(judged.gate.unmet.count, "clause is", "clauses are")) not met")
  }

  private static func padded(_ word: String) -> String {
    word + String(repeating: " ", count: max(0, 14 - word.count))
  }
}
