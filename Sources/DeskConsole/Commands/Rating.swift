import ClaimModel
import EditorialDesk

/// Gives the person's verdict on the claim in hand.
struct RateClaim: Command {
  static let name = "rate"
  static let synopsis = "rate RATING [CONFIDENCE] [[N,…]] [RATIONALE…]"
  static let summary =
    "Give your verdict, and go on; the rating's name alone will do"
  static let example = "rate mostly-true 70 [1,3] The readout names the topic, not the length."

  private let rating: String
  private let confidence: Int?
  /// The evidence that it cites and no other, by number; `nil` when not said.
  private let cited: [Int]?
  private let rationale: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let rating = arguments.takeWord() else { throw Self.missingArgument }
    self.rating = rating
    if let word = arguments.nextWord, Self.looksLikeNumber(word) {
      let digits = word.hasSuffix("%") ? String(word.dropLast()) : word
      guard let number = Int(digits), (0...100).contains(number) else {
        throw ConsoleError.impossibleConfidence(word)
      }
      _ = arguments.takeWord()
      confidence = number
    } else {
      confidence = nil
    }
    cited = try arguments.takeCitations()
    rationale = arguments.text
  }

  var repetition: Repetition { cited == nil ? .again : .never }

  /// Whether the word is meant as a number and nothing else.
  private static func looksLikeNumber(_ word: String) -> Bool {
    word.utf8.contains { (0x30...0x39).contains($0) }
      && word.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.,%".utf8.contains($0) }
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    let grade = try session.grade(rating)
    let claim = try session.claim()
    let cited =
      try self.cited.map { try session.evidence($0, on: claim) } ?? session.citations(on: claim)
    let sight = try session.desk.rate(
      id,
      Desk.VerdictOffer(
        rating: grade.name, confidence: confidence, rationale: rationale,
        evidence: cited.map(\.text)),
      having: session.look(at: id))
    session.forgetEvidence()
    let sure = confidence.map { " \($0)" } ?? ""
    let citing = cited.isEmpty ? "without evidence" : "citing \(cited.count) evidence"
    let lead = Session.lead(claim.status == .candidate)
    return Line.paragraph(
      "\(lead)\(grade.name)\(sure) on \(id.short), \(sight.phrase), \(citing)")
      + (try session.moveOn())
  }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    let grades = place.words.isEmpty ? try session.desk.scale().grades : []
    return Completion(
      place.begun, among: grades.map { Completion.Candidate($0.name, hint: $0.meaning) })
  }
}

/// Adjudicates the claim in hand.
struct RuleClaim: Command {
  static let name = "rule"
  static let synopsis = "rule RATING|none|nothing TEXT"
  static let summary = "Adjudicate; none: no verdict stands; nothing: it is no fact"
  static let example = "rule half-true Both quote one word wrongly."

  private let rating: String
  private let because: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let rating = arguments.takeWord() else { throw Self.missingArgument }
    self.rating = rating
    because = try Self.text(arguments)
  }

  // What is judged so is judged once: neither this nor a verdict before it is done again.
  var repetition: Repetition { .never }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    var adjudication = Desk.Adjudication(rating.lowercased())
    if case .rating = adjudication {
      adjudication = .rating(
        try session.grade(rating, orElse: [Ruling.noVerdict, Desk.Adjudication.nothingWord]).name)
    }
    let unseen = try session.verdictsUnseen()
    try session.desk.rule(id, adjudication, because: because, having: session.look(at: id))
    var done =
      switch adjudication {
      case .rating: Line.plain("\(adjudication.phrase) on \(id.short)")
      case .noVerdict, .nothing: Line.plain("\(id.short) \(adjudication.phrase)")
      }
    if !unseen.isEmpty {
      try session.desk.reveal(id)
      done += Line.plain("You had not looked at what it judges; `undo` takes it back:") + unseen
    }
    // Who goes through a queue is done with this one.
    return try session.queue == nil ? done : done + session.moveOn()
  }

  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    let grades = place.words.isEmpty ? try session.desk.scale().grades : []
    let others =
      place.words.isEmpty
      ? [
        Completion.Candidate("none", hint: "No verdict stands."),
        Completion.Candidate("nothing", hint: "It is no statement of fact."),
      ] : []
    return Completion(
      place.begun,
      among: grades.map { Completion.Candidate($0.name, hint: $0.meaning) } + others)
  }
}

extension Session {
  /// The verdicts on the claim in hand that are still hidden from the person, a line or two each.
  fileprivate func verdictsUnseen() throws -> [Line] {
    let (claim, me) = (try claim(), try desk.annotator())
    guard try !desk.maySeeOthers(on: claim) else { return [] }
    return claim.verdicts.filter { $0.annotator != me }.flatMap { verdict in
      let sure = verdict.confidence.map { " \($0)" } ?? ""
      let why = verdict.rationale.isEmpty ? "" : " — \(verdict.rationale)"
      return Line.field("\(verdict.annotator)", "\(verdict.rating)\(sure)\(why)", wide: 12, most: 2)
    }
  }
}

extension Arguments {
  /// Takes numbers of evidence in square brackets, `[1,3]`, none in `[]`; `nil` when what comes next is
  /// something else, such as a rationale that begins with `[sic]`.
  ///
  /// - Throws: ``ConsoleError/unclosedNumbers(_:)`` where it begins as a list does and goes on otherwise.
  fileprivate mutating func takeCitations() throws(ConsoleError) -> [Int]? {
    guard nextWord?.hasPrefix("[") ?? false else { return nil }
    let inside = text.dropFirst().prefix { $0 != "]" }
    let isEmpty = inside.allSatisfy(\.isWhitespace)
    let isClosed = inside.endIndex < text.endIndex
    guard isClosed, let numbers = isEmpty ? [] : NumberList(String(inside))?.numbers else {
      let beginsWithNumber = inside.first { !$0.isWhitespace }.map(\.isNumber) ?? true
      guard beginsWithNumber else { return nil }
      if isClosed {
        throw .numberWanted(
          String(inside), kind: "list of evidence", bounds: "from 1 each, as in [1,3]")
      }
      throw .unclosedNumbers(text)
    }
    let end = inside.endIndex
    self = Arguments(String(text[text.index(after: end)...]), of: command)
    return numbers
  }
}

extension Session {
  /// The evidence on a claim of these numbers.
  fileprivate mutating func evidence(_ numbers: [Int], on claim: Claim) throws -> [EvidenceID] {
    let known = numbered(claim).evidence(of: claim)
    return try numbers.map { number in
      guard let one = known.first(where: { $0.number == number }) else {
        throw ConsoleError.noSuchNumber(number, kind: "evidence", count: known.count)
      }
      return one.item.id
    }
  }

  /// The grade meant by a word, which may be shortened.
  ///
  /// - Parameter others: what may stand in place of a grade, named where the word is none.
  fileprivate func grade(_ word: String, orElse others: [String] = []) throws -> Grade {
    let grades = try desk.scale().grades
    guard !Prefix.matches(word, among: grades, named: \.name).isEmpty else {
      throw ConsoleError.unknownWord(word, kind: "rating", known: grades.map(\.name) + others)
    }
    return try Prefix.one(word, among: grades, kind: "rating") { $0.name }
  }

  /// What a verdict given now rests on: the person's own evidence, what was remembered, and what
  /// the verdict that is revised cited; each once, in the claim's order.
  fileprivate func citations(on claim: Claim) throws -> [EvidenceID] {
    let me = try desk.annotator()
    var cited = Set(remembered)
    for verdict in claim.verdicts where verdict.annotator == me {
      cited.formUnion(verdict.evidence)
    }
    return claim.evidence.filter { $0.by == me || cited.contains($0.id) }.map(\.id)
  }
}
