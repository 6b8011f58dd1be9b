import GRDB

/// Compares what is kept beside the log and follows from it with what would be written now: which
/// candidates wait, how many, and which appearances are to be looked for or were not found.
struct KeptInspection {
  let db: Database

  /// A row that is not as it would be made.
  struct Difference {
    let table: String
    /// Which row, and what is wrong with it.
    let detail: String
  }

  /// The first candidate that does not wait as its claim says, and the first document that is counted with
  /// other candidates than it has.
  func ofCandidates() throws -> [Difference] {
    try [first("candidate", Self.candidates), first("candidate_tally", Self.tallies)]
      .compactMap { $0 }
  }

  /// The first claim that is to be looked for, and the first that is missed, where it does not appear.
  func ofAppearances() throws -> [Difference] {
    try [first("unsought", Self.unsought), first("orphan", Self.orphans)].compactMap { $0 }
  }

  /// The first document that is kept with another current version than its like make it.
  func ofVersions() throws -> [Difference] {
    try [first("former_version", VersionTable.differing)].compactMap { $0 }
  }

  /// - Parameter sql: selects what is wrong, in words.
  private func first(_ table: String, _ sql: String) throws -> Difference? {
    try String.fetchOne(db, sql: "\(sql) ORDER BY 1 LIMIT 1").map {
      Difference(table: table, detail: $0)
    }
  }

  private static let candidates = """
    SELECT 'the candidate ' || claim || ' is marked ' || waits || ', and its claim says ' || made
    FROM (SELECT claim, waits, \(CandidateTable.waitsAsMade) AS made FROM candidate)
    WHERE waits <> made
    """

  private static let tallies = """
    SELECT 'document ' || document || ' is counted with ' || sum(counted) || ' waiting candidates, and has '
      || sum(waiting)
    FROM (SELECT document, candidates AS counted, 0 AS waiting FROM candidate_tally
          UNION ALL SELECT document, 0, count(*) FROM candidate WHERE waits = 1 GROUP BY document)
    GROUP BY document HAVING sum(counted) <> sum(waiting)
    """

  // What was looked for already is no longer in the table: only a row too many can be told here.
  private static let unsought = """
    SELECT 'claim ' || coalesce(name, '') || ' is to be looked for in document ' || document
      || ', where it does not appear'
    FROM unsought LEFT JOIN entity ON entity.number = unsought.claim
    WHERE NOT EXISTS (SELECT 1 FROM appearance WHERE appearance.claim = unsought.claim
                      AND appearance.document = unsought.document)
    """

  private static let orphans = """
    SELECT 'claim ' || coalesce(name, '') || ' is missed in document ' || document || ' at ' || start || '–'
      || end || ', where it does not appear'
    FROM orphan LEFT JOIN entity ON entity.number = orphan.claim
    WHERE NOT EXISTS (SELECT 1 FROM appearance WHERE appearance.claim = orphan.claim
                      AND appearance.document = orphan.document AND appearance.start = orphan.start
                      AND appearance.end = orphan.end)
    """
}
