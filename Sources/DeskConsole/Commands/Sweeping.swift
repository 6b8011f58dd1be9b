import ClaimModel
import EditorialDesk

/// Lists candidates, to decide about by number.
struct SweepCandidates: Command {
  static let name = "sweep"
  static let synopsis = "sweep [DOCUMENT]"
  static let summary = "List candidates, for `accept 1-4 7` and `reject 5`"
  static let example = "sweep 4532"

  private let document: String?

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    document = arguments.takeWord()
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let desk = session.desk
    let list: SweepList
    if let document {
      list = try SweepList(of: desk.documentID(document), on: desk)
    } else if let sweep = session.sweep {
      list = try SweepList(of: sweep.document, passing: sweep.passed, on: desk)
    } else {
      list = try SweepList(of: nil, on: desk)
    }
    return session.show(list)
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? try session.desk.documents().map(\.id.short) : []
  }
}

/// Types the last decision again, on the claim or sentence now in hand.
struct Repeat: Command {
  static let name = "again"
  static let synopsis = "again"
  static let summary = "Do the last decision again, on what is in hand now"
  static let example = "again"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    guard let line = session.lastDecision else { throw ConsoleError.nothingToRepeat }
    guard let command = try CommandTable(session.desk.scale()).command(in: Arguments(line, of: ""))
    else { throw ConsoleError.nothingToRepeat }
    return Line.paragraph("again: \(line)", most: 1) + (try command.run(on: &session))
  }
}
