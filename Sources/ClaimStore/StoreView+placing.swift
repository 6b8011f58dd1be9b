import AnnotationSync
public import ClaimModel
import GRDB

extension StoreView {
  /// A claim that is to be placed anew.
  public struct Misplaced: Sendable {
    public let claim: ClaimID
    public let wording: String
    /// Where it is to be placed: the current version of a document, or the document in which its words were
    /// not found.
    public let document: DocumentID
    /// Where it appears: what was not found, or the first place in former versions.
    public let key: WalkKey
  }

  /// The claims that stand and are to be placed anew, in order of document and place: appearances that were
  /// not found in their documents, and claims of former versions that have no place in the current one.
  ///
  /// What somebody said to be absent from the current version is left out; so is a place of which the words
  /// were not found, until that is answered.
  public func misplaced(
    after key: WalkKey? = nil, isBackwards: Bool = false, limit: Int
  ) throws -> [Misplaced] {
    let order = isBackwards ? "DESC" : "ASC"
    let side = isBackwards ? "<" : ">"
    let arguments: StatementArguments =
      key.map {
        ["shelf": $0.shelf, "start": $0.start, "end": $0.end, "name": $0.name]
      } ?? [:]
    // The document is that of the table which is gone through in its order: nothing is sorted but its end.
    let found = try [
      (Self.standingOrphans, "appearance.document", "appearance.document"),
      (Self.standingFormer, "former.document", "former.current"),
    ].flatMap { source, document, current in
      let beyond = """
        AND \(document) \(side)= :shelf
        AND (\(document), appearance.start, appearance.end, name) \(side) (:shelf, :start, :end, :name)
        """
      return try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(document) AS document, appearance.start, appearance.end, name, wording,
                   \(current) AS current
            \(source) \(key == nil ? "" : beyond)
            ORDER BY \(document) \(order), appearance.start \(order), appearance.end \(order),
                     name \(order) LIMIT \(limit)
            """), arguments: arguments)
    }
    let misplaced = found.compactMap { Misplaced($0) }
      .sorted { isBackwards ? $0.key > $1.key : $0.key < $1.key }
    return Array(misplaced.prefix(limit))
  }

  /// How many there are to be placed anew.
  public func misplacedCount() throws -> Int {
    try [Self.standingOrphans, Self.standingFormer].reduce(0) { sum, source in
      try sum + (Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) \(source)")) ?? 0)
    }
  }

  /// The current versions of the documents that a claim appears in, in which it has no place and of which
  /// nobody said that they do not have it; in order of name.
  ///
  /// It is not asked whether the claim stands.
  public func unplacedVersions(of claim: ClaimID) throws -> [DocumentID] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT DISTINCT former.current FROM entity
          CROSS JOIN appearance ON appearance.claim = entity.number
          CROSS JOIN former_version AS former ON former.document = appearance.document
          WHERE entity.kind = 'claim' AND entity.name = ? AND \(Self.isUnanswered) ORDER BY 1
          """), arguments: [claim.text]
    ).compactMap { DocumentID($0) }
  }

  /// Whether any document is a former version of another one.
  public func hasFormerVersions() throws -> Bool {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM former_version LIMIT 1")) != nil
  }

  /// The current version of a document; itself where no other one is later.
  public func currentVersion(of document: DocumentID) throws -> DocumentID {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT current FROM former_version WHERE document = ?"),
      arguments: [document.text]
    ).flatMap { DocumentID($0) } ?? document
  }

  /// Where claims appear in a document, those that were decided about, whether or not they stand; in order of
  /// place.
  public func decidedPlaces(in document: DocumentID) throws -> [(claim: ClaimID, stands: Bool)] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT name, min(start), min(end), status FROM appearance
          CROSS JOIN claim ON claim.entity = appearance.claim
          CROSS JOIN entity ON entity.number = appearance.claim
          WHERE document = ? AND known AND status <> 'candidate' AND \(Self.isClaimName)
          GROUP BY name ORDER BY 2, 3, 1
          """), arguments: [document.text]
    ).compactMap { row in
      guard let claim = ClaimID(row["name"] as String),
        let status = Claim.Status(rawValue: row["status"])
      else { return nil }
      return (claim, status.stands)
    }
  }

  /// Holds where the claim of `appearance` has no place in the version `former.current`, and what is shown of
  /// it does not say that this is so.
  private static let isUnanswered = """
    NOT EXISTS (SELECT 1 FROM appearance AS there
                WHERE there.claim = appearance.claim AND there.document = former.current)
    AND (SELECT value FROM facet_operation AS said
         WHERE said.entity = appearance.claim AND said.facet = 'absence:' || former.current
           AND replaced = 0 AND operation IS NOT NULL ORDER BY id DESC LIMIT 1) IS NULL
    """

  private static let stands = """
    CROSS JOIN claim ON claim.entity = appearance.claim
    CROSS JOIN entity ON entity.number = appearance.claim
    WHERE known AND status IN ('open', 'agreed', 'disputed', 'ruled') AND \(isClaimName)
    """

  private static let standingOrphans = "FROM orphan AS appearance \(stands)"

  // Of several places in former versions the first one speaks.
  private static let standingFormer = """
    FROM former_version AS former
    CROSS JOIN appearance ON appearance.document = former.document
    \(stands) AND \(isUnanswered)
    AND NOT EXISTS (
      SELECT 1 FROM appearance AS other
      CROSS JOIN former_version AS alike ON alike.document = other.document
      WHERE other.claim = appearance.claim AND alike.current = former.current
        AND (other.document, other.start, other.end)
          < (appearance.document, appearance.start, appearance.end))
    AND NOT EXISTS (
      SELECT 1 FROM orphan WHERE orphan.document = appearance.document
        AND orphan.start = appearance.start AND orphan.end = appearance.end
        AND orphan.claim = appearance.claim)
    """
}

extension StoreView.Misplaced {
  fileprivate init?(_ row: Row) {
    guard let claim = ClaimID(row["name"] as String),
      let document = DocumentID(row["current"] as String)
    else { return nil }
    self.init(
      claim: claim, wording: row["wording"], document: document,
      key: WalkKey(
        shelf: row["document"], start: row["start"], end: row["end"], name: row["name"]))
  }
}
