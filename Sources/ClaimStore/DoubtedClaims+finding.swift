public import ClaimModel
import GRDB

// What is found by words, put right: the index holds the words that stand, whoever wrote them.
extension DoubtedClaims {
  /// Claims, documents and notes that hold all the words, as ``StoreView/find(_:limit:)`` gives them; claims by
  /// the words that count, those last that are not found by what stands in the index.
  public func find(_ words: String, in view: StoreView, limit: Int = 50) throws -> [SearchHit] {
    let otherwise = claims.filter { $0.value.isWordedOtherwise }
    guard !otherwise.isEmpty, limit > 0 else { return try view.find(words, limit: limit) }
    let tabled = try view.find(words, limit: limit + otherwise.count)
    let snippets = try view.snippets(of: otherwise.mapValues(\.words), for: words)
    var (hits, found): ([SearchHit], Set<ClaimID>) = ([], [])
    for hit in tabled {
      guard let claim = hit.kind == "claim" ? ClaimID(hit.name) : nil, otherwise[claim] != nil
      else {
        hits.append(hit)
        continue
      }
      guard let snippet = snippets[claim] else { continue }
      found.insert(claim)
      hits.append(SearchHit(kind: hit.kind, name: hit.name, snippet: snippet, score: hit.score))
    }
    let least = tabled.last?.score ?? 0
    hits += snippets.filter { !found.contains($0.key) }.sorted { $0.key < $1.key }.map {
      SearchHit(kind: "claim", name: $0.key.text, snippet: $0.value, score: least)
    }
    return Array(hits.prefix(limit))
  }
}

extension StoreView {
  /// Those of some texts that hold all the words, with the words around them; told as the index would.
  fileprivate func snippets(
    of texts: [ClaimID: String], for words: String
  ) throws -> [ClaimID: String] {
    let pattern = Self.terms(words).joined(separator: " ")
    guard !pattern.isEmpty else { return [:] }
    let claims = texts.sorted { $0.key < $1.key }
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE IF NOT EXISTS temp.counted_search USING fts5 (
          body, tokenize = 'porter unicode61 remove_diacritics 2');
        DELETE FROM temp.counted_search
        """)
    for (number, claim) in claims.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO temp.counted_search (rowid, body) VALUES (?, ?)"
      ).execute(arguments: [number, SearchTable.safe(claim.value)])
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT rowid AS number, snippet(counted_search, 0, '[', ']', '…', 12) AS snippet
        FROM temp.counted_search WHERE counted_search MATCH ?
        """, arguments: [pattern])
    return Dictionary(
      rows.map { (claims[$0["number"]].key, $0["snippet"]) },
      uniquingKeysWith: { first, _ in first })
  }
}
