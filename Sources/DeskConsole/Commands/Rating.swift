import ClaimModel
import EditorialDesk

/// Gives the person's verdict on the claim in hand.
struct RateClaim: Command {
  static let name = "rate"
  static let synopsis = "rate RATING [CONFIDENCE] [RATIONALE…]"
  static let summary =
    "Give your verdict, and go on; the rating's name alone will do"
  static let example = "rate mostly-true 70 The readout names the topic, not the length."

  private let rating: String
  private let confidence: Int?
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
    rationale = arguments.text
  }

  /// Whether the word is meant as a number and nothing else.
  private static func looksLikeNumber(_ word: String) -> Bool {
    word.utf8.contains { (0x30...0x39).contains($0) }
      && word.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.,%".utf8.contains($0) }
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    let grade = try session.grade(rating)
    let claim = try session.claim()
    let cited = try session.citations(on: claim)
    let seen = try session.desk.rate(
      id,
      Desk.VerdictOffer(
        rating: grade.name, confidence: confidence, rationale: rationale,
        evidence: cited.map(\.text)))
    session.forgetEvidence()
    let sure = confidence.map { " \($0)" } ?? ""
    let citing = cited.isEmpty ? "without evidence" : "citing \(cited.count) evidence"
    return Line.plain("\(grade.name)\(sure) on \(id.short), \(seen.rawValue), \(citing)")
      + (try session.moveOn())
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? try session.desk.scale().grades.map(\.name) : []
  }
}

/// Adjudicates the claim in hand.
struct RuleClaim: Command {
  static let name = "rule"
  static let synopsis = "rule RATING TEXT"
  static let summary = "Adjudicate: give the final rating and why"
  static let example = "rule half-true Both quote one word wrongly."

  private let rating: String
  private let because: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let rating = arguments.takeWord() else { throw Self.missingArgument }
    self.rating = rating
    because = try Self.text(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let id = try session.claimID()
    let grade = try session.grade(rating)
    try session.desk.rule(id, grade.name, because: because)
    return Line.plain("ruled \(grade.name) on \(id.short)")
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    try RateClaim.completions(after: words, in: session)
  }
}

extension Session {
  /// The grade meant by a word, which may be shortened.
  fileprivate func grade(_ word: String) throws -> Grade {
    let grades = try desk.scale().grades
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
