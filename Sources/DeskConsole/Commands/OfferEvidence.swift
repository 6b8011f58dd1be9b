import ClaimModel
import EditorialDesk

/// Offers evidence on the claim in hand, or names one that is there, to be cited by the next
/// verdict.
struct OfferEvidence: Command {
  static let name = "evidence"
  static let synopsis =
    "evidence STANCE ID|\"QUOTE\"|URL [in DOCUMENT] [place N] [nearest] [from ORIGIN] [primary] [unnamed] [note TEXT]"
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
    guard let stance = phrase.stance else {
      guard case .name(let word) = phrase.source else { throw Self.missingArgument }
      throw ConsoleError.unknownWord(
        word, kind: "stance", known: Evidence.Stance.allCases.map(\.rawValue))
    }
    let (source, remark) = try source(on: session.desk)
    let offer = Desk.EvidenceOffer(
      stance: stance, source: source, origin: phrase.origin,
      isPrimary: phrase.isPrimary, isUnnamed: phrase.isUnnamed, note: phrase.note)
    let (id, hasAccepted) = try session.writing { try session.desk.offer(offer, on: $0) }
    let after = try session.claim()
    let offered = session.numbered(after).evidence(of: after).first { $0.item.id == id }
    // The line of the evidence has no room for it.
    let accepted = hasAccepted ? Line.plain("accepted \(claim.id.short)") : []
    let idle = try session.desk.remark(onOffered: id, of: claim.id).map { Line.paragraph($0) } ?? []
    return accepted + (offered.map { Self.line("evidence", $0.number, $0.item) } ?? []) + remark
      + idle
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

  /// Where the evidence lies, and what has to be said of that.
  private func source(on desk: Desk) throws -> (Desk.EvidenceOffer.Source, [Line]) {
    switch phrase.source {
    case .words(let words): try place(of: words, on: desk)
    case .address(let url): (.outside(url: url, title: phrase.title, quote: phrase.quote), [])
    case .name(let name): (.document(try desk.documentID(name)), [])
    }
  }

  /// The one place where the words stand, or the nearest passage where that was asked for.
  private func place(
    of words: String, on desk: Desk
  ) throws -> (Desk.EvidenceOffer.Source, [Line]) {
    let document = try phrase.document.map { try desk.documentID($0) }
    let places = try desk.places(of: words, in: document)
    if places.isEmpty {
      let near = try desk.nearest(to: words, in: document)
      guard phrase.takesNearest, let near else {
        throw ConsoleError.wordsNowhere(words, near: near.map(\.phrase))
      }
      let remark = Line.field("drift", near.changes.joined(separator: "; "), tone: .warning)
      return (.place(near.place.document.id, near.place.span), remark)
    }
    guard places.count == 1 || phrase.place != nil else {
      throw ConsoleError.wordsOften(
        words, places: places.prefix(9).map(\.phrase), count: places.count)
    }
    let number = phrase.place ?? 1
    guard number <= places.count else {
      throw ConsoleError.noSuchPlace(number, count: places.count)
    }
    return (.place(places[number - 1].document.id, places[number - 1].span), [])
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

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    typealias Candidate = Completion.Candidate
    let documents = {
      try session.desk.documents().map { Candidate($0.id.short, hint: $0.phrase) }
    }
    if place.words.count > 1, let origin = place.text(behind: " from ") {
      return Completion(origin, among: try origins(session))
    }
    switch (place.words.count, place.words.last) {
    case (0, _):
      return Completion(
        place.begun,
        among: Evidence.Stance.allCases.map { Candidate($0.rawValue) } + (try known(session)))
    case (1, _):
      return Completion(place.begun, among: try known(session) + documents())
    case (_, EvidencePhrase.Option.document.rawValue?):
      return Completion(place.begun, among: try documents())
    default:
      let options = EvidencePhrase.Option.allCases.map { Candidate($0.rawValue) }
      return Completion(place.begun, among: options)
    }
  }

  /// The origins that are named for documents of the desk and on the claim in hand.
  private static func origins(_ session: Session) throws -> [Completion.Candidate] {
    let named =
      try session.desk.documents().flatMap(\.origins)
      + session.claim().evidence.compactMap(\.origin)
    return Set(named.map { ExactText($0) }).sorted().map { Completion.Candidate($0.text) }
  }

  /// The evidence on the claim in hand, by number.
  private static func known(_ session: Session) throws -> [Completion.Candidate] {
    var session = session
    let claim = try session.claim()
    return session.numbered(claim).evidence(of: claim).map { number, item in
      Completion.Candidate("\(number)", hint: item.phrase(within: Columns.screen))
    }
  }
}
