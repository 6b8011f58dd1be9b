import ClaimModel
import EditorialDesk

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
            label: "  \(command.name)", labelWidth: 13,
            text: Columns.cut(command.summary, to: Columns.screen - 13),
            tone: .label)
        }
    }
      + Line.paragraph(
        "Ratings, each a command: \(scale.grades.map(\.name).joined(separator: ", "))")
      + Line.plain("Any beginning that only one of them has will do. `help COMMAND` says more.")
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? CommandTable(try session.desk.scale()).names : []
  }
}
