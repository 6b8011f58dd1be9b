import ArgumentParser
import ClaimModel
import EditorialDesk

/// Lists claims.
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "List claims and candidates, by document and place.",
    discussion: """
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
      return try desk.forEachClaim(filter) { Output.json(desk.summaryJSON($0)) }
    }
    Output.table(
      try desk.claims(filter).map { judged in
        let claim = judged.claim
        let marks = (judged.isVerified ? "✓" : " ") + (claim.contested.isEmpty ? " " : "!")
        return [
          claim.id.short, claim.status.rawValue, marks, Output.cut(claim.wording, to: 60),
        ]
      })
  }
}
