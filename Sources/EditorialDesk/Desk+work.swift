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
    /// The clauses that are not met, in the policy's order; empty in queues other than ``Kind/unverified``.
    public internal(set) var unmet: [Gate.Clause] = []
    /// The query that waits, as `answer` and `waive` take it; `nil` in other queues.
    public internal(set) var query: QueryID?
    /// What is contested, with its sides; `nil` in other queues.
    public internal(set) var conflict: Conflict?

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
      /// Agreed on or ruled on, and the gate does not let it be called verified.
      case unverified
      /// The annotator has given no verdict.
      case yours
      /// Fewer than two annotators gave a verdict.
      case open
      /// Proposed by the extractor; nobody has decided. The one most worth checking first.
      case candidate

      /// Whether being in the queue tells what others think of a claim.
      var tellsOutcomes: Bool { self == .disputed || self == .unverified }
    }
  }

  /// How much of one kind waits, and the beginning of it.
  public struct Queue: Sendable {
    public let kind: Task.Kind
    /// How many tasks there are; at least, where not all was looked through.
    public let count: Int
    /// How many decided claims the gate was run on, of how many; `nil` where all that may wait was counted.
    public let lookedThrough: (looked: Int, all: Int)?
    /// The first of them.
    public fileprivate(set) var tasks: [Task]
    /// How many of the first are not among ``tasks``, because the annotator may not know yet what others think.
    public fileprivate(set) var hidden = 0

    init(kind: Task.Kind, count: Int, lookedThrough: (looked: Int, all: Int)?, tasks: [Task]) {
      self.kind = kind
      self.count = count
      self.lookedThrough = lookedThrough
      self.tasks = tasks
    }

    /// What is said where claims are named of which the reader may not know yet what others think.
    public static func remark(onNamed count: Int) -> String {
      "This names \(counted(count, "claim", "claims")) that you have not rated: what you give there later is "
        + "informed."
    }
  }

  private func line(
    _ kind: Task.Kind, for annotator: Annotator, _ view: StoreView, _ doubts: DoubtedClaims
  ) -> QueueLine {
    QueueLine(
      kind, for: annotator, view: view, doubts, checkInterruption: surroundings.checkInterruption)
  }

  /// What waits for a person, by kind.
  ///
  /// What is contested is in byte order of entity and facet, candidates by worth, everything else in the
  /// order of the walk. Reads what is counted and the tasks that are given, however large the desk is.
  ///
  /// - Parameters:
  ///   - kinds: those wanted.
  ///   - most: how many tasks of each kind are given at most.
  ///   - judged: how many decided claims the gate is run on at most for the queue of those that are not
  ///     verified.
  ///   - isBlind: whether disputes, and what is decided and not verified, are left out among the tasks, and
  ///     counted still, where the annotator may not know yet what others think.
  public func queues(
    _ kinds: [Task.Kind] = Task.Kind.allCases, most: Int,
    judging judged: Int = Desk.mostJudged.queue,
    isBlind: Bool = false
  ) throws -> [Queue] {
    seekAppearances()
    let annotator = try annotator()
    return try store.read { view in
      let (counts, doubts) = (try view.stageCounts(), try self.doubts.claims(in: view))
      return try kinds.map { kind in
        var queue = try line(kind, for: annotator, view, doubts).survey(
          counts, most: most, judging: judged)
        if isBlind, kind.tellsOutcomes {
          let known = try queue.tasks.filter { try view.mayKnow(of: $0, annotator) }
          (queue.tasks, queue.hidden) = (known, queue.tasks.count - known.count)
        }
        if kind == .orphan { queue.tasks = try view.lookedFor(queue.tasks) }
        return queue
      }
    }
  }

  /// Gives every task of a kind to `body`, in the order of ``queues(_:most:)``; a part at a time, so that
  /// a long queue needs no memory.
  public func forEachTask(_ kind: Task.Kind, _ body: (Task) throws -> Void) throws {
    seekAppearances()
    let annotator = try annotator()
    try store.read { view in
      let line = try line(kind, for: annotator, view, doubts.claims(in: view))
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
      let line = try line(kind, for: annotator, view, doubts.claims(in: view))
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

  /// Says that tasks are about to be named that tell what others think: who asks for them has looked.
  ///
  /// - Parameter tasks: those of other kinds are passed over.
  /// - Returns: on how many of their claims the annotator has given no verdict, and one given later is informed.
  public func willName(_ tasks: [Task]) throws -> Int {
    let telling = tasks.filter(\.kind.tellsOutcomes)
    guard !telling.isEmpty else { return 0 }
    let annotator = try annotator()
    let hidden = try store.read { view in
      try telling.filter { try !view.mayKnow(of: $0, annotator) }.compactMap(\.claim)
    }
    return try showOthers(onUnrated: hidden)
  }

  /// How many tasks of a kind there are; `nil` where so many claims are decided that the gate was not run on
  /// all of them.
  public func taskCount(_ kind: Task.Kind) throws -> Int? {
    let annotator = try annotator()
    return try store.read { view in
      let queue = try line(kind, for: annotator, view, doubts.claims(in: view)).survey(
        view.stageCounts(), most: 0, judging: Desk.mostJudged.queue)
      return queue.lookedThrough == nil ? queue.count : nil
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
    return try !hidesOutcome(of: claim, from: annotator) || isAdjudicator(annotator)
  }
}

extension StoreView.WaitingCandidate {
  /// The words of the candidate.
  var wording: String {
    (try? JSONValue(parsing: Array(body.utf8)))?["text"]?.string ?? ""
  }
}
