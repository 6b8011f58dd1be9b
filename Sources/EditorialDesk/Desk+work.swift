import AnnotationSync
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// Something that waits for a person.
  public struct Task: Sendable {
    public let kind: Kind
    /// The claim it is about, or the entity that is contested.
    public let name: String
    /// What it is, in a line; not yet made safe to show.
    public let text: String
    /// The claim to decide on; `nil` for what is contested on something else.
    public let claim: ClaimID?
    /// The document in which it is to be placed; `nil` in other queues.
    public internal(set) var document: DocumentID?
    /// What that document has of it; `nil` where nobody looked: only the tasks that are shown are looked for.
    public internal(set) var finding: PlaceFinding?

    init(kind: Kind, name: String, text: String, claim: ClaimID?) {
      self.kind = kind
      self.name = name
      self.text = text
      self.claim = claim
    }

    /// Why it waits; in the order in which it is listed, raw values stand in JSON.
    public enum Kind: String, CaseIterable, Sendable {
      /// Two people wrote the same facet unaware of each other.
      case contested
      /// Annotators differ and nobody ruled.
      case disputed
      /// A verdict has changed or come since the ruling, or it lets no verdict stand: somebody rules anew.
      case staleRuling = "stale-ruling"
      /// A question is not answered.
      case query
      /// An appearance was not found again in its document, or the claim has no place in a new version of it.
      case orphan
      /// The annotator has given no verdict.
      case yours
      /// Fewer than two annotators gave a verdict.
      case open
      /// Proposed by the extractor; nobody has decided. The one most worth checking first.
      case candidate
    }
  }

  /// How much of one kind waits, and the beginning of it.
  public struct Queue: Sendable {
    public let kind: Task.Kind
    /// How many tasks there are.
    public let count: Int
    /// The first of them.
    public let tasks: [Task]
  }

  /// What waits for a person, by kind.
  ///
  /// What is contested is in byte order of entity and facet, candidates by worth, everything else in the
  /// order of the walk. Reads what is counted and the tasks that are given, however large the desk is.
  ///
  /// - Parameters:
  ///   - kinds: those wanted.
  ///   - most: how many tasks of each kind are given at most.
  ///   - isBlind: whether disputes are left out among the tasks, and counted still, where the annotator
  ///     may not know yet that others differ.
  public func queues(
    _ kinds: [Task.Kind] = Task.Kind.allCases, most: Int, isBlind: Bool = false
  ) throws -> [Queue] {
    seekAppearances()
    let annotator = try annotator()
    return try store.read { view in
      let (counts, doubts) = (try view.stageCounts(), try self.doubts.claims(in: view))
      return try kinds.map { kind in
        let line = QueueLine(kind, for: annotator, view: view, doubts)
        let count = try line.count(counts)
        var tasks = count > 0 ? try line.tasks(after: nil, limit: most).map(\.task) : []
        if isBlind, kind == .disputed {
          tasks = try tasks.filter { try view.mayKnow(of: $0, annotator) }
        }
        if kind == .orphan { tasks = try view.lookedFor(tasks) }
        return Queue(kind: kind, count: count, tasks: tasks)
      }
    }
  }

  /// Gives every task of a kind to `body`, in the order of ``queues(_:most:)``; a part at a time, so that
  /// a long queue needs no memory.
  public func forEachTask(_ kind: Task.Kind, _ body: (Task) throws -> Void) throws {
    seekAppearances()
    let annotator = try annotator()
    try store.read { view in
      let line = try QueueLine(kind, for: annotator, view: view, doubts.claims(in: view))
      var place: QueuePlace?
      while true {
        let stops = try line.tasks(after: place, limit: 500)
        for stop in stops {
          try surroundings.checkInterruption()
          try body(stop.task)
        }
        guard let last = stops.last else { return }
        place = last.place
      }
    }
  }

  /// All that waits for a person, by kind.
  public func queue(_ kinds: [Task.Kind] = Task.Kind.allCases) throws -> [Task] {
    var tasks: [Task] = []
    for kind in kinds { try forEachTask(kind) { tasks.append($0) } }
    return tasks
  }

  /// A task, and where it stands in its queue.
  public struct QueueStop: Sendable {
    public let task: Task
    public let place: QueuePlace
  }

  /// The next task of a queue that has a claim to decide on.
  ///
  /// - Parameters:
  ///   - place: where to go on from, whether or not that task is still there; `nil` for the beginning.
  ///   - claim: the claim in hand, whose further tasks are passed over; `nil` for none.
  ///   - isBackwards: whether to go towards the beginning.
  /// - Returns: `nil` when nothing is left in that direction.
  public func nextTask(
    _ kind: Task.Kind, after place: QueuePlace?, leaving claim: ClaimID?, isBackwards: Bool = false
  ) throws -> QueueStop? {
    let annotator = try annotator()
    return try store.read { view in
      let line = try QueueLine(kind, for: annotator, view: view, doubts.claims(in: view))
      var place = place
      while true {
        // Most often the first has a claim; what is contested on a document has none.
        let stops = try line.tasks(
          after: place, isBackwards: isBackwards, limit: place == nil ? 1 : 4)
        guard let last = stops.last else { return nil }
        if let stop = stops.first(where: { $0.task.claim != nil && $0.task.claim != claim }) {
          return stop
        }
        place = last.place
      }
    }
  }

  /// How many tasks of a kind there are.
  public func taskCount(_ kind: Task.Kind) throws -> Int {
    let annotator = try annotator()
    return try store.read { view in
      try QueueLine(kind, for: annotator, view: view, doubts.claims(in: view)).count(
        view.stageCounts())
    }
  }

  /// A candidate that nobody has decided about.
  public struct OpenCandidate: Sendable {
    public let claim: ClaimID
    public let wording: String
    /// 0…1.
    public let worth: Double
  }

  /// The candidates that nobody has decided about, the one most worth checking first, then by document
  /// and place.
  ///
  /// - Parameter limit: how many at most.
  public func candidatesByWorth(limit: Int = .max) throws -> [OpenCandidate] {
    try store.read { view in
      try view.candidatesByWorth(limit: limit).map {
        OpenCandidate(claim: $0.claim, wording: $0.wording, worth: $0.worth)
      }
    }
  }
}

extension StoreView {
  /// Whether an annotator may know that others differ about a claim: after giving a verdict, or after
  /// asking to see theirs.
  fileprivate func mayKnow(of dispute: Desk.Task, _ annotator: Annotator) throws -> Bool {
    guard let id = dispute.claim, let claim = try claim(id) else { return false }
    return try claim.verdicts.contains { $0.annotator == annotator }
      || isRevealed(id, to: annotator)
  }
}

extension StoreView.WaitingCandidate {
  /// The words of the candidate.
  var wording: String {
    (try? JSONValue(parsing: Array(body.utf8)))?["text"]?.string ?? ""
  }
}
