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
    return try RuleSheet(scale).lines(wide: 20) + session.remarks(on: .scale)
      + CommandTable.remarks(on: scale).flatMap { Line.paragraph($0, most: 3) }
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
    try RuleSheet(session.desk.policy()).lines(wide: 16) + session.remarks(on: .policy)
  }
}

extension Session {
  /// What tells the desk's scale or policy from others of its name.
  fileprivate func remarks(on rule: Desk.Rule) throws -> [Line] {
    try desk.remarks(on: rule).flatMap { Line.paragraph($0, most: 3) }
  }
}

extension RuleSheet {
  fileprivate func lines(wide: Int) -> [Line] {
    [Line(text: heading, tone: .heading)]
      + rows.flatMap { Line.field($0.label, $0.text, wide: wide, most: 4) }
      + remarks.flatMap { Line.paragraph($0, most: 3) }
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
