import ClaimModel
import EditorialDesk

/// Places the claim in hand in the current version of a document, or anew where its words were not found.
struct AnchorClaim: Command {
  static let name = "anchor"
  static let synopsis = "anchor [\"WORDS\"|nearest] [place N] [in DOCUMENT]"
  static let summary =
    "Place the claim in the new version of its document, or anew"
  static let example = "anchor \"Crime dropped by 5 percent\""
  static let givesWay = true

  private var choice = Desk.PlaceChoice.unchanged
  private var document: String?

  private enum Option: String, CaseIterable {
    case nearest, place
    case document = "in"
  }

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    var (words, place): (String?, Int?)
    if arguments.opensQuotation {
      let quotation = try arguments.takeQuotation(before: Option.allCases.map(\.rawValue))
      guard quotation.contains(where: { !$0.isWhitespace }) else {
        throw ConsoleError.emptyQuotation(command: arguments.command)
      }
      words = quotation
    }
    while let word = arguments.takeWord() {
      switch try Prefix.one(word, among: Option.allCases, kind: "word here", named: \.rawValue) {
      case .nearest: choice = .nearest
      case .place: place = try Self.number(arguments.takeWord() ?? "")
      case .document:
        guard let name = arguments.takeWord() else { throw Self.missingArgument }
        document = name
      }
    }
    if let words { choice = .words(words, place: place) }
  }

  private static func number(_ word: String) throws(ConsoleError) -> Int {
    guard let number = Int(word), number >= 1 else {
      throw .numberWanted(word, kind: "number of a place", bounds: "from 1")
    }
    return number
  }

  var repetition: Repetition { .again }

  func run(on session: inout Session) throws -> [Line] {
    let document = try document.map { try session.desk.documentID($0) }
    let (placing, hasAccepted) = try session.writing {
      try session.desk.anchor($0, at: choice, in: document)
    }
    return try PlacingSheet(placing, lead: Session.lead(hasAccepted)).lines
      + session.moveOnInPlacing()
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.last == Option.document.rawValue
      ? try session.desk.documents().map(\.id.short) : Option.allCases.map(\.rawValue)
  }
}

/// Says that the current version of a document does not have the claim in hand.
struct DeclareAbsent: Command {
  static let name = "absent"
  static let synopsis = "absent [in DOCUMENT] [REASON]"
  static let summary = "Say that the new version does not have the claim"
  static let example = "absent cut without a note"
  static let givesWay = true

  private var document: String?
  private let reason: String

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    if arguments.nextWord == "in" {
      var rest = arguments
      _ = rest.takeWord()
      // A reason may begin with the word: a document has a name of hexadecimal digits.
      if let name = rest.takeWord(), name.count >= 4, name.allSatisfy(\.isHexDigit) {
        document = name
        arguments = rest
      }
    }
    reason = arguments.takeReason()
  }

  var repetition: Repetition { .again }

  func run(on session: inout Session) throws -> [Line] {
    let document = try document.map { try session.desk.documentID($0) }
    let (source, hasAccepted) = try session.writing {
      try session.desk.declareAbsent($0, from: document, because: reason)
    }
    return try Line.paragraph(
      "\(Session.lead(hasAccepted))\(source.named) does not have it", most: 2)
      + session.moveOnInPlacing()
  }
}

/// Gives the claims of former versions their places in a new one where their words stand unchanged.
struct CarryClaims: Command {
  static let name = "carry"
  static let synopsis = "carry [DOCUMENT]"
  static let summary = "Place all claims that stand unchanged in a new version"
  static let example = "carry 3f2a"
  static let givesWay = true

  private let document: String?

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    document = arguments.takeWord()
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let target =
      try document.map { try session.desk.documentID($0) }
      ?? session.desk.wantedVersion(for: session.claimID())
    return Line.paragraph(try session.desk.carry(into: target).phrase)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? try session.desk.documents().map(\.id.short) : []
  }
}

extension DeclareAbsent {
  static func completion(at place: CompletionPlace, in session: Session) throws -> Completion {
    switch place.words {
    case []: Completion(place.begun, among: [Completion.Candidate("in")])
    case ["in"]:
      Completion(
        place.begun,
        among: try session.desk.documents().map {
          Completion.Candidate($0.id.short, hint: $0.phrase)
        })
    default: Completion("", among: [])
    }
  }
}

extension Session {
  /// Goes on to the next claim that is to be placed, where the person goes through those.
  fileprivate mutating func moveOnInPlacing() throws -> [Line] {
    queue == .orphan ? try moveOn() : []
  }
}
