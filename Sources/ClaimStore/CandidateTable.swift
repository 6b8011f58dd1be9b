import ClaimModel
import GRDB

/// Keeps in step with the claims which candidates wait for a decision.
struct CandidateTable {
  private let db: Database
  private let find: BulkStatement
  private let findAt: BulkStatement
  private let made: BulkStatement
  private let set: BulkStatement
  private let count: BulkStatement
  private let addItems: BulkStatement
  private let regions: RegionTally
  /// Whether there are any; most merges are into desks that have none.
  private let isEmpty: Bool

  init(db: Database) throws {
    self.db = db
    find = try BulkStatement(db, "SELECT document, waits FROM candidate WHERE claim = ?")
    findAt = try BulkStatement(
      db,
      """
      SELECT claim, waits, \(Self.waitsAsMade) FROM candidate
      WHERE document = ? AND start = ? AND end = ?
      """)
    made = try BulkStatement(db, "SELECT \(Self.waitsAsMade) FROM candidate WHERE claim = ?")
    set = try BulkStatement(db, "UPDATE candidate SET waits = ? WHERE claim = ?")
    count = try BulkStatement(
      db, "UPDATE candidate_tally SET candidates = candidates + ? WHERE document = ?")
    addItems = try ClaimTally.addingItems(db)
    regions = try RegionTally(db: db)
    isEmpty = try BulkStatement(db, "SELECT 1 FROM candidate LIMIT 1").firstInt() == nil
  }

  /// Takes note of how the claim of that name stands; nothing where it is no candidate.
  ///
  /// - Parameter stage: `nil` while no operation here added the claim.
  func note(_ stage: ClaimStage?, of claim: String) throws {
    guard !isEmpty else { return }
    var known: (document: String, waits: Int64)?
    try find.forEachRow(.text(claim)) { known = ($0.text(0) ?? "", $0.int(1) ?? 0) }
    guard let known else { return }
    // Without a claim of its own, another one may stand at its place.
    let waits = try stage == nil ? made.firstInt(.text(claim)) ?? 1 : Self.waits(stage)
    guard known.waits != waits else { return }
    try set.run(.int(waits), .text(claim))
    try count(from: known.waits, to: waits, in: known.document)
  }

  /// Takes note of the places of a claim: candidates there wait no more while it is decided.
  ///
  /// - Parameters:
  ///   - written: the appearances that something was written to.
  ///   - wasDecided: whether it was decided before.
  func note(
    _ claim: ClaimReading, _ stage: ClaimStage?, at written: [Facet], wasDecided: Bool
  ) throws {
    guard !isEmpty else { return }
    let isDecided = stage.map { $0 != .undecided } ?? false
    let all =
      isDecided == wasDecided
      ? written
      : claim.rows.lazy
        .filter { $0.kind == .appearance }.map(\.facet).reduce(into: []) {
          if $0.last != $1 { $0.append($1) }
        }
    for facet in all {
      guard let (document, span) = facet.place else { continue }
      var found: (claim: String, waits: Int64, made: Int64)?
      try findAt.forEachRow(
        .text(document.text), .int(Int64(span.start)), .int(Int64(span.end))
      ) { row in
        found = (row.text(0) ?? "", row.int(1) ?? 0, row.int(2) ?? 0)
      }
      guard let found, found.waits != found.made else { continue }
      try set.run(.int(found.made), .text(found.claim))
      try count(from: found.waits, to: found.made, in: document.text)
    }
  }

  private func count(from former: Int64, to waits: Int64, in document: String) throws {
    let change = (waits == 1 ? 1 : 0) - (former == 1 ? 1 : 0)
    guard change != 0 else { return }
    try count.run(.int(Int64(change)), .text(document))
    try add(change, in: document)
  }

  private func add(_ change: Int, in document: String) throws {
    try addItems.run(.text(document), .int(Int64(change)))
    try regions.add(undecided: change, on: document)
  }

  /// The column `waits` of a candidate whose claim stands so.
  private static func waits(_ stage: ClaimStage?) -> Int64 {
    switch stage {
    case nil: 1
    case .undecided: 2
    case .open, .agreed, .disputed, .ruled, .stale, .rejected, .retracted: 0
    }
  }

  /// The column `waits` of a candidate, by the row of its claim; where it has none, by the claims that were
  /// decided about and appear at its place.
  static let waitsAsMade = """
    coalesce(
      (SELECT CASE WHEN known = 0 THEN NULL WHEN status = 'candidate' THEN 2 ELSE 0 END
       FROM entity JOIN claim ON claim.entity = entity.number
       WHERE entity.kind = 'claim' AND entity.name = candidate.claim),
      (SELECT 0 FROM appearance CROSS JOIN claim ON claim.entity = appearance.claim
       CROSS JOIN entity ON entity.number = appearance.claim
       WHERE appearance.document = candidate.document AND appearance.start = candidate.start
         AND appearance.end = candidate.end AND known AND status <> 'candidate'
         AND \(StoreView.isClaimName) LIMIT 1), 1)
    """

  /// Brings a document's candidates, just put there, up to date with the claims.
  func refresh(_ document: DocumentID) throws {
    try db.execute(
      sql: """
        UPDATE candidate SET waits = \(Self.waitsAsMade) WHERE document = ?
        """, arguments: [document.text])
    let waiting = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM candidate WHERE document = ? AND waits = 1",
      arguments: [document.text])
    let counted = try Int.fetchOne(
      db, sql: "SELECT candidates FROM candidate_tally WHERE document = ?",
      arguments: [document.text])
    try db.execute(
      sql: "INSERT OR REPLACE INTO candidate_tally VALUES (?, ?)",
      arguments: [document.text, waiting])
    try add((waiting ?? 0) - (counted ?? 0), in: document.text)
  }

  /// Lets every candidate wait: the claims are about to be made anew, and are counted nowhere now.
  func forgetDecisions() throws {
    try db.execute(
      sql: """
        UPDATE candidate SET waits = 1 WHERE waits <> 1;
        DELETE FROM candidate_tally;
        INSERT INTO candidate_tally SELECT document, count(*) FROM candidate GROUP BY document;
        INSERT INTO walk_tally
        SELECT substr(document, 1, 3), sum(candidates) FROM candidate_tally GROUP BY 1;
        INSERT INTO region_tally
        SELECT substr(document, 1, 2), sum(candidates), 0 FROM candidate_tally GROUP BY 1;
        """)
  }
}
