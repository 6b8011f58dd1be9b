import ClaimModel
import EditorialDesk

/// Offers evidence on the claim in hand, or names one that is there, to be cited by the next verdict.
struct OfferEvidence: Command {
  static let name = "evidence"
  static let synopsis =
    "evidence STANCE ID|\"QUOTE\"|URL [in DOCUMENT] [from ORIGIN] [primary] [unnamed] [note TEXT]"
  static let summary = "Offer evidence: supports, refutes, context or silent; a number cites it"
  static let example = "evidence refutes \"a significant start\" from White House statement primary"

  let phrase: EvidencePhrase

  init(_ arguments: Arguments) throws { phrase = try EvidencePhrase(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    if case .name(let name) = phrase.source, let known = try Self.evidence(name, on: claim) {
      return try cite(known.number, known.item, in: &session)
    }
    guard let stance = phrase.stance else {
      throw ConsoleError.unknownWord(
        "\(phrase.source.text)", kind: "evidence on this claim or stance",
        known: Evidence.Stance.allCases.map(\.rawValue))
    }
    let id = try session.desk.offer(
      Desk.EvidenceOffer(
        stance: stance, source: try source(on: session.desk), origin: phrase.origin,
        isPrimary: phrase.isPrimary, isUnnamed: phrase.isUnnamed, note: phrase.note),
      on: claim.id)
    let offered = try session.claim().evidence
    guard let number = offered.firstIndex(where: { $0.id == id }) else { return [] }
    return Line.paragraph("evidence \(number + 1) \(offered[number].phrase)", most: 2)
  }

  private func cite(
    _ number: Int, _ item: Evidence, in session: inout Session
  ) throws -> [Line] {
    if let stance = phrase.stance, stance != item.stance {
      throw ConsoleError.otherStance(item.id, item.stance)
    }
    session.remember(item.id)
    return Line.paragraph("your next verdict cites \(number) \(item.phrase)", most: 2)
  }

  private func source(on desk: Desk) throws -> Desk.EvidenceOffer.Source {
    switch phrase.source {
    case .words(let words):
      .words(words, in: try phrase.document.map { try desk.documentID($0) })
    case .address(let url): .outside(url: url, title: phrase.title, quote: phrase.quote)
    case .name(let name): .document(try desk.documentID(name))
    }
  }

  /// The evidence on the claim of that number or name; `nil` where the name may be a document's.
  private static func evidence(_ name: String, on claim: Claim) throws -> (
    number: Int, item: Evidence
  )? {
    if let number = Int(name), name.utf8.count <= 3 {
      guard claim.evidence.indices.contains(number - 1) else {
        throw ConsoleError.noSuchNumber(number, kind: "evidence", count: claim.evidence.count)
      }
      return (number, claim.evidence[number - 1])
    }
    let named = claim.evidence.enumerated().filter { $0.element.id.text.hasPrefix(name) }
    guard let first = named.first else { return nil }
    guard named.count == 1 else {
      throw ConsoleError.ambiguousWord(
        name, kind: "evidence", matches: named.map(\.element.id.short))
    }
    return (first.offset + 1, first.element)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    if words.isEmpty { return Evidence.Stance.allCases.map(\.rawValue) }
    guard words.count == 1 else { return EvidencePhrase.Option.allCases.map(\.rawValue) }
    let numbers = try session.claim().evidence.indices.map { "\($0 + 1)" }
    return numbers + (try session.desk.documents().map(\.id.short))
  }
}

extension EvidencePhrase.Source {
  fileprivate var text: String {
    switch self {
    case .words(let text), .address(let text), .name(let text): text
    }
  }
}

/// Asks an open question about the claim in hand.
struct AskQuery: Command {
  static let name = "query"
  static let synopsis = "query [writer:|source:|lawyer:] TEXT"
  static let summary = "Ask an open question about the claim; it blocks the gate until answered"
  static let example = "query writer: Which of the two words stands in the statement?"

  private static let recipients = ["writer:", "source:", "lawyer:"]

  private let whom: String
  private let text: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    if let word = arguments.nextWord?.lowercased(), Self.recipients.contains(word) {
      _ = arguments.takeWord()
      whom = String(word.dropLast())
    } else {
      whom = ""
    }
    text = try Self.text(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    let query = try session.desk.ask(text, to: whom, about: id)
    let queries = try session.claim().queries
    let number = queries.firstIndex { $0.id == query }.map { $0 + 1 } ?? 0
    return Line.paragraph(
      "query \(number) on \(id.short): \(text) — `answer \(number) TEXT` closes it", most: 3)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? recipients : []
  }
}

/// Answers a query.
struct AnswerQuery: Command {
  static let name = "answer"
  static let synopsis = "answer ID TEXT"
  static let summary = "Answer a query, by its number on the claim or its name"
  static let example = "answer 1 The statement has ‘start’."

  private let query: String
  private let text: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let query = arguments.takeWord() else { throw Self.missingArgument }
    self.query = query
    text = try Self.text(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.desk.answer(try name(in: session), with: text)
    return Line.paragraph("answered \(id.short): \(text)", most: 2)
  }

  private func name(in session: Session) throws -> String {
    guard query.utf8.count <= 3, let number = Int(query) else { return query }
    let queries = try session.claim().queries
    guard queries.indices.contains(number - 1) else {
      throw ConsoleError.noSuchNumber(number, kind: "query", count: queries.count)
    }
    return queries[number - 1].id.text
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    guard words.isEmpty else { return [] }
    return try session.claim().queries.indices.map { "\($0 + 1)" }
  }
}
