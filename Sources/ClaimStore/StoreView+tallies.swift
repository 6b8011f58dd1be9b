public import ClaimModel
import GRDB

extension StoreView {
  /// How the claims of the desk stand, that operations added.
  public func stageCounts() throws -> StageCounts {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM claim_tally WHERE shelf = ''"))
    return row.map { StageCounts($0) } ?? StageCounts()
  }

  /// How many known claims stand how.
  public func statusCounts() throws -> [Claim.Status: Int] { try stageCounts().byStatus }

  /// How many candidates are no claims yet.
  public func candidateCount() throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT coalesce(sum(candidates), 0) FROM candidate_tally")) ?? 0
  }

  /// How many facets are contested.
  public func contestCount() throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM contest")) ?? 0
  }

  /// What one person has done.
  public struct AnnotatorCount: Sendable {
    public let annotator: Annotator
    /// Claims on which their verdict stands.
    public let verdicts: Int
    /// Of these, those that stand without a ruling and say what the verdict judged.
    public let unruled: Int
  }

  /// The people whose verdicts stand on claims, in byte order of names.
  public func annotatorCounts() throws -> [AnnotatorCount] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM annotator_tally WHERE verdicts > 0 ORDER BY annotator"
    ).map {
      AnnotatorCount(
        annotator: Annotator(recorded: $0["annotator"]), verdicts: $0["verdicts"],
        unruled: $0["unruled"])
    }
  }

  /// What one person has done; zeros when they gave no verdict.
  public func count(of annotator: Annotator) throws -> AnnotatorCount {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT verdicts, unruled FROM annotator_tally WHERE annotator = ?"),
      arguments: [annotator.name])
    return AnnotatorCount(
      annotator: annotator, verdicts: row?["verdicts"] ?? 0, unruled: row?["unruled"] ?? 0)
  }

  /// How far the work on one document's claims has come.
  public struct DocumentCount: Sendable {
    /// `nil` for the claims without a place in any document, all together.
    public let document: DocumentID?
    /// Claims and candidates, without what was rejected or retracted.
    public let facts: Int
    /// Those of them that somebody has something to do on.
    public let left: Int
  }

  /// The documents that have claims or candidates, and in their place the claims without one: those with
  /// most left first, then in byte order, the claims without a place last.
  ///
  /// - Parameter most: how many are given at most.
  public func documentCounts(most: Int = .max) throws -> [DocumentCount] {
    try Row.fetchAll(
      db, sql: "\(Self.documentSums) ORDER BY left DESC, shelf LIMIT ?", arguments: [most]
    ).map {
      DocumentCount(
        document: DocumentID($0["shelf"] as String), facts: $0["facts"], left: $0["left"])
    }
  }

  /// How many documents ``documentCounts(most:)`` gives at most.
  public func documentCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(Self.documentSums))") ?? 0
  }

  private static let documentSums = """
    SELECT iif(shelf < '~', shelf, '~') AS shelf, sum(facts) AS facts, sum(left) AS left FROM (
      SELECT shelf, \(walkedSum) AS facts, \(sum(where: \.isLeft)) AS left FROM claim_tally
      WHERE shelf <> ''
      UNION ALL SELECT document, candidates, candidates FROM candidate_tally)
    GROUP BY 1 HAVING sum(facts) > 0
    """

  /// The columns of `claim_tally` whose claims are gone through at the prompt, added up.
  static let walkedSum = sum(where: \.isWalked)
  /// Those whose claims stand without a ruling, added up.
  static let unruledSum = sum(where: \.isUnruled)

  private static func sum(where isWanted: (ClaimStage) -> Bool) -> String {
    ClaimStage.allCases.filter(isWanted).map(\.rawValue).joined(separator: " + ")
  }
}

extension StageCounts {
  /// How many claims have which status.
  public var byStatus: [Claim.Status: Int] {
    ClaimStage.allCases.reduce(into: [:]) { found, stage in
      if self[stage] > 0 { found[stage.status, default: 0] += self[stage] }
    }
  }

  /// Reads a row that has a column for each stage and one for the queries.
  init(_ row: Row) {
    self.init()
    for stage in ClaimStage.allCases { self[stage] = row[stage.rawValue] }
    queries = row["queries"]
  }
}
