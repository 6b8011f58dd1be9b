import ClaimModel
import EditorialDesk

/// Takes back the person's latest act.
struct UndoAct: Command {
  static let name = "undo"
  static let synopsis = "undo"
  static let summary = "Take back your latest act; nothing is deleted"
  static let example = "undo"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    try session.follow(session.desk.undo(), "took back")
  }
}

/// Brings back what `undo` took back.
struct RedoAct: Command {
  static let name = "redo"
  static let synopsis = "redo"
  static let summary = "Bring back what the latest undo took back"
  static let example = "redo"

  init(_ arguments: Arguments) throws { try Self.end(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    try session.follow(session.desk.redo(), "brought back")
  }
}

extension Session {
  /// Says what was undone or redone, and goes to the claim it was about.
  fileprivate mutating func follow(_ undone: Desk.Undone, _ verb: String) throws -> [Line] {
    // The claim in hand is on the screen already.
    let subject = undone.claim == current ? nil : undone.subject
    let passed = undone.passedOver.map { "passed over, replaced since: \($0)" }
    let more = undone.more > 0 ? "and \(undone.more) more of that act" : nil
    let lines =
      (passed + undone.what.map { "\(verb) the \($0)" } + [more, subject].compactMap(\.self))
      .flatMap { Line.paragraph($0, most: 2) }
      + undone.remarks.flatMap { Line.field("mind", $0, most: 3, tone: .warning) }
    switch screen {
    case .sentence:
      if let place = undone.place { try coverBack(to: place) }
      return lines + (try coverOn())
    case .list:
      guard let sweep else { return lines }
      return lines + show(try sweep.anew(on: desk))
    case .card, .nothing: break
    }
    guard let claim = undone.claim, claim != current, (try? desk.claim(claim)) != nil else {
      return lines
    }
    try go(to: claim)
    return try lines + [.blank] + card()
  }
}
