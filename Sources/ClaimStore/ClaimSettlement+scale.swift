import AnnotationSync
import ClaimModel
import GRDB

// Which claims are agreed and which disputed is by what ratings count as: another scale may make the one
// the other.
extension ClaimSettlement {
  /// Settles the claims anew that stand otherwise by the scale that the desk has now.
  ///
  /// Costs a look at the desk where the scale is the same; else every claim with two verdicts or more is
  /// gone through once.
  mutating func followScale() throws {
    let row = try view.scaleRow()
    guard try row != view.settledScale().row else { return }
    try view.setSettledScale(row)
    scale = try view.settledScale().scale
    for (entity, status) in try statusesToChange() { try change(entity, to: status) }
  }

  /// The claims that stand by their verdicts and are said to stand otherwise.
  private func statusesToChange() throws -> [(entity: Int64, status: Claim.Status)] {
    var changes: [(entity: Int64, status: Claim.Status)] = []
    var claim: (entity: Int64, status: String, facet: String)?
    // What was said of what the claim says now, and of former words.
    var values: [(value: String?, isFormer: Bool)] = []
    func judge() {
      guard let claim, let known = Claim.Status(rawValue: claim.status) else { return }
      func senses(areFormer: Bool) -> [RatingSense] {
        GivenRating.senses(
          ofValues: values.filter { $0.isFormer == areFormer }.compactMap(\.value), on: scale)
      }
      let status = Claim.Status(
        decision: nil, isCandidate: false, isRuled: false, ratings: senses(areFormer: false),
        former: senses(areFormer: true))
      if status != known { changes.append((claim.entity, status)) }
    }
    try view.standingRatings().forEachRow { row in
      let (entity, facet) = (row.int(0) ?? 0, row.text(2) ?? "")
      if entity != claim?.entity {
        judge()
        (claim, values) = ((entity, row.text(1) ?? "", ""), [])
      }
      // Names go up within a facet: of several heads, that of the greatest is shown.
      if claim?.facet == facet { values.removeLast() }
      claim?.facet = facet
      values.append((row.text(3), row.int(4) == 1))
    }
    judge()
    return changes
  }
}

extension StoreView {
  /// The scale by which the tables have the claims, with the row of the log that set it.
  ///
  /// - Returns: `nil` for the row and the standard scale as long as no operation set another.
  func settledScale() throws -> (row: Int64?, scale: Scale) {
    let row = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT operation FROM settled_scale"))
    guard let row else { return (nil, .standard) }
    var scale: Scale?
    try BulkStatement(db, "SELECT line FROM operation WHERE row = ?").forEachRow(.int(row)) {
      scale = Scale(try Operation(line: $0.bytes(0).bindMemory(to: UInt8.self)))
    }
    return (row, scale ?? .standard)
  }

  func setSettledScale(_ row: Int64?) throws {
    try db.execute(sql: "DELETE FROM settled_scale")
    guard let row else { return }
    try db.execute(sql: "INSERT INTO settled_scale VALUES (1, ?)", arguments: [row])
  }

  /// The row of the log that set the scale that stands; `nil` for the standard one.
  func scaleRow() throws -> Int64? {
    let count = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) FROM entity JOIN facet_operation ON entity = entity.number
          WHERE kind = 'desk' AND name = 'desk' AND facet = 'scale' AND operation IS NOT NULL
          """))
    guard count != 0, let shown = try countedDesk()?.facet(.scale)?.shown, Scale(shown) != nil
    else { return nil }
    var row: Int64?
    let find = try BulkStatement(
      db,
      """
      SELECT operation FROM entity JOIN facet_operation ON entity = entity.number
      WHERE kind = 'desk' AND name = 'desk' AND facet = 'scale' AND id = ?
      """)
    try find.forEachRow(.id(shown.id)) { row = $0.int(0) }
    return row
  }

  /// What the table has of the verdicts on claims that stand by them, in order of claim, annotator and operation: the
  /// claim, its status, the facet, the rating, and whether it is of what the claim said before.
  func standingRatings() throws -> BulkStatement {
    try BulkStatement(
      db,
      """
      SELECT claim.entity, status, facet, value,
             EXISTS (SELECT 1 FROM former_verdict AS former
                     WHERE former.claim = claim.entity AND former.facet = written.facet)
      FROM claim
      CROSS JOIN facet_operation AS written ON written.entity = claim.entity
      WHERE status IN ('agreed', 'disputed') AND facet >= 'verdict:' AND facet < 'verdict;'
      AND replaced = 0 AND operation IS NOT NULL
      ORDER BY claim.entity, facet, written.id
      """)
  }
}
