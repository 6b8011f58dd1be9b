import ClaimModel
import EditorialDesk

/// Takes back the person's latest act.
struct UndoAct: Command {
  static let name = "undo"
  static let synopsis = "undo [further]"
  static let summary = "Take back your latest act; nothing is deleted"
  static let example = "undo"

  private let isFurther: Bool

  init(_ arguments: Arguments) throws { isFurther = try Self.takeFurther(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    try session.step(isFurther) { desk, passing in try desk.undo(passing: passing) }
  }
}

/// Brings back what `undo` took back.
struct RedoAct: Command {
  static let name = "redo"
  static let synopsis = "redo [further]"
  static let summary = "Bring back what the latest undo took back"
  static let example = "redo"

  private let isFurther: Bool

  init(_ arguments: Arguments) throws { isFurther = try Self.takeFurther(arguments) }

  func run(on session: inout Session) throws -> [Line] {
    try session.step(isFurther, "brought back") { desk, passing in
      try desk.redo(passing: passing)
    }
  }
}

extension Command {
  /// Whether `further` follows, and nothing else.
  fileprivate static func takeFurther(_ arguments: Arguments) throws(ConsoleError) -> Bool {
    var arguments = arguments
    guard arguments.nextWord == "further" else {
      try end(arguments)
      return false
    }
    _ = arguments.takeWord()
    try end(arguments)
    return true
  }
}

extension Session {
  /// Takes a step back or forth; said once more where others' work stood in its way, it passes that over.
  ///
  /// - Parameter isFurther: whether all that stands in its way is passed over.
  fileprivate mutating func step(
    _ isFurther: Bool, _ verb: String = "took back",
    _ step: (Desk, Desk.Passing) throws -> Desk.Undone
  ) throws -> [Line] {
    do {
      let undone = try step(desk, isFurther ? .all : .only(passed))
      hasTypedAccept = false
      return try follow(undone, verb)
    } catch let stop as PassedOver {
      passed.formUnion(stop.acts.map(\.name))
      let word = stop.isUndo ? "undo" : "redo"
      return Line.paragraph(stop.problem, most: 6)
        + Line.field(
          "next", "`\(word)` once more \(stop.isUndo ? "takes" : "brings") back the \(stop.next)",
          most: 3, tone: .warning)
    }
  }

  /// Says what was undone or redone, and goes to the claim it was about.
  fileprivate mutating func follow(_ undone: Desk.Undone, _ verb: String) throws -> [Line] {
    // The claim in hand is on the screen already.
    let subject = undone.claim == current && !undone.isOnSeveral ? nil : undone.subject
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
