public import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// The claim of that name with all that is recorded about it; `nil` when no operation added it.
  ///
  /// - Parameter roster: the desk's, where it is known already; `nil` reads it.
  public func claim(_ id: ClaimID, roster: Roster? = nil) throws -> Claim? {
    guard let number = try number(of: id.text, .claim) else { return nil }
    return try claim(number, name: id.text, roster: roster ?? self.roster())
  }

  func claim(_ number: Int64, name: String, roster: Roster) throws -> Claim? {
    let children = try children(of: number).map { try state(of: $0.number, name: $0.name) }
    var origins: [DocumentID: [String]] = [:]
    for child in children {
      guard let document = child.facet(.evidence)?.shown?.place?.document else { continue }
      if origins[document] == nil { origins[document] = try originsOf(document) }
    }
    let own = try state(of: number, name: name)
    return ClaimAssembly(
      claim: own, children: children, roster: try self.roster(roster, for: children + [own]),
      originsOfDocument: origins, earlier: try judgedBefore(in: own, of: number)
    ).assembled()
  }

  private func originsOf(_ document: DocumentID) throws -> [String] {
    try state(of: document.text, .document).flatMap { SourceDocument($0) }?.origins ?? []
  }

  /// The entities that belong to a claim or document.
  func children(of parent: Int64) throws -> [(number: Int64, name: String)] {
    let statement = try BulkStatement(
      db, "SELECT number, name FROM entity WHERE parent = ? ORDER BY name")
    var children: [(number: Int64, name: String)] = []
    try statement.forEachRow(.int(parent)) { row in
      children.append((row.int(0) ?? 0, row.text(1) ?? ""))
    }
    return children
  }

  /// The names of the claims that operations added, by document and place of their first appearance,
  /// those without one last, then by name.
  ///
  /// - Parameter others: claims that are given too, whatever the tables say of how they stand.
  public func claimNames(
    _ filter: ClaimFilter = ClaimFilter(), and others: [ClaimID] = []
  ) throws -> [ClaimID] {
    try String.fetchAll(
      db,
      sql: """
        SELECT entity.name FROM claim JOIN entity ON entity.number = claim.entity
        LEFT JOIN (SELECT claim, min(document || printf('%012d%012d', start, end)) AS place
                   FROM appearance GROUP BY claim) AS first ON first.claim = claim.entity
        WHERE known AND (?1 IS NULL OR status = ?1
                         OR entity.name IN (SELECT value FROM json_each(?3)))
          AND (?2 IS NULL OR EXISTS (SELECT 1 FROM appearance
                                     WHERE appearance.claim = claim.entity AND document = ?2))
        ORDER BY place IS NULL, place, entity.name
        """,
      arguments: [
        filter.status?.rawValue, filter.document?.text,
        JSONValue.array(others.map { .string($0.text) }).canonicalText,
      ]
    ).compactMap { ClaimID($0) }
  }

  /// The first appearance of every claim that has one.
  public func firstPlaces() throws -> [ClaimID: (DocumentID, TextSpan)] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT entity.name, document, start, end FROM appearance
        JOIN entity ON entity.number = appearance.claim ORDER BY document, start, end
        """)
    return rows.reduce(into: [:]) { places, row in
      guard let claim = ClaimID(row["name"] as String), places[claim] == nil,
        let document = DocumentID(row["document"] as String),
        let span = TextSpan(row["start"], row["end"])
      else { return }
      places[claim] = (document, span)
    }
  }

  /// Whether an operation added the claim.
  public func isKnown(_ id: ClaimID) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT known FROM claim JOIN entity ON entity.number = claim.entity
        WHERE entity.name = ? AND entity.kind = 'claim'
        """, arguments: [id.text]) ?? false
  }

  /// The whole desk's contested facets, in byte order of entity and facet.
  public func contests() throws -> [MergeReport.Contested] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, facet, heads FROM contest ORDER BY name, facet
        """
    ).map {
      MergeReport.Contested(
        entity: $0["name"], facet: Facet(recorded: $0["facet"]), heads: $0["heads"])
    }
  }

  /// The heads of a contested facet, greatest id first.
  public func heads(of entity: String, facet: Facet) throws -> [Operation] {
    try EntityKind.allCases.compactMap { try number(of: entity, $0) }.flatMap {
      try heads(of: $0, facet: facet)
    }
  }

  /// The claims that annotators rate differently and nobody ruled on, in byte order of name.
  public func disputed() throws -> NameList {
    var names = NameList()
    names.reserveCapacity(try disputedCount(), length: ClaimID.textLength)
    let statement = try BulkStatement(
      db,
      """
      SELECT name FROM claim JOIN entity ON entity.number = claim.entity
      WHERE status = 'disputed'
      """)
    try statement.forEachRow { names.append($0.bytes(0)) }
    names.sort()
    return names
  }

  /// How many claims annotators rate differently and nobody ruled on.
  public func disputedCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM claim WHERE status = 'disputed'") ?? 0
  }
}
