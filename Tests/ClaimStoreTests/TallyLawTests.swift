import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

private let seeds = lawSeeds(8)

@Suite("What is counted of the claims")
struct TallyLawTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Everything that is counted or queued on a desk, in lines.
  private static func counts(_ desk: Store) throws -> [String] {
    try desk.read { view in
      let counts = try view.stageCounts()
      var lines = ClaimStage.allCases.map { "\($0) \(counts[$0])" }
      lines.append("queries \(counts.queries), contested \(try view.contestCount())")
      lines += try view.annotatorCounts().map { "\($0.annotator) \($0.verdicts) \($0.unruled)" }
      lines += try view.documentCounts().map { one in
        "\(one.document?.short ?? "none") \(one.facts) \(one.left)"
      }
      for filter in filters {
        lines.append("\(filter): \(try view.walk(filter, limit: .max).map(\.claim.short))")
      }
      lines += try view.contestedFacets(limit: .max).map { "contested \($0.entity) \($0.facet)" }
      return lines
    }
  }

  private static let filters: [WalkFilter] =
    [.walked, .queried, .settled, .judged] + ClaimStage.allCases.map { .stage($0) }
    + [.unrated(by: Annotator(recorded: "amara")), .waiting(for: Annotator(recorded: "bela"))]

  @Test(arguments: MergeWay.all, seeds)
  func `is the same however the lines came, and after a rebuild`(way: MergeWay, seed: UInt64)
    throws
  {
    var example = try LawCase(seed: seed, claims: 4)
    let parts = example.overlappingFiles(3)
    let counts = try Self.counts(way.desk(in: folder, of: parts))
    for order in permutations(of: parts).dropFirst() {
      #expect(try Self.counts(way.desk(in: folder, of: order)) == counts, "seed \(seed)")
    }
    let slowly = try folder.desk()
    for part in parts { try way.merge([part], into: slowly) }
    #expect(try Self.counts(slowly) == counts, "seed \(seed), one after the other")
    #expect(try slowly.verify().problems.allSatisfy { $0.kind != "projection" }, "seed \(seed)")
    try slowly.rebuild()
    #expect(try Self.counts(slowly) == counts, "seed \(seed), made anew")
  }

  @Test(arguments: seeds)
  func `is what the claims come to one by one`(seed: UInt64) throws {
    var example = try LawCase(seed: seed, count: 90, claims: 6)
    let desk = try folder.desk()
    for part in example.files(4) { try desk.merge([part]) }
    try desk.read { view in
      let names = try view.claimNames()
      let claims = try names.compactMap { try view.claim($0) }
      let counts = try view.stageCounts()
      #expect(counts.sum { _ in true } == claims.count, "seed \(seed)")
      for status in Claim.Status.allCases {
        let counted = counts.sum { $0.status == status }
        #expect(counted == claims.count { $0.status == status }, "seed \(seed), \(status)")
      }
      #expect(counts[.stale] == claims.count { $0.status == .ruled && $0.isStale }, "seed \(seed)")
      let standing = claims.filter { ![.candidate, .rejected, .retracted].contains($0.status) }
      let open = standing.flatMap(\.queries).filter { $0.isOpen }
      #expect(counts.queries == open.count, "seed \(seed)")
      for one in try view.annotatorCounts() {
        let rated = claims.filter { claim in
          claim.status != .candidate && claim.verdicts.contains { $0.annotator == one.annotator }
        }
        #expect(one.verdicts == rated.count, "seed \(seed), \(one.annotator)")
        let unruled = rated.count { claim in
          [.open, .agreed, .disputed].contains(claim.status)
            && claim.verdicts.contains { $0.annotator == one.annotator && !$0.isStale }
        }
        #expect(one.unruled == unruled, "seed \(seed), \(one.annotator)")
      }
    }
  }

  @Test func `is tried on verdicts of former words, and of what stands`() throws {
    var (former, current) = (0, 0)
    for seed in seeds {
      var example = try LawCase(seed: seed, count: 90, claims: 6)
      let desk = try folder.desk()
      try desk.merge(example.files(2))
      let verdicts = try desk.read { view in
        try view.claimNames().flatMap { try view.claim($0)?.verdicts ?? [] }
      }
      former += verdicts.count(where: \.isStale)
      current += verdicts.count { $0.wording != nil && !$0.isStale }
    }
    #expect(former >= seeds.count && 4 * current >= seeds.count)
  }

  @Test(arguments: seeds)
  func `lists each queue in the order of the claims, forwards, backwards and in steps`(
    seed: UInt64
  ) throws {
    var example = try LawCase(seed: seed, count: 90, claims: 6)
    let desk = try folder.desk()
    try desk.merge(example.files(2))
    try desk.read { view in
      let names = try view.claimNames()
      for filter in Self.filters {
        let listed = try view.walk(filter, limit: .max)
        let expected = try names.filter { try Self.isMeant($0, by: filter, view) }
        #expect(listed.map(\.claim) == expected, "seed \(seed), \(filter)")
        let backwards = try view.walk(filter, isBackwards: true, limit: .max)
        #expect(backwards.map(\.claim) == expected.reversed(), "seed \(seed), \(filter)")
        var steps: [ClaimID] = []
        var key: WalkKey?
        while let next = try view.walk(filter, after: key, limit: 1).first {
          steps.append(next.claim)
          key = next.key
        }
        #expect(steps == expected, "seed \(seed), \(filter)")
      }
    }
  }

  @Test(arguments: seeds)
  func `numbers the walk from its beginning`(seed: UInt64) throws {
    var example = try LawCase(seed: seed, count: 90, claims: 6)
    let desk = try folder.desk()
    try desk.merge(example.files(2))
    try desk.read { view in
      let walk = try view.walk(.walked, limit: .max)
      for (place, item) in walk.enumerated() {
        let count = try view.walkCount(before: item.key)
        #expect(count == (place, walk.count), "seed \(seed)")
        #expect(try view.walkKey(of: item.claim) == item.key, "seed \(seed)")
        #expect(try view.walkItem(numbered: place + 1)?.claim == item.claim, "seed \(seed)")
      }
      #expect(try view.walkItem(numbered: walk.count + 1) == nil)
      #expect(try view.walkItem(numbered: 0) == nil)
    }
  }

  private static func isMeant(
    _ id: ClaimID, by filter: WalkFilter, _ view: StoreView
  ) throws -> Bool {
    guard let claim = try view.claim(id) else { return false }
    let isUndecided = claim.status == .candidate
    let isDead = [.rejected, .retracted].contains(claim.status)
    func isUnrated(by annotator: Annotator) -> Bool {
      claim.ruling == nil
        && !claim.verdicts.contains { $0.annotator == annotator && !$0.isStale }
    }
    switch filter {
    case .walked: return !isDead
    case .stage(let stage):
      return claim.status == stage.status && claim.isStale == (stage == .stale)
    case .queried: return !isUndecided && !isDead && claim.queries.contains { $0.isOpen }
    case .settled:
      return claim.status == .agreed || claim.status == .ruled && !claim.isStale
    case .judged:
      return claim.status == .agreed || claim.status == .ruled && !claim.isStale
        || claim.status == .open && claim.verdicts.contains { !$0.isStale }
    case .unrated(let annotator): return !isUndecided && !isDead && isUnrated(by: annotator)
    case .waiting(let annotator): return isUndecided || !isDead && isUnrated(by: annotator)
    }
  }
}

extension Claim {
  /// Whether it counts as ruled, and the ruling judged other verdicts or evidence than there are, whoever
  /// they are by.
  fileprivate var isStale: Bool {
    guard status == .ruled, let ruling else { return false }
    return ruling.sustainsNone
      || Ruling.isStale(judged: ruling.judged, standing: verdicts.map(\.operation))
      || ruling.judgedEvidence.map { Set($0) != Set(evidence.map(\.id)) } ?? false
  }
}
