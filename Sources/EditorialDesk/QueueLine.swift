import AnnotationSync
import ClaimModel
public import ClaimStore

/// A place in one queue; it stays one when the task that stood there is done.
public enum QueuePlace: Hashable, Sendable {
  /// In the order of the walk; of several tasks on one claim, behind that many.
  case walk(WalkKey, Int)
  case worth(WorthKey)
  case contest(ContestKey)
}

/// One queue, as it is read from one state of the desk.
struct QueueLine {
  private let kind: Desk.Task.Kind
  private let annotator: Annotator
  private let view: StoreView
  private let doubts: DoubtedClaims
  private let checkInterruption: () throws -> Void

  init(
    _ kind: Desk.Task.Kind, for annotator: Annotator, view: StoreView, _ doubts: DoubtedClaims,
    checkInterruption: @escaping () throws -> Void
  ) {
    self.kind = kind
    self.annotator = annotator
    self.view = view
    self.doubts = doubts
    self.checkInterruption = checkInterruption
  }

  /// How much waits, and the beginning of it.
  ///
  /// - Parameters:
  ///   - tabled: the counts of the desk's tables.
  ///   - most: how many tasks are given at most.
  ///   - judged: how many decided claims the gate is run on at most.
  func survey(_ tabled: StageCounts, most: Int, judging judged: Int) throws -> Desk.Queue {
    guard kind == .unverified else {
      let count = try count(tabled)
      return Desk.Queue(
        kind: kind, count: count, lookedThrough: nil,
        tasks: count > 0 ? try tasks(after: nil, limit: most).map(\.task) : [])
    }
    var walk = try UnverifiedWalk(view, doubts, checkInterruption: checkInterruption)
    let settled = try walk.most(tabled)
    guard settled > 0 else {
      return Desk.Queue(kind: kind, count: 0, lookedThrough: nil, tasks: [])
    }
    let found = try walk.next(after: nil, judging: judged, limit: .max)
    return Desk.Queue(
      kind: kind, count: found.count,
      lookedThrough: walk.looked >= judged && walk.looked < settled ? (walk.looked, settled) : nil,
      tasks: found.prefix(most).map { stop($0).task })
  }

  /// How many tasks there are, those left out that only the gate can tell.
  private func count(_ tabled: StageCounts) throws -> Int {
    let counts = doubts.corrected(tabled)
    return switch kind {
    case .unverified: 0
    case .contested: doubts.corrected(contests: try view.contestCount())
    case .disputed: counts[.disputed]
    case .staleRuling: counts[.stale]
    case .query: counts.queries
    case .orphan: try view.misplacedCount()
    case .yours:
      try counts.sum(where: \.isUnruled) - doubts.corrected(view.count(of: annotator)).unruled
    case .open: counts[.open]
    case .candidate: try view.waitingCandidateCount() + undecidedOutside(counts)
    }
  }

  /// How many claims are undecided that the extractor does not propose.
  private func undecidedOutside(_ counts: StageCounts) throws -> Int {
    counts[.undecided] > 0 ? try view.undecidedWithoutCandidate().count : 0
  }

  /// The next tasks, nearest first.
  func tasks(
    after place: QueuePlace?, isBackwards: Bool = false, limit: Int
  ) throws -> [Desk.QueueStop] {
    switch kind {
    case .contested: try contested(after: place, isBackwards, limit)
    case .disputed: try walk(.stage(.disputed), place, isBackwards, limit)
    case .staleRuling: try walk(.stage(.stale), place, isBackwards, limit)
    case .yours: try walk(.unrated(by: annotator), place, isBackwards, limit)
    case .open: try walk(.stage(.open), place, isBackwards, limit)
    case .query: try queries(place, isBackwards, limit)
    case .orphan: try misplaced(place, isBackwards, limit)
    case .unverified: try unverified(place, isBackwards, limit)
    case .candidate: try candidates(place, isBackwards, limit)
    }
  }

  private func stop(
    _ claim: ClaimID?, _ text: String, name: String? = nil, _ place: QueuePlace
  ) -> Desk.QueueStop {
    let task = Desk.Task(
      kind: kind, name: name ?? claim?.text ?? "", text: text, claim: claim)
    return Desk.QueueStop(task: task, place: place)
  }

  private func walk(
    _ filter: WalkFilter, _ place: QueuePlace?, _ isBackwards: Bool, _ limit: Int
  ) throws -> [Desk.QueueStop] {
    try doubts.walk(
      filter, in: view, after: place?.walkKey, isBackwards: isBackwards, limit: limit
    ).map { stop($0.claim, $0.wording, .walk($0.key, 0)) }
  }

  /// One task for each open query; a claim's stand together.
  private func queries(
    _ place: QueuePlace?, _ isBackwards: Bool, _ limit: Int
  ) throws -> [Desk.QueueStop] {
    let items = try doubts.walk(
      .queried, in: view, after: place?.walkKey, isBackwards: isBackwards, limit: limit)
    return try items.flatMap { item in
      try doubts.openQueries(on: item.claim, in: view).enumerated().map { number, query in
        var task = Desk.Task(
          kind: kind, name: item.claim.text, text: query.text, claim: item.claim)
        task.query = query.id
        return Desk.QueueStop(task: task, place: .walk(item.key, number))
      }
    }
  }

  private func misplaced(
    _ place: QueuePlace?, _ isBackwards: Bool, _ limit: Int
  ) throws -> [Desk.QueueStop] {
    try view.misplaced(after: place?.walkKey, isBackwards: isBackwards, limit: limit).map {
      var task = Desk.Task(kind: kind, name: $0.claim.text, text: $0.wording, claim: $0.claim)
      task.document = $0.document
      return Desk.QueueStop(task: task, place: .walk($0.key, 0))
    }
  }

  private func unverified(
    _ place: QueuePlace?, _ isBackwards: Bool, _ limit: Int
  ) throws -> [Desk.QueueStop] {
    var walk = try UnverifiedWalk(view, doubts, checkInterruption: checkInterruption)
    return try walk.next(after: place?.walkKey, isBackwards: isBackwards, limit: limit).map(stop)
  }

  private func stop(_ found: (item: WalkItem, unmet: [Gate.Clause])) -> Desk.QueueStop {
    var task = Desk.Task(
      kind: kind, name: found.item.claim.text, text: found.item.wording, claim: found.item.claim)
    task.unmet = found.unmet
    return Desk.QueueStop(task: task, place: .walk(found.item.key, 0))
  }

  private func contested(
    after place: QueuePlace?, _ isBackwards: Bool, _ limit: Int
  ) throws -> [Desk.QueueStop] {
    var key: ContestKey?
    if case .contest(let known) = place { key = known }
    var facets: [StoreView.ContestedFacet] = []
    while facets.count < limit {
      let part = try view.contestedFacets(after: key, isBackwards: isBackwards, limit: limit)
      facets += part.filter { doubts.isContested($0.facet, on: $0.claim) }
      guard part.count == limit else { break }
      key = part.last?.key
    }
    return try facets.prefix(limit).map(stop)
  }

  private func stop(_ facet: StoreView.ContestedFacet) throws -> Desk.QueueStop {
    let conflict = try view.conflict(facet.entity, facet.facet, doubts)
    let values = conflict.heads.map(\.told).joined(separator: " | ")
    var task = Desk.Task(
      kind: kind, name: facet.entity, text: "\(facet.facet): \(values)", claim: facet.claim)
    task.conflict = conflict
    return Desk.QueueStop(task: task, place: .contest(facet.key))
  }

  /// The extractor's candidates by worth, then undecided claims that it does not propose.
  private func candidates(
    _ place: QueuePlace?, _ isBackwards: Bool, _ limit: Int
  ) throws -> [Desk.QueueStop] {
    var key: WorthKey?
    if case .worth(let known) = place { key = known }
    let isBehind = place != nil && key == nil
    let proposed =
      isBehind && !isBackwards
      ? []
      : try view.candidatesByWorth(after: key, isBackwards: isBackwards, limit: limit).map {
        stop($0.claim, $0.wording, .worth($0.key))
      }
    guard proposed.count < limit, !(isBackwards && key != nil) else { return proposed }
    let others = try view.undecidedWithoutCandidate()
    let left = others.filter { item in
      place?.walkKey.map { isBackwards ? item.key < $0 : item.key > $0 } ?? true
    }
    let stops = left.map { stop($0.claim, $0.wording, .walk($0.key, 0)) }
    return isBackwards
      ? Array((stops.reversed() + proposed).prefix(limit))
      : Array((proposed + stops).prefix(limit))
  }
}

extension QueuePlace {
  fileprivate var walkKey: WalkKey? {
    if case .walk(let key, _) = self { key } else { nil }
  }
}

extension StoreView {
  /// The claims about which the decision was taken back and that the extractor does not propose, in the
  /// order of the walk.
  fileprivate func undecidedWithoutCandidate() throws -> [WalkItem] {
    // Few: each was accepted or rejected by hand, and that was undone.
    try walk(.stage(.undecided), limit: 10_000).filter {
      try candidates(claim: $0.claim, includingDecided: true).isEmpty
    }
  }
}
