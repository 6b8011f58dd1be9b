import ClaimModel
public import EditorialDesk

/// What waits, for a person to read: how much of each kind, and the beginning of it.
public struct QueueSheet: Sendable {
  /// How many tasks of each kind are listed where all kinds are, and where one is.
  public static let most = (each: 5, one: 20)

  private let queues: [Desk.Queue]
  private let more: @Sendable (Desk.Queue) -> String

  /// - Parameter more: how the rest of a queue is seen, in words.
  public init(_ queues: [Desk.Queue], more: @escaping @Sendable (Desk.Queue) -> String) {
    self.queues = queues
    self.more = more
  }

  /// The lines, each safe to print.
  public var text: [String] { lines.map { $0.rendered(usesColour: false) } }

  var lines: [Line] {
    // What is hidden is not even counted: of one claim it would tell.
    let waiting = queues.filter { $0.count > $0.hidden || $0.lookedThrough != nil }
    return waiting.isEmpty ? Line.plain("Nothing waits.") : waiting.flatMap(lines)
  }

  private func lines(_ queue: Desk.Queue) -> [Line] {
    let left = queue.count - queue.tasks.count - queue.hidden
    return [Line(text: "\(queue.kind.heading): \(queue.shownCount)", tone: .heading)]
      + queue.tasks.flatMap(lines)
      + (left > 0 ? Line.plain("  and \(left) more: \(more(queue))") : [])
  }

  private func lines(_ task: Desk.Task) -> [Line] {
    let remarks = [task.unmetPhrase, task.findingPhrase].compactMap { $0 } + task.sidePhrases
    return Line.field("  \(task.name.prefix(10))", task.shownText, wide: 14, most: 1)
      + remarks.flatMap { Line.field(" ", $0, wide: 14, most: 2) }
  }
}

extension Desk.Queue {
  /// How many wait, as far as that is known.
  fileprivate var shownCount: String {
    guard let lookedThrough else { return "\(count - hidden)" }
    return
      "\(count - hidden) of the first \(lookedThrough.looked) of \(lookedThrough.all) settled claims"
  }
}

extension Desk.Task {
  /// The clauses that are not met; `nil` in other queues.
  fileprivate var unmetPhrase: String? {
    unmet.isEmpty ? nil : "not met: \(unmet.map(\.rawValue).joined(separator: ", "))"
  }

  /// What the document has of it in which it is to be placed; `nil` in other queues.
  fileprivate var findingPhrase: String? {
    finding.map { "\(document?.short ?? ""): \($0.phrase)" }
  }

  /// The claim's wording or the query with its name; of what is contested the facet.
  fileprivate var shownText: String {
    if let query { return "query \(query.short): \(text)" }
    guard let conflict else { return text }
    let facet = conflict.facet
    if facet.kind == .verdict { return "a verdict, given twice: see `conflicts`" }
    // They would fill the screen.
    let isRule = [.scale, .policy].contains(facet.kind)
    return isRule ? "the \(facet), set twice: see `conflicts`" : conflict.facetPhrase
  }

  /// Both sides of what is contested, with whose they are and what they had seen.
  ///
  /// Those of a verdict are for `conflicts`, which knows who may read them; a scale or a policy would fill the
  /// screen.
  fileprivate var sidePhrases: [String] {
    guard let conflict, ![.verdict, .scale, .policy].contains(conflict.facet.kind) else {
      return []
    }
    return conflict.heads.indices.flatMap { place in
      [conflict.sidePhrase(place + 1)]
        + (conflict.hasBackground ? ["  \(conflict.heads[place].seenPhrase)"] : [])
    }
  }
}

extension Desk.Task.Kind {
  /// What waits, for a person.
  fileprivate var heading: String {
    switch self {
    case .contested: "contested, to resolve"
    case .disputed: "disputed, to rule on"
    case .staleRuling: "to rule on again: stale, or no verdict stands"
    case .query: "open queries"
    case .orphan: "to place again: not found, or not in the new version"
    case .unverified: "settled and not verified"
    case .yours: "waiting for your verdict"
    case .open: "open, with fewer than two verdicts"
    case .candidate: "candidates, by worth"
    }
  }
}
