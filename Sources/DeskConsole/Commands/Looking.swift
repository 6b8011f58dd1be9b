import ClaimModel
import EditorialDesk

/// Shows the card of the claim in hand.
struct ShowClaim: Command {
  static let name = "show"
  static let synopsis = "show [all|evidence|reveal]"
  static let summary = "Show the card; all: uncut; evidence; reveal: the others' verdicts"
  static let example = "show reveal"

  private let part: Part

  private enum Part: String, CaseIterable {
    case card, all, evidence, reveal
  }

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    let word = arguments.takeWord() ?? Part.card.rawValue
    part = try Prefix.one(word, among: Part.allCases, kind: "part of a claim") { $0.rawValue }
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    switch part {
    case .card: return try session.card()
    case .all: return try session.card(whole: true)
    case .evidence:
      let claim = try session.claim()
      return Self.evidence(on: claim, session.numbered(claim))
    case .reveal:
      let hasOthers = try session.desk.reveal(session.claimID())
      return Line.plain(
        hasOthers
          ? "A verdict that you give from now on counts as informed."
          : "Nobody else has given a verdict: yours is blind still.")
        + (try session.card())
    }
  }

  private static func evidence(on claim: Claim, _ numbers: Numbers) -> [Line] {
    guard !claim.evidence.isEmpty else { return Line.plain("No evidence was offered.") }
    return numbers.evidence(of: claim).flatMap { number, item in
      Line.field("\(number)", "\(item.fullPhrase), \(item.id.short)", wide: 4, most: 5)
    }
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? [Part.all, .evidence, .reveal].map(\.rawValue) : []
  }
}

/// Shows each appearance of the claim in hand with sentences around it.
struct ShowContext: Command {
  static let name = "context"
  static let synopsis = "context [N]"
  static let summary = "Show each place with N sentences around it; 2 when not said"
  static let example = "context 3"

  /// The most sentences on each side.
  private static let limit = 100
  /// The most scalars on each side, and of the words themselves: a text without sentences has no
  /// end.
  private static let reach = 4000

  let sentences: Int

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    guard let word = arguments.takeWord() else {
      sentences = 2
      return
    }
    guard let number = Int(word), (0...Self.limit).contains(number) else {
      throw ConsoleError.numberWanted(
        word, kind: "number of sentences", bounds: "from 0 to \(Self.limit)")
    }
    sentences = number
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let claim = try session.claim()
    guard !claim.appearances.isEmpty else {
      return Line.plain("The claim was added by its wording: it has no place in a document.")
    }
    return try claim.appearances.prefix(20).flatMap { appearance in
      let place = try CardAppearance(appearance, on: session.desk, sentences: sentences + 1)
      let text =
        place.before.suffix(scalars: Self.reach) + "«" + place.words.prefix(scalars: Self.reach)
        + "»" + place.after.prefix(scalars: Self.reach)
      return Line.field("in", place.heading, most: 1) + Self.paragraphs(text)
    }
  }

  private static func paragraphs(_ text: String) -> [Line] {
    text.split(separator: "\n").filter { $0.contains { !$0.isWhitespace } }.flatMap {
      Line.paragraph(String($0), indent: 2)
    }
  }
}

extension String {
  fileprivate func prefix(scalars count: Int) -> String {
    String(unicodeScalars.prefix(count))
  }

  fileprivate func suffix(scalars count: Int) -> String {
    String(unicodeScalars.suffix(count))
  }
}
