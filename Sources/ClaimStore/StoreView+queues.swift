import AnnotationSync
public import ClaimModel
import GRDB

/// A place in the queue of candidates: most worth first, then in the order of the walk.
public struct WorthKey: Hashable, Sendable {
  let worth: Double
  let document: String
  let start: Int
  let end: Int
}

/// A place in the list of what is contested, which is in byte order of kind, name and facet.
public struct ContestKey: Hashable, Sendable {
  let kind: String
  let name: String
  let facet: String
}

extension StoreView {
  /// A candidate that waits for a decision.
  public struct WaitingCandidate: Sendable {
    public let claim: ClaimID
    public let document: DocumentID
    /// 0…1.
    public let worth: Double
    /// What the extractor saw, as JSON.
    public let body: String
    public let key: WorthKey
  }

  /// The candidates that nobody has decided about, the one most worth checking first, then by document
  /// and place.
  ///
  /// - Parameters:
  ///   - key: where to go on from; `nil` begins with the best.
  ///   - isBackwards: whether to go towards the best; the nearest comes first all the same.
  public func candidatesByWorth(
    after key: WorthKey? = nil, isBackwards: Bool = false, limit: Int
  ) throws -> [WaitingCandidate] {
    // Everything from the key's worth on is read through the index; the comparison of the rest leaves out
    // what is before the key among equals.
    let beyond =
      isBackwards
      ? "worth >= :worth AND (worth > :worth OR (document, start, end) < (:document, :start, :end))"
      : "worth <= :worth AND (worth < :worth OR (document, start, end) > (:document, :start, :end))"
    let order =
      isBackwards
      ? "worth ASC, document DESC, start DESC, end DESC"
      : "worth DESC, document ASC, start ASC, end ASC"
    let arguments: StatementArguments =
      key.map {
        ["worth": $0.worth, "document": $0.document, "start": $0.start, "end": $0.end]
      } ?? [:]
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT claim, document, start, end, worth, body FROM candidate
          WHERE waits > 0 \(key == nil ? "" : "AND \(beyond)") ORDER BY \(order) LIMIT \(limit)
          """), arguments: arguments
    ).compactMap { row in
      guard let claim = ClaimID(row["claim"] as String),
        let document = DocumentID(row["document"] as String)
      else { return nil }
      return WaitingCandidate(
        claim: claim, document: document, worth: row["worth"], body: row["body"],
        key: WorthKey(
          worth: row["worth"], document: row["document"], start: row["start"], end: row["end"]))
    }
  }

  /// How many candidates nobody has decided about, those among them that are claims already.
  public func waitingCandidateCount() throws -> Int {
    let claims = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM candidate WHERE waits = 2"))
    return try candidateCount() + (claims ?? 0)
  }

  /// A facet that is contested, and the claim that it belongs to.
  public struct ContestedFacet: Sendable {
    public let entity: String
    public let facet: Facet
    /// `nil` when it belongs to no claim.
    public let claim: ClaimID?
    public let key: ContestKey
  }

  /// What is contested, in byte order of kind, name and facet.
  public func contestedFacets(
    after key: ContestKey? = nil, isBackwards: Bool = false, limit: Int
  ) throws -> [ContestedFacet] {
    let order = isBackwards ? "DESC" : "ASC"
    let beyond = "WHERE (kind, name, facet) \(isBackwards ? "<" : ">") (:kind, :name, :facet)"
    let arguments: StatementArguments =
      key.map { ["kind": $0.kind, "name": $0.name, "facet": $0.facet] } ?? [:]
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT kind, name, facet FROM contest \(key == nil ? "" : beyond)
          ORDER BY kind \(order), name \(order), facet \(order) LIMIT \(limit)
          """), arguments: arguments
    ).map { try ContestedFacet($0, in: self) }
  }

  /// A claim's open queries, in the order in which they were asked.
  public func openQueries(on claim: ClaimID) throws -> [OpenQuery] {
    guard let number = try number(of: claim.text, .claim) else { return [] }
    let open: [OpenQuery] = try children(of: number).compactMap { child in
      guard let id = QueryID(child.name) else { return nil }
      let shown = EntityGroup.shown(of: try facetRows(of: child.number))
      guard QueryReading(name: child.name, shown: shown).isOpen else { return nil }
      return OpenQuery(id: id, text: shown.first { $0.kind == .query }?.value ?? "")
    }
    guard open.count > 1 else { return open }
    return causalOrder(
      of: try open.compactMap { query in
        try heads(of: query.id.text, facet: Facet(.query)).first.map { ($0, query) }
      })
  }
}

extension StoreView.ContestedFacet {
  fileprivate init(_ row: Row, in view: StoreView) throws {
    let (kind, name, facet): (String, String, String) = (row["kind"], row["name"], row["facet"])
    let parent = try String.fetchOne(
      view.db.cachedStatement(
        sql: """
          SELECT parent.name FROM entity JOIN entity AS parent ON parent.number = entity.parent
          WHERE entity.kind = ? AND entity.name = ? AND parent.kind = 'claim'
          """), arguments: [kind, name])
    self.init(
      entity: name, facet: Facet(recorded: facet),
      claim: kind == "claim" ? ClaimID(name) : parent.flatMap { ClaimID($0) },
      key: ContestKey(kind: kind, name: name, facet: facet))
  }
}
