import ClaimModel
import EditorialDesk

/// Records that the claim in hand went out.
struct PublishClaim: Command {
  static let name = "publish"
  static let synopsis = "publish [URL] [KIND] [WHY]"
  static let summary = "Record that the claim went out, or that a correction did"
  static let example = "publish https://news.example/checks/7"

  private var offer = Desk.PublicationOffer()

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    let isAddress = ["https://", "http://"].contains { arguments.text.hasPrefix($0) }
    if isAddress { offer.url = arguments.takeWord() }
    var rest = arguments
    if let word = rest.takeWord(), let change = Publication.Change(rawValue: word) {
      offer.change = change
      arguments = rest
    }
    offer.because = arguments.text
  }

  func run(on session: inout Session) throws -> [Line] {
    let published = try session.desk.publish(session.claimID(), offer)
    let publication = published.publication
    let told = Line.plain(
      "published, version \(publication.version), \(publication.change.rawValue): "
        + publication.url)
    return published.isVerified
      ? told : told + Line.field("note", "the gate does not pass it: see `gate`", tone: .warning)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.count == 1 ? Publication.Change.allCases.dropFirst().map(\.rawValue) : []
  }
}
