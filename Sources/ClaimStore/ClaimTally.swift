import AnnotationSync
import ClaimModel
import GRDB

/// How one claim counts.
struct ClaimStand {
  /// The stretch of the walk that it lies on; see `claim_tally` in ``Schema``.
  let shelf: String
  let stage: ClaimStage
  /// How many of its queries are open.
  let queries: Int
  /// What its facets come to: among them the verdicts that stand on it.
  let shown: [ShownFacet]
  /// The verdicts among them that judged another wording or speaker.
  let former: [Facet]
}

/// Keeps the counts of claims in step with the claims.
///
/// What changes is summed up in memory and added to the tables at the end: a merge touches each row of
/// them once, however many claims it brings.
struct ClaimTally {
  /// How many rows are summed up in memory at most.
  private static let limit = 32_768
  /// How many people are.
  private static let mostAnnotators = 4_096

  private var shelves: [String: StageCounts] = [:]
  private var annotators: [Facet: VerdictCounts] = [:]
  private let addShelf: BulkStatement
  private let addItems: BulkStatement
  private let addAnnotator: BulkStatement
  private let regions: RegionTally

  init(db: Database) throws {
    addShelf = try BulkStatement(
      db,
      """
      INSERT INTO claim_tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
      SET undecided = undecided + excluded.undecided, open = open + excluded.open,
          agreed = agreed + excluded.agreed, disputed = disputed + excluded.disputed,
          ruled = ruled + excluded.ruled, stale = stale + excluded.stale,
          rejected = rejected + excluded.rejected, retracted = retracted + excluded.retracted,
          queries = queries + excluded.queries
      """)
    addItems = try Self.addingItems(db)
    regions = try RegionTally(db: db)
    addAnnotator = try BulkStatement(
      db,
      """
      INSERT INTO annotator_tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE
      SET verdicts = verdicts + excluded.verdicts, unruled = unruled + excluded.unruled
      """)
  }

  /// Counts a claim.
  ///
  /// - Parameter sign: 1 for what it is now, −1 for what it was.
  mutating func add(_ stand: ClaimStand, _ sign: Int) throws {
    shelves[stand.shelf, default: StageCounts()][stand.stage] += sign
    if stand.stage.stands { add(queries: sign * stand.queries, on: stand.shelf) }
    guard stand.stage != .undecided else { return }
    for facet in stand.shown where facet.isVerdict {
      annotators[facet.facet, default: VerdictCounts()]
        .add(
          sign, isUnruled: stand.stage.isUnruled && !stand.former.contains(facet.facet),
          on: stand.shelf)
    }
    if shelves.count > Self.limit || annotators.count > Self.mostAnnotators { try finish() }
  }

  /// Counts open queries on a claim that stands.
  mutating func add(queries: Int, on shelf: String) {
    guard queries != 0 else { return }
    shelves[shelf, default: StageCounts()].queries += queries
  }

  /// The statement that adds to the items of a region of the walk.
  static func addingItems(_ db: Database) throws -> BulkStatement {
    try BulkStatement(
      db,
      """
      INSERT INTO walk_tally VALUES (substr(?, 1, 3), ?)
      ON CONFLICT DO UPDATE SET items = items + excluded.items
      """)
  }

  /// Adds what has changed to the tables.
  mutating func finish() throws {
    var whole = StageCounts()
    for (shelf, counts) in shelves where !counts.isZero {
      try add(counts, to: shelf)
      whole += counts
      let items = counts.sum(where: \.isWalked)
      if items != 0 { try addItems.run(.text(shelf), .int(Int64(items))) }
    }
    if !whole.isZero { try add(whole, to: "") }
    try regions.add(shelves)
    for (facet, counts) in annotators {
      let annotator = facet.key ?? ""
      try regions.add(counts, of: annotator)
      guard counts.verdicts != 0 || counts.unruled != 0 else { continue }
      try addAnnotator.run(
        .text(annotator), .int(Int64(counts.verdicts)), .int(Int64(counts.unruled)))
    }
    shelves.removeAll(keepingCapacity: true)
    annotators.removeAll(keepingCapacity: true)
  }

  private func add(_ counts: StageCounts, to shelf: String) throws {
    addShelf.bind(.text(shelf), at: 1)
    for (place, stage) in ClaimStage.allCases.enumerated() {
      addShelf.bind(.int(Int64(counts[stage])), at: Int32(place + 2))
    }
    addShelf.bind(.int(Int64(counts.queries)), at: Int32(ClaimStage.allCases.count + 2))
    try addShelf.run()
  }
}
