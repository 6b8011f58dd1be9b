import ClaimModel
import EditorialDesk

/// Offers evidence on the claim in hand, or names one that is there, to be cited by the next
/// verdict.
struct OfferEvidence: Command {
  static let name = "evidence"
  static let synopsis =
    "evidence STANCE ID|\"QUOTE\"|URL [in DOCUMENT] [from ORIGIN] [primary] [unnamed] [note TEXT]"
  static let summary = "Offer evidence, or cite one: supports, refutes, context, silent"
  static let example = "evidence refutes \"a significant start\" from White House statement primary"

  let phrase: EvidencePhrase

  init(_ arguments: Arguments) throws { phrase = try EvidencePhrase(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    if case .name(let name) = phrase.source,
      let known = try Self.evidence(name, among: session.numbered(claim).evidence(of: claim))
    {
      return try cite(known.number, known.item, in: &session)
    }
    guard let stance = phrase.stance else { throw Self.missingArgument }
    let id = try session.desk.offer(
      Desk.EvidenceOffer(
        stance: stance, source: try source(on: session.desk), origin: phrase.origin,
        isPrimary: phrase.isPrimary, isUnnamed: phrase.isUnnamed, note: phrase.note),
      on: claim.id)
    let after = try session.claim()
    let offered = session.numbered(after).evidence(of: after).first { $0.item.id == id }
    return offered.map { Self.line("evidence", $0.number, $0.item) } ?? []
  }

  private static func line(_ lead: String, _ number: Int, _ item: Evidence) -> [Line] {
    let head = "\(lead) \(number) "
    let room = Columns.screen - Columns.width(head)
    return [Line(text: head + item.phrase(within: room))]
  }

  private func cite(
    _ number: Int, _ item: Evidence, in session: inout Session
  ) throws -> [Line] {
    if let stance = phrase.stance, stance != item.stance {
      throw ConsoleError.otherStance(item.id, item.stance)
    }
    session.remember(item.id)
    return Self.line("to cite:", number, item)
  }

  private func source(on desk: Desk) throws -> Desk.EvidenceOffer.Source {
    switch phrase.source {
    case .words(let words):
      .words(words, in: try phrase.document.map { try desk.documentID($0) })
    case .address(let url): .outside(url: url, title: phrase.title, quote: phrase.quote)
    case .name(let name): .document(try desk.documentID(name))
    }
  }

  /// The evidence of that number or name; `nil` where the name may be a document's.
  private static func evidence(
    _ name: String, among all: [(number: Int, item: Evidence)]
  ) throws -> (number: Int, item: Evidence)? {
    if let number = Int(name), name.utf8.count <= 3 {
      guard let known = all.first(where: { $0.number == number }) else {
        throw ConsoleError.noSuchNumber(number, kind: "evidence", count: all.count)
      }
      return known
    }
    let named = all.filter { $0.item.id.text.utf8.starts(with: name.utf8) }
    guard named.count <= 1 else {
      throw ConsoleError.ambiguous(name, matches: named.map(\.item.id.short))
    }
    return named.first
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    if words.isEmpty { return Evidence.Stance.allCases.map(\.rawValue) }
    guard words.count == 1 else { return EvidencePhrase.Option.allCases.map(\.rawValue) }
    var session = session
    let claim = try session.claim()
    let numbers = session.numbered(claim).evidence(of: claim).map { "\($0.number)" }
    return numbers + (try session.desk.documents().map(\.id.short))
  }
}
