import ArgumentParser
import ClaimModel
import EditorialDesk

/// Lists claims.
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "List claims and candidates, by document and place.",
    discussion: """
      Whether others agree on a claim that you have not rated is not shown: it stands
      as rated, by how many. --json is for programs, and says it: on a terminal, a
      verdict that you give later is informed.

      Example:
        stet claims --status disputed
      """)

  @Option(
    help: "candidate, open, agreed, disputed, ruled, rejected or retracted.",
    completion: .list(Claim.Status.allCases.map(\.rawValue)))
  var status: String?
  @Option(help: "Only claims that appear in this document.", completion: DeskCompletion.documents)
  var document: String?
  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard let status, Claim.Status(rawValue: status) == nil else { return }
    let known = Claim.Status.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("No claim stands '\(status)'. Use one of: \(known).")
  }

  func run() throws {
    let desk = try desk.open()
    let filter = ClaimFilter(
      status: status.flatMap(Claim.Status.init),
      document: try document.map { try desk.documentID(Name.plain($0)) })
    if output.json {
      if Output.isOnTerminal {
        Output.tellInformed(on: try desk.willShowOutcomes(of: desk.claims(filter).map(\.claim)))
      }
      return try desk.forEachClaim(filter) { Output.json(desk.summaryJSON($0)) }
    }
    try show(desk.claims(filter), of: desk)
  }

  /// What others agree or differ on is not told to somebody who is to rate it blind.
  private func show(_ claims: [Desk.Judged], of desk: Desk) throws {
    let hidden = try desk.hiddenOutcomes(among: claims.map(\.claim))
    // Asked for by how they stand, to list them would tell.
    let isTelling = ["agreed", "disputed"].contains(status)
    let listed = claims.filter { !isTelling || !hidden.contains($0.claim.id) }
    Output.table(
      listed.map { judged in
        let (claim, isHidden) = (judged.claim, hidden.contains(judged.claim.id))
        let marks =
          (judged.isVerified && !isHidden ? "✓" : " ") + (claim.contested.isEmpty ? " " : "!")
        return [
          claim.id.short, Self.status(of: claim, isHidden: isHidden), marks,
          Output.cut(claim.wording, to: 60),
        ]
      }, cuttingLast: true)
    guard isTelling, listed.count < claims.count else { return }
    Output.aside(
      "\(counted(claims.count - listed.count, "claim is", "claims are")) left out that others have rated and "
        + "you have not: give your verdict first, or look with `stet show --reveal`.")
  }

  private static func status(of claim: Claim, isHidden: Bool) -> String {
    switch claim.status {
    case .agreed where isHidden, .disputed where isHidden: "rated by \(claim.verdicts.count)"
    case .candidate, .open, .agreed, .disputed, .ruled, .rejected, .retracted:
      claim.status.rawValue
    }
  }
}
