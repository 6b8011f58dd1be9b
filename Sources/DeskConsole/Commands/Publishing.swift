import ClaimModel
import EditorialDesk

/// Records that the claim in hand went out, or takes such a record back.
struct PublishClaim: Command {
  static let name = "publish"
  static let synopsis =
    "publish [URL] [minor|factual|rating|void|update] [WHY] | publish withdraw URL WHY"
  static let summary = "Record that the claim or a correction went out, or withdraw it"
  static let example = "publish https://news.example/checks/7"

  private var offer = Desk.PublicationOffer()
  /// The publication to take back, by address or version; `nil` to record one.
  private var withdrawn: String?

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    var behind = arguments
    if behind.takeWord() == "withdraw" {
      guard let name = behind.takeWord() else { throw Self.missingArgument }
      (withdrawn, offer.because) = (name, behind.text)
      return
    }
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
    if let withdrawn {
      let publication = try session.desk.withdrawPublication(
        withdrawn, of: session.claimID(), because: offer.because)
      return Line.plain("withdrawn, version \(publication.edition): \(publication.url)")
    }
    let published = try session.desk.publish(session.claimID(), offer)
    let publication = published.publication
    let told =
      Line.paragraph(
        "published, version \(publication.edition), \(publication.change.rawValue): "
          + publication.url)
      + (published.remark.isEmpty ? [] : Line.field("note", published.remark, tone: .warning))
    return published.isVerified
      ? told : told + Line.field("note", "the gate does not pass it: see `gate`", tone: .warning)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    let changes = Publication.Change.allCases.dropFirst().map(\.rawValue)
    switch words.count {
    case 0: return changes + ["withdraw"]
    case 1 where words == ["withdraw"]:
      return try session.desk.claim(session.claimID()).standingPublications.map(\.url)
    case 1: return changes
    default: return []
    }
  }
}
