import ClaimModel
import GRDB

/// Keeps in step with the claims which candidates wait for a decision.
struct CandidateTable {
  private let db: Database
  private let find: BulkStatement
  private let set: BulkStatement
  private let count: BulkStatement
  private let addItems: BulkStatement
  private let regions: RegionTally
  /// Whether there are any; most merges are into desks that have none.
  private let isEmpty: Bool

  init(db: Database) throws {
    self.db = db
    find = try BulkStatement(db, "SELECT document, waits FROM candidate WHERE claim = ?")
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
    let waits = Self.waits(stage)
    guard let known, known.waits != waits else { return }
    try set.run(.int(waits), .text(claim))
    let change = (waits == 1 ? 1 : 0) - (known.waits == 1 ? 1 : 0)
    guard change != 0 else { return }
    try count.run(.int(Int64(change)), .text(known.document))
    try add(change, in: known.document)
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

  /// The column `waits` of a candidate, by the row of its claim.
  static let waitsAsMade = """
    coalesce(
      (SELECT CASE WHEN known = 0 THEN 1 WHEN status = 'candidate' THEN 2 ELSE 0 END
       FROM entity JOIN claim ON claim.entity = entity.number
       WHERE entity.kind = 'claim' AND entity.name = candidate.claim), 1)
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
