import ClaimModel
import EditorialDesk

/// Goes through what of a document is still unchecked.
struct CoverDocument: Command {
  static let name = "cover"
  static let synopsis = "cover [DOCUMENT|show|reopen N…]"
  static let summary = "Go through what of an article is unchecked, sentence by sentence"
  static let example = "cover 4532"

  private let part: Part

  private enum Part {
    case walk(document: String?)
    case show
    case reopen(NumberList)
  }

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    switch arguments.takeWord() {
    case nil: part = .walk(document: nil)
    case "show": part = .show
    case "reopen":
      guard let numbers = arguments.takeNumbers() else { throw Self.missingArgument }
      part = .reopen(numbers)
    case let document: part = .walk(document: document)
    }
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    switch part {
    case .walk(let name):
      let document = try name.map { try session.desk.documentID($0) } ?? Self.document(in: session)
      session.cover = CoverWalk(document: document)
      let covered = try session.desk.coverage(of: document)
      return [Line(text: Columns.cut(covered.document.phrase, to: Columns.screen), tone: .heading)]
        + Line.plain(CoverSheet.counts(covered.coverage)) + (try session.coverOn())
    case .show:
      let look = try session.desk.logEnd()
      let document = try session.cover?.document ?? Self.document(in: session)
      let covered = try session.desk.coverage(of: document)
      session.noteShown(covered.coverage.sentences.map(\.number), of: document, at: look)
      return CoverSheet(covered).styled()
    case .reopen(let list):
      let next = try session.mark(list.numbers, as: .open)
      return Line.plain("open again: \(list.numbers.map(String.init).joined(separator: ", "))")
        + next
    }
  }

  /// The document in hand: the one that was being covered, else that of the claim.
  private static func document(in session: Session) throws -> DocumentID {
    if let cover = session.cover { return cover.document }
    guard let document = try session.claim().appearances.first?.selector.document else {
      throw missingArgument
    }
    return document
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? try session.desk.documents().map(\.id.short) + ["show", "reopen"] : []
  }
}

/// Ticks sentences: they were checked.
struct TickSentence: Command {
  static let name = "tick"
  static let isOfSentences = true
  static let synopsis = "tick [N…]"
  static let summary = "Tick the sentence in hand, or those of these numbers; and go on"
  static let example = "tick 3-5"

  private let list: NumberList?

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    list = arguments.takeNumbers()
    try Self.end(arguments)
  }

  var repetition: Repetition { list == nil ? .again : .never }

  func run(on session: inout Session) throws -> [Line] {
    let numbers = try session.covered(list)
    let named = try session.named(numbers)
    let next = try session.mark(numbers, as: .ticked)
    return Line.paragraph("ticked \(named)", most: 3) + next
  }
}

/// Exempts sentences: they state no fact.
struct ExemptSentence: Command {
  static let name = "exempt"
  static let givesWay = true
  static let synopsis = "exempt [N…] [WHY]"
  static let summary = "Say that the sentence in hand states no fact; and go on"
  static let example = "exempt an opinion"

  private let list: NumberList?
  private let because: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    list = arguments.takeNumbers()
    because = arguments.takeReason()
  }

  var repetition: Repetition { list == nil ? .again : .never }

  func run(on session: inout Session) throws -> [Line] {
    let numbers = try session.covered(list)
    let named = try session.named(numbers)
    let next = try session.mark(numbers, as: .exempt, because: because)
    let why = because.isEmpty ? "" : ": \(because)"
    return Line.paragraph("exempt \(named)\(why)", most: 3) + next
  }
}

/// Makes a claim of the sentence in hand.
struct PickClaim: Command {
  static let name = "claim"
  static let synopsis = "claim [\"WORDS\"]"
  static let summary = "Make a claim of the sentence in hand or words of it; and go on"
  static let example = "claim \"sanctions were not among the subjects\""

  private let words: String?

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    if arguments.opensQuotation {
      words = try arguments.takeQuotation(before: [])
      try Self.end(arguments)
    } else {
      words = arguments.isEmpty ? nil : arguments.text
    }
  }

  func run(on session: inout Session) throws -> [Line] {
    let walk = try session.coverWalk()
    guard walk.number > 0 else { throw ConsoleError.noSentenceInHand }
    let picked = try session.desk.pick(walk.number, of: walk.document, words: words)
    return Line.paragraph(
      "claim \(picked.claim.short) “\(Columns.cut(picked.words, to: 100))”, waits for verdicts",
      most: 2) + (try session.coverOn())
  }
}

/// Passes over the sentence in hand.
struct PassOver: Command {
  static let name = "skip"
  static let synopsis = "skip"
  static let summary = "Leave the sentence in hand open, and go on"
  static let example = "skip"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let walk = try session.coverWalk()
    guard walk.number > 0 else { throw ConsoleError.noSentenceInHand }
    session.cover?.passed.insert(walk.number)
    return try session.coverOn()
  }
}
