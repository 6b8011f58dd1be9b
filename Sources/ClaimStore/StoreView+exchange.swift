public import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// The tags on claims that begin so, with the claims that have them, in byte order of tag and claim.
  public func tags(
    beginningWith prefix: String
  ) throws -> [(tag: String, claim: ClaimID)] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT entity.name, line FROM facet_operation AS head
        JOIN entity ON entity.number = head.entity
        JOIN operation ON operation.row = head.operation
        WHERE entity.kind = 'claim' AND replaced = 0 AND substr(facet, 1, length(?1)) = ?1
        """, arguments: ["tag:\(prefix)"])
    var found: [(tag: ExactText, claim: ClaimID)] = []
    for row in rows {
      let operation = try Operation(line: [UInt8](row["line"] as Data))
      guard let claim = ClaimID(row["name"] as String), operation.with("present")?.bool != false,
        let tag = operation.with("tag")?.string
      else { continue }
      found.append((ExactText(tag), claim))
    }
    return found.sorted { ($0.tag, $0.claim) < ($1.tag, $1.claim) }.map { ($0.tag.text, $0.claim) }
  }

  /// The operations that stand and are on no document and no claim, and all seals.
  ///
  /// Those of scale and policy, of the roster, and acceptances. In no order.
  public func operationsOfDesk() throws -> [AnnotationSync.Operation] {
    let standing = try Row.fetchAll(
      db,
      sql: """
        SELECT line FROM facet_operation AS head
        JOIN entity ON entity.number = head.entity
        JOIN operation ON operation.row = head.operation
        WHERE entity.kind IN ('desk', 'annotator', 'operation', 'chain') AND replaced = 0
        """)
    let seals = try Row.fetchAll(
      db, sql: "SELECT line FROM operation WHERE instr(line, ?)", arguments: [Data("seal".utf8)])
    return try standing.map { try Operation(line: [UInt8]($0["line"] as Data)) }
      + seals.map { try Operation(line: [UInt8]($0["line"] as Data)) }
      .filter { $0.knownKind == .seal }
  }

  /// How many facets of documents are contested.
  public func documentContestCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM contest WHERE kind = 'document'") ?? 0
  }

  /// How many claims something is said of, while what makes them has not arrived.
  public func unmadeClaimCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM claim WHERE NOT known") ?? 0
  }
}
