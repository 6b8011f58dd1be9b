import ClaimModel
import EditorialDesk

/// Says who is at the prompt, and on which desk.
struct ShowIdentity: Command {
  static let name = "who"
  static let synopsis = "who"
  static let summary = "Say who you are here, and on which desk"
  static let example = "who"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let identity = try session.desk.identity()
    return Line.field("you", identity.annotator.name) + Line.field("device", identity.device)
      + Line.field("desk", session.desk.path)
  }
}

/// Lists the desk's grades.
struct ShowScale: Command {
  static let name = "scale"
  static let synopsis = "scale"
  static let summary = "List the ratings and what they mean"
  static let example = "scale"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    let scale = try session.desk.scale()
    return [Line(text: scale.name, tone: .heading)]
      + scale.grades.flatMap { grade in
        let value = grade.value.map { "\($0)" } ?? "–"
        return Line.field(value, "\(Columns.padded(grade.name, to: 14))\(grade.meaning)")
      }
  }
}

/// Says the desk's policy in words.
struct ShowPolicy: Command {
  static let name = "policy"
  static let synopsis = "policy"
  static let summary = "Say what must be met for a claim to be called verified"
  static let example = "policy"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    try session.desk.policy().words.flatMap { clause, text in
      Line.paragraph(Columns.padded(clause.rawValue, to: 16) + text, most: 3)
    }
  }
}

/// Says what can be typed.
struct ShowHelp: Command {
  static let name = "help"
  static let synopsis = "help [COMMAND]"
  static let summary = "Say what can be typed"
  static let example = "help evidence"

  private let word: String?

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    word = arguments.takeWord()
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let scale = try session.desk.scale()
    guard let word else { return Self.overview(scale) }
    switch try CommandTable(scale).entry(for: word) {
    case .rating(let grade):
      return Line.plain(
        "\(grade.name) [CONFIDENCE] [RATIONALE…]", grade.meaning,
        "for example: \(grade.name) 90 readout says so")
    case .command(let command):
      return Line.paragraph(command.synopsis, most: 3)
        + Line.paragraph(command.summary + ".") + Line.paragraph("for example: \(command.example)")
    }
  }

  private static func overview(_ scale: Scale) -> [Line] {
    CommandTable.families.flatMap { family in
      [Line(text: family.heading, tone: .heading)]
        + family.commands.map { command in
          Line(
            text: "  " + Columns.padded(command.name, to: 11) + Columns.cut(command.summary, to: 64)
          )
        }
    }
      + [Line(text: "Ratings, each a command: \(scale.grades.map(\.name).joined(separator: ", "))")]
      + Line.plain("Any beginning that only one of them has will do. `help COMMAND` says more.")
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? CommandTable(try session.desk.scale()).names : []
  }
}

/// Leaves the prompt.
struct Leave: Command {
  static let name = "quit"
  static let synopsis = "quit"
  static let summary = "Leave; everything is saved already"
  static let example = "quit"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    session.isLeaving = true
    return []
  }
}
