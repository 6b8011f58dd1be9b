import ClaimModel
import EditorialDesk

/// Lists what waits for a person, and chooses what `next` goes through.
struct ListQueue: Command {
  static let name = "queue"
  static let synopsis = "queue [NAME|all]"
  static let summary = "List what waits; with a name, `next` goes through that queue"
  static let example = "queue disputed"

  private static let everything = "all"

  private let choice: Choice

  private enum Choice {
    case list, whole
    case one(Desk.Task.Kind)
  }

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    let word = arguments.takeWord()
    try Self.end(arguments)
    guard let word else {
      choice = .list
      return
    }
    choice =
      try word.lowercased() == Self.everything ? .whole : .one(Desk.Task.Kind(called: word))
  }

  func run(on session: inout Session) throws -> [Line] {
    switch choice {
    case .list:
      return try Self.sheet(
        of: session.desk.queues(
          most: QueueSheet.most.each, judging: Desk.mostJudged.beginning, isBlind: true))
        + Self.absences(on: session.desk) + Self.remark(on: session)
    case .whole:
      session.choose(nil)
      return Line.plain("`next` goes through all claims again.")
    case .one(let kind):
      session.choose(kind)
      let queues = try session.desk.queues([kind], most: QueueSheet.most.one)
      let absences = kind == .orphan ? try Self.absences(on: session.desk) : []
      guard queues.contains(where: { $0.count > 0 }) else {
        session.choose(nil)
        return absences + Line.plain("Nothing waits there; `next` goes through all claims.")
      }
      let named = try session.desk.willName(queues.flatMap(\.tasks))
      return Self.sheet(of: queues) + absences + Self.looked(at: named) + Self.remark(on: session)
    }
  }

  private static func looked(at count: Int) -> [Line] {
    count == 0 ? [] : Line.paragraph(Desk.Queue.remark(onNamed: count))
  }

  /// Which documents are not here that claims appear in.
  private static func absences(on desk: Desk) throws -> [Line] {
    try desk.absencePhrases(most: QueueSheet.most.each).flatMap {
      Line.field("absent", $0, most: 3)
    }
  }

  private static func sheet(of queues: [Desk.Queue]) -> [Line] {
    QueueSheet(queues) { queue in
      queue.tasks.count < QueueSheet.most.one
        ? "`queue \(queue.kind.name)`" : "`next` goes on to them"
    }.lines
  }

  private static func remark(on session: Session) -> [Line] {
    guard let kind = session.queue else { return [] }
    return Line.paragraph(
      "`next` goes through the queue '\(kind.name)'; `queue all` through everything.")
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? Desk.Task.Kind.allCases.map(\.name) + [everything] : []
  }
}
