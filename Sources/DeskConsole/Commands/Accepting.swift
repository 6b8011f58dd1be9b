import ClaimModel
import EditorialDesk

/// Accepts the claim in hand, which then waits for a verdict.
struct AcceptClaim: Command {
  static let name = "accept"
  static let synopsis = "accept [REASON]"
  static let summary = "Accept a candidate as a claim; once accepted, go on to the next"
  static let example = "accept"

  let because: String

  init(_ arguments: Arguments) { because = arguments.text }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    if claim.decision?.outcome == .accepted, because.isEmpty {
      return Line.plain("\(claim.id.short) was accepted before.") + (try session.moveOn())
    }
    try session.desk.decide(claim.id, .accepted, because: because)
    let accepted = try session.claim()
    let chain = accepted.attribution.map { " (\($0.summary))" } ?? ""
    return Line.paragraph("accepted \(claim.id.short)\(chain), waits for verdicts", most: 2)
  }
}

/// Rejects the claim in hand.
struct RejectClaim: Command {
  static let name = "reject"
  static let synopsis = "reject [REASON]"
  static let summary = "Reject a candidate or claim, and go on"
  static let example = "reject an opinion"

  let because: String

  init(_ arguments: Arguments) { because = arguments.text }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    try session.desk.decide(id, .rejected, because: because)
    return Line.plain("rejected \(id.short)") + (try session.moveOn())
  }
}
