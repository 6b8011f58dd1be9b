import ClaimModel
import EditorialDesk

/// Lists what waits for a person.
struct ListQueue: Command {
  static let name = "queue"
  static let synopsis = "queue [KIND]"
  static let summary = "List what waits for a person"
  static let example = "queue disputed"

  private let kind: Desk.Task.Kind?

  init(_ arguments: Arguments) throws {
    var arguments = arguments
    kind = try arguments.takeWord().map { word in
      try Prefix.one(word, among: Desk.Task.Kind.allCases, kind: "queue") { $0.rawValue }
    }
    try Self.end(arguments)
  }

  func run(on session: inout Session) throws -> [Line] {
    let tasks = try session.desk.queue()
    let most = kind == nil ? 5 : 30
    let lines = Desk.Task.Kind.allCases.filter { kind == nil || $0 == kind }.flatMap { kind in
      let listed = tasks.filter { $0.kind == kind }
      return listed.isEmpty ? [] : Self.lines(kind, listed, most: most)
    }
    return lines.isEmpty ? Line.plain("Nothing waits.") : lines
  }

  private static func lines(_ kind: Desk.Task.Kind, _ tasks: [Desk.Task], most: Int) -> [Line] {
    let left = tasks.count - most
    return [Line(text: "\(kind.heading): \(tasks.count)", tone: .heading)]
      + tasks.prefix(most).flatMap { task in
        Line.paragraph("\(task.name.prefix(10))  \(task.shownText)", indent: 2, most: 1)
      }
      + (left > 0 ? Line.plain("  and \(left) more: `queue \(kind.rawValue)`") : [])
  }

  static func completions(after words: [String], in session: Session) throws -> [String] {
    words.isEmpty ? Desk.Task.Kind.allCases.map(\.rawValue) : []
  }
}

extension Desk.Task {
  /// The sides of a contested verdict are for `conflicts`, which knows who may read them.
  fileprivate var shownText: String {
    guard kind == .contested, text.hasPrefix("verdict:") else { return text }
    return "a verdict, given twice: see `conflicts`"
  }
}

extension Desk.Task.Kind {
  /// What waits, for a person.
  fileprivate var heading: String {
    switch self {
    case .contested: "contested, to resolve"
    case .disputed: "disputed, to rule on"
    case .staleRuling: "rulings that are stale"
    case .query: "open queries"
    case .orphan: "not found again at their place"
    case .yours: "waiting for your verdict"
    case .candidate: "candidates, by worth"
    }
  }
}
