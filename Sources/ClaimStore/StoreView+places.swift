public import ClaimModel
import GRDB

extension StoreView {
  /// How many items of the walk there are, and how many of them stand before a key.
  public func walkCount(before key: WalkKey?) throws -> (before: Int, all: Int) {
    let all = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT coalesce(sum(items), 0) FROM walk_tally"))
    guard let key else { return (0, all ?? 0) }
    // First whole regions, then the shelves of the key's own, then what is on its shelf.
    let region = String(key.shelf.prefix(3))
    let before = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT (SELECT coalesce(sum(items), 0) FROM walk_tally WHERE region < ?1)
               + (SELECT coalesce(sum(\(Self.walkedSum)), 0) FROM claim_tally
                  WHERE shelf >= ?1 AND shelf < ?2)
               + (SELECT coalesce(sum(candidates), 0) FROM candidate_tally
                  WHERE document >= ?1 AND document < ?2)
          """), arguments: [region, key.shelf])
    return (try (before ?? 0) + itemCount(before: key), all ?? 0)
  }

  /// The item of that number in the walk, from 1; `nil` where the walk ends before it.
  public func walkItem(numbered number: Int) throws -> WalkItem? {
    func reached(_ sums: String, _ start: Int) throws -> (name: String, before: Int)? {
      var before = start
      let rows = try Row.fetchCursor(db, sql: "\(sums) ORDER BY 1")
      while let row = try rows.next() {
        let items: Int = row[1]
        if number <= before + items { return (row[0], before) }
        before += items
      }
      return nil
    }
    guard number >= 1, let region = try reached("SELECT region, items FROM walk_tally", 0),
      let shelf = try reached(Self.shelves(in: region.name), region.before)
    else { return nil }
    return try walk(.walked, after: .beginning(of: shelf.name), limit: number - shelf.before).last
  }

  /// Selects the shelves of a region of the walk, with how many items each has.
  private static func shelves(in region: String) -> String {
    // Hexadecimal digits, or a tilde and letters of base64url: nothing to quote.
    """
    SELECT shelf, sum(items) FROM (
      SELECT shelf, \(walkedSum) AS items FROM claim_tally
      WHERE shelf >= '\(region)' AND shelf < '\(region)\u{7F}'
      UNION ALL SELECT document, candidates FROM candidate_tally
      WHERE document >= '\(region)' AND document < '\(region)\u{7F}')
    GROUP BY shelf
    """
  }

  /// How many items stand on the key's shelf before it.
  private func itemCount(before key: WalkKey) throws -> Int {
    let filter = WalkFilter.walked
    let sql =
      key.hasPlace
      ? """
      SELECT count(*) FROM appearance
      CROSS JOIN claim ON claim.entity = appearance.claim
      CROSS JOIN entity ON entity.number = appearance.claim
      WHERE \(Self.isBeyond(true, "entity.name")) AND known AND \(filter.claimCondition)
        AND \(Self.isFirstAppearance) AND \(Self.isClaimName)
      """
      : """
      SELECT count(*) FROM entity CROSS JOIN claim ON claim.entity = entity.number
      WHERE entity.kind = 'claim' AND entity.name < :name AND entity.name >= :first
        AND entity.name < :last AND known AND \(filter.claimCondition)
        AND NOT EXISTS (SELECT 1 FROM appearance WHERE appearance.claim = claim.entity)
        AND \(Self.isClaimName)
      """
    let arguments = Self.arguments(key, nil, limit: nil)
    let claims = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
    guard key.hasPlace else { return claims }
    let candidates = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) FROM candidate WHERE \(Self.isBeyond(true, "claim")) AND waits = 1
          """), arguments: arguments)
    return claims + (candidates ?? 0)
  }

  /// Where a claim or candidate stands in the walk; `nil` when there is neither.
  public func walkKey(of claim: ClaimID) throws -> WalkKey? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT document, start, end FROM entity
          JOIN claim ON claim.entity = entity.number AND known
          LEFT JOIN appearance ON appearance.claim = entity.number
          WHERE kind = 'claim' AND name = ? ORDER BY document, start, end LIMIT 1
          """), arguments: [claim.text])
    if let row {
      guard let document = row["document"] as String? else {
        return WalkKey(
          shelf: ClaimReading.shelf(ofName: claim.text), start: 0, end: 0, name: claim.text)
      }
      return WalkKey(shelf: document, start: row["start"], end: row["end"], name: claim.text)
    }
    return try Row.fetchOne(
      db.cachedStatement(sql: "SELECT document, start, end FROM candidate WHERE claim = ? LIMIT 1"),
      arguments: [claim.text]
    ).map {
      WalkKey(shelf: $0["document"], start: $0["start"], end: $0["end"], name: claim.text)
    }
  }

  /// How a claim stands that an operation added; `nil` for candidates and what is unknown.
  public func stage(of claim: ClaimID) throws -> ClaimStage? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT status, stale FROM entity JOIN claim ON claim.entity = entity.number
          WHERE kind = 'claim' AND name = ? AND known
          """), arguments: [claim.text]
    ).flatMap { ClaimStage($0) }
  }
}
