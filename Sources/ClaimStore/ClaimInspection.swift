import AnnotationSync
import ClaimModel
import GRDB

/// Compares the claims' rows, and what is counted of them, with what would be made of the log now.
struct ClaimInspection {
  private let db: Database
  private let settlement: ClaimSettlement
  private let find: BulkStatement
  private var verdicts: [Facet: VerdictCounts] = [:]
  private var openQueries = 0
  private let findFormer: BulkStatement
  private var former = 0

  init(db: Database) throws {
    self.db = db
    settlement = try ClaimSettlement(db: db)
    findFormer = try BulkStatement(
      db, "SELECT facet FROM former_verdict WHERE claim = ? ORDER BY facet")
    find = try BulkStatement(
      db, "SELECT known, status, wording, stale, queries FROM claim WHERE entity = ?")
  }

  /// Whether a claim's row is as it would be made; the rows of other entities are passed over.
  mutating func isAsMade(_ entity: Int64, _ group: EntityGroup) throws -> Bool {
    switch group.kind {
    case .claim: return try isClaimAsMade(entity, group)
    case .query:
      if group.parent != nil, QueryReading(name: group.name, shown: group.shown).isOpen {
        openQueries += 1
      }
      return true
    case .document, .evidence, .note, .publication, .annotator, .desk, .chain, .operation:
      return true
    }
  }

  private mutating func isClaimAsMade(_ entity: Int64, _ group: EntityGroup) throws -> Bool {
    let claim = try settlement.completed(
      ClaimReading(name: group.name, rows: group.rows, shown: group.shown))
    let status = claim.status(on: settlement.scale)
    let isStale = try status == .ruled && settlement.isStale(entity, claim)
    var isSame = false
    try find.forEachRow(.int(entity)) { row in
      isSame =
        row.int(0) == (claim.isKnown ? 1 : 0) && row.text(1) == status.rawValue
        && row.text(2).map { ExactText($0) } == ExactText(claim.wording)
        && row.int(3) == (isStale ? 1 : 0)
    }
    var stored: [Facet] = []
    try findFormer.forEachRow(.int(entity)) { stored.append(Facet(recorded: $0.text(0) ?? "")) }
    isSame = isSame && stored == claim.formerVerdicts
    former += stored.count
    guard let stand = claim.stand(status, isStale: isStale, queries: 0), stand.stage != .undecided
    else { return isSame }
    for verdict in claim.verdicts {
      verdicts[verdict.facet, default: VerdictCounts()]
        .add(
          1, isUnruled: stand.stage.isUnruled && !stand.former.contains(verdict.facet),
          on: stand.shelf)
    }
    return isSame
  }

  /// What is not counted as it would be now, in words; `nil` when all is.
  func difference() throws -> String? {
    let stored = try Row.fetchAll(
      db, sql: "SELECT * FROM annotator_tally WHERE verdicts <> 0 OR unruled <> 0")
    let isOfPeople =
      stored.count == verdicts.count
      && stored.allSatisfy { row in
        let counts = verdicts[Facet(.verdict, row["annotator"] as String)]
        return counts?.verdicts == row["verdicts"] && counts?.unruled == row["unruled"]
      }
    let queries = try Int.fetchOne(db, sql: "SELECT coalesce(sum(queries), 0) FROM claim")
    let shelves = try Int.fetchOne(db, sql: Self.differingShelves)
    let regions = try Int.fetchOne(db, sql: Self.differingRegions)
    let formerOnes = try Int.fetchOne(db, sql: "SELECT count(*) FROM former_verdict")
    let isOfRegions = try isCountedByRegion()
    guard try StoreView(db: db).settledScale().row == StoreView(db: db).scaleRow() else {
      return "how claims stand is not by the scale that stands"
    }
    return isOfPeople && queries == openQueries && formerOnes == former && shelves == 0
      && regions == 0 && isOfRegions
      ? nil : "what is counted of the claims is not what they are"
  }

  /// Whether the regions of the walk have the sums of their shelves and of each person's verdicts.
  private func isCountedByRegion() throws -> Bool {
    guard try Int.fetchOne(db, sql: Self.differingLongRegions) == 0 else { return false }
    var left = verdicts.mapValues { counts in
      Dictionary(uniqueKeysWithValues: counts.regions.map { ($0.region.name, $0.unruled) })
    }
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM annotator_region WHERE unruled <> 0")
    while let row = try rows.next() {
      let facet = Facet(.verdict, row["annotator"] as String)
      let made = left[facet]?.removeValue(forKey: row["region"])
      guard made == row["unruled"] as Int else { return false }
    }
    return left.values.allSatisfy(\.isEmpty)
  }

  /// Counts the regions whose sums are not those of the claims and candidates that verdicts are wanted on.
  private static let differingLongRegions = """
    WITH made AS (
      SELECT substr(shelf, 1, 2) AS region, sum(undecided) AS undecided, sum(unruled) AS unruled
      FROM (
        SELECT shelf, undecided, \(StoreView.unruledSum) AS unruled FROM claim_tally
        WHERE shelf <> ''
        UNION ALL SELECT document, candidates, 0 FROM candidate_tally)
      GROUP BY 1 HAVING sum(undecided) <> 0 OR sum(unruled) <> 0),
    kept AS (SELECT * FROM region_tally WHERE undecided <> 0 OR unruled <> 0)
    SELECT (SELECT count(*) FROM (SELECT * FROM made EXCEPT SELECT * FROM kept))
         + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM made))
    """

  /// Counts the shelves whose sums are not those of the claims on them.
  private static let differingShelves = """
    WITH stand AS (
      SELECT coalesce((SELECT document FROM appearance WHERE appearance.claim = claim.entity
                       ORDER BY document LIMIT 1), '~' || substr(name, 1, 2)) AS shelf,
             CASE WHEN status = 'candidate' THEN 'undecided'
                  WHEN stale THEN 'stale' ELSE status END AS stage,
             CASE WHEN status IN ('open', 'agreed', 'disputed', 'ruled') THEN queries ELSE 0 END
               AS queries
      FROM claim JOIN entity ON entity.number = claim.entity
      WHERE known AND length(name) = 32 AND name NOT GLOB '*[^A-Za-z0-9_-]*'),
    made AS (
      SELECT iif(whole, '', shelf) AS shelf, \(ClaimStage.allCases.map {
        "sum(stage = '\($0.rawValue)')"
      }.joined(separator: ", ")), sum(queries)
      FROM stand, (SELECT 0 AS whole UNION ALL SELECT 1) GROUP BY 1),
    kept AS (
      SELECT * FROM claim_tally
      WHERE \((ClaimStage.allCases.map(\.rawValue) + ["queries"]).joined(separator: " <> 0 OR ")) <> 0)
    SELECT (SELECT count(*) FROM (SELECT * FROM made EXCEPT SELECT * FROM kept))
         + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM made))
    """

  /// Counts the regions of the walk whose sums are not those of their shelves.
  private static let differingRegions = """
    WITH made AS (
      SELECT substr(shelf, 1, 3) AS region, sum(items) AS items FROM (
        SELECT shelf, \(StoreView.walkedSum) AS items FROM claim_tally WHERE shelf <> ''
        UNION ALL SELECT document, candidates FROM candidate_tally)
      GROUP BY 1 HAVING sum(items) <> 0),
    kept AS (SELECT * FROM walk_tally WHERE items <> 0)
    SELECT (SELECT count(*) FROM (SELECT * FROM made EXCEPT SELECT * FROM kept))
         + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM made))
    """
}
