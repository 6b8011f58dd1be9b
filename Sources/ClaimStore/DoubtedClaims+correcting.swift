public import ClaimModel

// What the tables say, put right.
extension DoubtedClaims {
  /// How the claims of the desk stand.
  public func corrected(_ counts: StageCounts) -> StageCounts {
    var counts = counts
    for claim in claims.values {
      counts[claim.tabled.stage] -= 1
      counts[claim.counted.stage] += 1
      counts.queries += claim.counted.queryCount - claim.tabled.queryCount
    }
    return counts
  }

  /// How many facets are contested.
  public func corrected(contests count: Int) -> Int {
    claims.values.reduce(count) { $0 - $1.tabled.contested.subtracting($1.counted.contested).count }
  }

  /// Whether a facet of a claim, or of what belongs to it, is contested by people whose work counts.
  public func isContested(_ facet: Facet, on claim: ClaimID?) -> Bool {
    guard let doubted = claim.flatMap({ claims[$0] }) else { return true }
    return doubted.counted.contested.contains(facet)
  }

  /// What people have done, in byte order of names.
  public func corrected(_ people: [StoreView.AnnotatorCount]) -> [StoreView.AnnotatorCount] {
    guard !claims.isEmpty else { return people }
    var named = Dictionary(uniqueKeysWithValues: people.map { ($0.annotator, $0) })
    for annotator in Set(claims.values.flatMap { $0.tabled.raters.union($0.counted.raters) }) {
      named[annotator] = corrected(
        named[annotator]
          ?? StoreView.AnnotatorCount(annotator: annotator, verdicts: 0, unruled: 0))
    }
    return named.values.filter { $0.verdicts > 0 }.sorted { $0.annotator < $1.annotator }
  }

  /// What one person has done.
  public func corrected(_ count: StoreView.AnnotatorCount) -> StoreView.AnnotatorCount {
    let me = count.annotator
    func change(_ holds: (ClaimStanding) -> Bool) -> Int {
      claims.values.reduce(0) { $0 + (holds($1.counted) ? 1 : 0) - (holds($1.tabled) ? 1 : 0) }
    }
    return StoreView.AnnotatorCount(
      annotator: me,
      verdicts: count.verdicts
        + change { $0.stage != .undecided && $0.raters.contains(me) },
      unruled: count.unruled + change { $0.isUnruled(by: me) })
  }

  /// How far the work on documents has come; those with most left first, then in byte order, the claims
  /// without a place last.
  ///
  /// - Parameter documents: all that have claims or candidates by the tables, where any claim is doubted.
  public func corrected(_ documents: [StoreView.DocumentCount]) -> [StoreView.DocumentCount] {
    guard !claims.isEmpty else { return documents }
    var counts = Dictionary(uniqueKeysWithValues: documents.map { ($0.document, $0) })
    for claim in claims.values {
      let key = claim.item.key
      let document = key.hasPlace ? DocumentID(key.shelf) : nil
      let known = counts[document]
      func change(_ holds: (ClaimStage) -> Bool) -> Int {
        (holds(claim.counted.stage) ? 1 : 0) - (holds(claim.tabled.stage) ? 1 : 0)
      }
      counts[document] = StoreView.DocumentCount(
        document: document, facts: (known?.facts ?? 0) + change(\.isWalked),
        left: (known?.left ?? 0) + change(\.isLeft))
    }
    return counts.values.filter { $0.facts > 0 }.sorted {
      ($1.left, ExactText($0.document?.text ?? "~")) < (
        $0.left, ExactText($1.document?.text ?? "~")
      )
    }
  }

  /// What a merge came to, where it is told of the whole desk: what is contested and disputed.
  ///
  /// - Parameter view: the desk after the merge.
  func correct(_ report: inout MergeReport, longestList: Int, in view: StoreView) throws {
    guard !claims.isEmpty else { return }
    let parted = try Dictionary(grouping: report.contested) {
      try isContested($0.facet, on: view.claim(holding: $0.entity))
    }
    report.contested = parted[true] ?? []
    report.contestedByOthers = parted[false] ?? []
    let tabled = claims.filter { $0.value.tabled.stage == .disputed }
    let counted = claims(at: .disputed)
    report.disputedCount += counted.count - tabled.count
    guard report.disputedCount <= longestList else { return report.disputed = NameList() }
    let names = try view.disputed().filter { ClaimID($0).map { tabled[$0] == nil } ?? true }
    report.disputed = NameList(
      (names + counted.map(\.text)).map { ExactText($0) }.sorted().map(\.text))
  }

  /// Those of the doubted claims that have that status by what counts, in byte order of name.
  public func claims(with status: Claim.Status) -> [ClaimID] {
    claims.filter { $0.value.counted.stage.status == status }.map(\.key).sorted()
  }

  /// Those of the doubted claims that stand so by what counts, in byte order of name.
  public func claims(at stages: ClaimStage...) -> [ClaimID] {
    claims.filter { stages.contains($0.value.counted.stage) }.map(\.key).sorted()
  }

  /// The wording of a doubted claim by what counts; `nil` for others.
  public func wording(of claim: ClaimID) -> String? { claims[claim]?.item.wording }

  /// A claim's open queries, in the order in which they were asked.
  public func openQueries(on claim: ClaimID, in view: StoreView) throws -> [OpenQuery] {
    try claims[claim]?.counted.queries ?? view.openQueries(on: claim)
  }

  /// The next items of the walk, as ``StoreView/walk(_:after:isBackwards:limit:)`` gives them.
  public func walk(
    _ filter: WalkFilter, in view: StoreView, after key: WalkKey? = nil, isBackwards: Bool = false,
    limit: Int
  ) throws -> [WalkItem] {
    func tabled(after key: WalkKey?) throws -> [WalkItem] {
      try view.walk(filter, after: key, isBackwards: isBackwards, limit: limit)
    }
    guard !claims.isEmpty else { return try tabled(after: key) }
    func isBefore(_ left: WalkKey, _ right: WalkKey) -> Bool {
      isBackwards ? left > right : left < right
    }
    let others = claims.values.filter { filter.holds($0.counted) }.map(\.item)
    var (found, start) = ([WalkItem](), key)
    while found.count < limit {
      let items = try tabled(after: start)
      // Where there may be more behind them, what lies behind them has to wait.
      let end = items.count < limit ? nil : items.last?.key
      let between = others.filter { item in
        start.map { isBefore($0, item.key) } ?? true
          && end.map { !isBefore($0, item.key) } ?? true
      }
      found += (items.filter { claims[$0.claim] == nil } + between).sorted {
        isBefore($0.key, $1.key)
      }
      guard let end else { break }
      start = end
    }
    return Array(found.prefix(limit))
  }
}

extension WalkFilter {
  /// Whether a claim that stands so is meant.
  func holds(_ claim: ClaimStanding) -> Bool {
    switch self {
    case .walked: claim.stage.isWalked
    case .stage(let stage): claim.stage == stage
    case .queried: claim.queryCount > 0
    case .settled: claim.stage.isSettled
    case .judged: claim.stage.isSettled || claim.stage == .open && !claim.currentRaters.isEmpty
    case .unrated(let annotator):
      claim.stage.isUnruled && !claim.currentRaters.contains(annotator)
    case .waiting(let annotator):
      claim.stage == .undecided || claim.stage.isUnruled && !claim.currentRaters.contains(annotator)
    }
  }
}
