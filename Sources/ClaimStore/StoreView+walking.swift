import ClaimModel
import GRDB

extension StoreView {
  /// The next items of the walk.
  ///
  /// - Parameters:
  ///   - key: where to go on from; `nil` begins at the first, or at the last when it goes back.
  ///   - isBackwards: whether to go towards the beginning; the nearest item comes first all the same.
  ///   - limit: how many at most.
  public func walk(
    _ filter: WalkFilter, after key: WalkKey? = nil, isBackwards: Bool = false, limit: Int
  ) throws -> [WalkItem] {
    var found: [WalkItem] = []
    var from = key
    var shelf = try key?.shelf ?? nextShelf(filter, from: nil, isBackwards)
    while let name = shelf, found.count < limit {
      let edge = from ?? (isBackwards ? .end(of: name) : .beginning(of: name))
      found += try items(filter, from: edge, isBackwards, limit: limit - found.count)
      from = nil
      shelf = try nextShelf(filter, from: name, isBackwards)
    }
    return found
  }

  /// The nearest shelf that may have such an item.
  private func nextShelf(
    _ filter: WalkFilter, from shelf: String?, _ isBackwards: Bool
  ) throws -> String? {
    guard let condition = filter.regionCondition else {
      let edge = shelf ?? (isBackwards ? "\u{7F}" : "")
      return try nearestShelf(filter, from: edge, isBackwards, in: "")
    }
    // Whole regions are passed over in which the annotator has nothing left.
    let own = shelf.map { WalkRegion(ofShelf: $0).name }
    var next = try nearestRegion(filter, condition, from: own, including: true, isBackwards)
    while let region = next {
      let edge = region == own ? shelf : nil
      let found = try nearestShelf(
        filter, from: edge ?? region + (isBackwards ? "\u{7F}" : ""), isBackwards, in: region)
      if let found { return found }
      next = try nearestRegion(filter, condition, from: region, including: false, isBackwards)
    }
    return nil
  }

  /// The nearest region in which the annotator may have something left.
  private func nearestRegion(
    _ filter: WalkFilter, _ condition: String, from region: String?, including: Bool,
    _ isBackwards: Bool
  ) throws -> String? {
    let side = (isBackwards ? "<" : ">") + (including ? "=" : "")
    return try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT region FROM region_tally WHERE region \(side) :from AND \(condition)
          ORDER BY region \(isBackwards ? "DESC" : "ASC") LIMIT 1
          """),
      arguments: ["from": region ?? (isBackwards ? "\u{7F}" : ""), "me": filter.facet?.key])
  }

  /// The nearest shelf that may have such an item, among those whose names begin with `region`.
  private func nearestShelf(
    _ filter: WalkFilter, from edge: String, _ isBackwards: Bool, in region: String
  ) throws -> String? {
    func nearest(_ column: String, _ table: String, _ condition: String) throws -> String? {
      try String.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT \(column) FROM \(table)
            WHERE \(column) > \(isBackwards ? ":end" : ":edge")
              AND \(column) < \(isBackwards ? ":edge" : ":end") AND \(condition)
            ORDER BY \(column) \(isBackwards ? "DESC" : "ASC") LIMIT 1
            """), arguments: ["edge": edge, "end": region + (isBackwards ? "" : "\u{7F}")])
    }
    let claims = try nearest("shelf", "claim_tally", filter.shelfCondition)
    guard filter.hasCandidates,
      let candidates = try nearest("document", "candidate_tally", "candidates > 0")
    else { return claims }
    guard let claims else { return candidates }
    let isFirst = ExactText(claims) < ExactText(candidates)
    return isBackwards == isFirst ? candidates : claims
  }

  /// The items of one shelf beyond a key, nearest first.
  private func items(
    _ filter: WalkFilter, from key: WalkKey, _ isBackwards: Bool, limit: Int
  ) throws -> [WalkItem] {
    let claims = try claims(filter, from: key, isBackwards, limit: limit)
    guard filter.hasCandidates, key.hasPlace else { return claims }
    let candidates = try candidates(from: key, isBackwards, limit: limit)
    guard !candidates.isEmpty else { return claims }
    let both = (claims + candidates).sorted { isBackwards ? $0.key > $1.key : $0.key < $1.key }
    return Array(both.prefix(limit))
  }

  private func claims(
    _ filter: WalkFilter, from key: WalkKey, _ isBackwards: Bool, limit: Int
  ) throws -> [WalkItem] {
    let order = isBackwards ? "DESC" : "ASC"
    let sql =
      key.hasPlace
      ? """
      SELECT entity.name, start, end, status, stale, wording FROM appearance
      CROSS JOIN claim ON claim.entity = appearance.claim
      CROSS JOIN entity ON entity.number = appearance.claim
      WHERE \(Self.isBeyond(isBackwards, "entity.name")) AND known AND \(filter.claimCondition)
        AND \(Self.isFirstAppearance) AND \(Self.isClaimName)
      ORDER BY start \(order), end \(order), entity.name \(order) LIMIT :limit
      """
      : """
      SELECT entity.name, 0 AS start, 0 AS end, status, stale, wording FROM entity
      CROSS JOIN claim ON claim.entity = entity.number
      WHERE entity.kind = 'claim' AND entity.name \(isBackwards ? "<" : ">") :name
        AND entity.name >= :first AND entity.name < :last AND known AND \(filter.claimCondition)
        AND NOT EXISTS (SELECT 1 FROM appearance WHERE appearance.claim = claim.entity)
        AND \(Self.isClaimName)
      ORDER BY entity.name \(order) LIMIT :limit
      """
    return try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: Self.arguments(key, filter, limit: limit)
    ).compactMap { WalkItem(claim: $0, on: key.shelf) }
  }

  private func candidates(
    from key: WalkKey, _ isBackwards: Bool, limit: Int
  ) throws -> [WalkItem] {
    let order = isBackwards ? "DESC" : "ASC"
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT start, end, claim AS name FROM candidate
          WHERE \(Self.isBeyond(isBackwards, "claim")) AND waits = 1
          ORDER BY start \(order), end \(order), claim \(order) LIMIT :limit
          """), arguments: Self.arguments(key, nil, limit: limit)
    ).compactMap { row in
      ClaimID(row["name"] as String).map {
        WalkItem(
          claim: $0,
          key: WalkKey(shelf: key.shelf, start: row["start"], end: row["end"], name: row["name"]),
          stage: nil, wording: "")
      }
    }
  }

  static func isBeyond(_ isBackwards: Bool, _ name: String) -> String {
    // The first comparison is what the table is searched by.
    isBackwards
      ? "document = :shelf AND start <= :start AND (start, end, \(name)) < (:start, :end, :name)"
      : "document = :shelf AND start >= :start AND (start, end, \(name)) > (:start, :end, :name)"
  }

  /// Holds for the appearance that is the first of its claim.
  // Asked of the claim's row, so that it is looked up only where all else holds.
  static let isFirstAppearance = """
    NOT EXISTS (SELECT 1 FROM appearance AS other WHERE other.claim = claim.entity
                AND (other.document, other.start, other.end)
                  < (appearance.document, appearance.start, appearance.end))
    """

  /// Holds for names that a claim can have: operations may give others.
  static let isClaimName =
    "length(entity.name) = 32 AND entity.name NOT GLOB '*[^A-Za-z0-9_-]*'"

  static func arguments(
    _ key: WalkKey, _ filter: WalkFilter?, limit: Int?
  ) -> StatementArguments {
    var arguments: StatementArguments = ["name": key.name]
    if let limit { _ = arguments.append(contentsOf: ["limit": limit]) }
    if let facet = filter?.facet { _ = arguments.append(contentsOf: ["me": facet.text]) }
    guard key.hasPlace else {
      let first = String(key.shelf.dropFirst())
      _ = arguments.append(contentsOf: ["first": first, "last": first + "\u{7F}"])
      return arguments
    }
    _ = arguments.append(
      contentsOf: ["shelf": key.shelf, "start": key.start, "end": key.end])
    return arguments
  }
}

extension ClaimStage {
  /// Reads a row of the table of claims.
  init?(_ row: Row) {
    guard let status = Claim.Status(rawValue: row["status"]) else { return nil }
    self.init(status, isStale: row["stale"])
  }
}

extension WalkItem {
  fileprivate init?(claim row: Row, on shelf: String) {
    guard let claim = ClaimID(row["name"] as String) else { return nil }
    self.init(
      claim: claim,
      key: WalkKey(shelf: shelf, start: row["start"], end: row["end"], name: row["name"]),
      stage: ClaimStage(row), wording: row["wording"])
  }
}
