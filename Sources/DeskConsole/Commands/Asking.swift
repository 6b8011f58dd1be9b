import ClaimModel
import EditorialDesk

/// Asks an open question about the claim in hand.
struct AskQuery: Command {
  static let name = "query"
  static let synopsis = "query [writer:|source:|lawyer:] TEXT"
  static let summary = "Ask an open question; the gate waits for the answer"
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
    let (query, hasAccepted) = try session.writing {
      try session.desk.ask(text, to: whom, about: $0)
    }
    let claim = try session.claim()
    let asked = session.numbered(claim).queries(of: claim).first { $0.item.id == query }
    let number = asked.map { "\($0.number)" } ?? query.short
    return Line.paragraph(
      "\(Session.lead(hasAccepted))query \(number) on \(id.short): \(text)"
        + " — `answer \(number) TEXT` closes it", most: 3)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? recipients : []
  }
}

/// Answers a query.
struct AnswerQuery: Command {
  static let name = "answer"
  static let synopsis = "answer ID [instead:] TEXT"
  static let summary = "Answer a query, by its number on the claim or its name"
  static let example = "answer 1 The statement has ‘start’."

  private let query: String
  private let isInstead: Bool
  private let text: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let query = arguments.takeWord() else { throw Self.missingArgument }
    self.query = query
    isInstead = arguments.takeInstead()
    text = try Self.text(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.desk.answer(
      try session.queryName(query), with: text, instead: isInstead, having: session.looks)
    return Line.paragraph("answered \(id.short): \(text)", most: 2)
  }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    guard place.words.isEmpty else {
      let words = place.words.count == 1 ? ["instead:"] : []
      return Completion(place.begun, among: words.map { Completion.Candidate($0) })
    }
    var session = session
    let claim = try session.claim()
    let candidates = session.numbered(claim).queries(of: claim).map { query in
      Completion.Candidate("\(query.number)", hint: query.item.phrase)
    }
    return Completion(place.begun, among: candidates)
  }
}

extension Arguments {
  /// Takes `instead:` where it comes next: what somebody else has said is to be replaced.
  mutating func takeInstead() -> Bool {
    guard nextWord?.lowercased() == "instead:" else { return false }
    _ = takeWord()
    return true
  }
}

extension Session {
  /// The name of a query that was typed as its number on the claim in hand, or as a name.
  mutating func queryName(_ typed: String) throws -> String {
    guard typed.utf8.count <= 3, let number = Int(typed) else { return typed }
    let claim = try claim()
    let queries = numbered(claim).queries(of: claim)
    guard let known = queries.first(where: { $0.number == number }) else {
      throw ConsoleError.noSuchNumber(number, kind: "query", count: queries.count)
    }
    return known.item.id.text
  }
}
