public import AnnotationSync
public import ClaimModel
import GRDB

extension StoreView {
  /// What counts of what was said of a document's passages, in byte order of facets: each with its heads.
  ///
  /// What somebody wrote who is not proven, where the desk has a roster, neither adds nor takes away.
  public func passages(of document: DocumentID) throws -> [FacetHeads] {
    guard let number = try number(of: document.text, .document) else { return [] }
    return try countedState(of: number, name: document.text, roster: roster()).all(.passage)
  }

  /// Where the document's claims are made that stand: accepted or added by hand, and neither rejected,
  /// retracted nor only proposed.
  public func standingClaims(in document: DocumentID) throws -> [(claim: ClaimID, span: TextSpan)] {
    let roster = try roster()
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT entity.name, start, end, status FROM appearance
        JOIN claim ON claim.entity = appearance.claim
        JOIN entity ON entity.number = appearance.claim
        WHERE document = ? AND known ORDER BY start, end, entity.name
        """, arguments: [document.text])
    return try rows.compactMap { row in
      guard let claim = ClaimID(row["name"] as String),
        let span = TextSpan(row["start"], row["end"])
      else { return nil }
      let status =
        roster.isEmpty
        ? Claim.Status(rawValue: row["status"])
        : try countedClaim(claim, roster: roster)?.status
      return status?.stands ?? false ? (claim, span) : nil
    }
  }

  /// What the extractor saw and nobody has decided about, as far as it is in hand to be swept through.
  ///
  /// - Parameters:
  ///   - document: only in this document, in order of place; `nil` for all, the one most worth checking
  ///     first, then by document and place.
  ///   - passed: left out.
  public func undecided(
    in document: DocumentID?, except passed: Set<ClaimID>, limit: Int
  ) throws -> [StoredCandidate] {
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT document, start, end, claim, worth, body FROM candidate
        WHERE waits > 0 \(document == nil ? "" : "AND document = ?")
        ORDER BY \(document == nil ? "worth DESC, " : "") document, start, end
        """, arguments: document.map { [$0.text] } ?? [])
    var found: [StoredCandidate] = []
    while found.count < limit, let row = try cursor.next() {
      guard let document = DocumentID(row["document"] as String),
        let span = TextSpan(row["start"], row["end"]), let claim = ClaimID(row["claim"] as String),
        !passed.contains(claim)
      else { continue }
      found.append(
        StoredCandidate(
          document: document, span: span, claim: claim, worth: row["worth"], body: row["body"]))
    }
    return found
  }
}
