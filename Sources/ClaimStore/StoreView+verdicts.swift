import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// A verdict, or the taking back of one, that no later operation has replaced.
  public struct StandingVerdict: Sendable {
    /// The name of the claim.
    public let claim: String
    public let operation: OperationID
    /// Tells chains apart on this desk, and on no other.
    public let chain: Int
    /// The operation's place in its chain, from 1.
    public let number: Int
    public let isWithdrawn: Bool
  }

  /// All verdicts that stand, in no particular order.
  public func standingVerdicts() throws -> [StandingVerdict] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT entity.name AS claim, written.id AS id, chain, operation.number AS place,
          value IS NULL AS withdrawn
        FROM facet_operation AS written JOIN operation ON operation.row = written.operation
        JOIN entity ON entity.number = written.entity
        WHERE facet GLOB 'verdict:*' AND NOT replaced
        """)
    var verdicts: [StandingVerdict] = []
    while let row = try rows.next() {
      guard let id = OperationID(bytes: [UInt8](row["id"] as Data)) else { continue }
      verdicts.append(
        StandingVerdict(
          claim: row["claim"], operation: id, chain: row["chain"], number: row["place"],
          isWithdrawn: row["withdrawn"]))
    }
    return verdicts
  }

  /// Whose blind verdicts on which claims were replaced since, by the names of the claims: what stands now may
  /// be another verdict, or none.
  public func replacedBlindVerdicts() throws -> [String: Set<Annotator>] {
    let statement = try BulkStatement(
      db,
      """
      SELECT entity.name, line FROM facet_operation AS written
      JOIN operation ON operation.row = written.operation
      JOIN entity ON entity.number = written.entity
      WHERE facet GLOB 'verdict:*' AND replaced AND value IS NOT NULL
      """)
    var found: [String: Set<Annotator>] = [:]
    try statement.forEachRow { row in
      let operation = try Operation(line: row.bytes(1).bindMemory(to: UInt8.self))
      guard operation.with("seen")?.string == Verdict.Seen.blind.rawValue else { return }
      found[row.text(0) ?? "", default: []].insert(operation.by)
    }
    return found
  }
}
