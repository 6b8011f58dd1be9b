import AnnotationSync
public import ClaimModel
import GRDB

extension StoreView {
  /// How many texts a word may stand in and still count as telling them apart.
  public static let commonWord = 4_000

  /// How many texts are looked at where a word is a common one: the latest to come.
  public static let mostOfCommonWord = 1_000

  /// Claims, documents and notes that hold all the words, best first, then in byte order of kind and
  /// name.
  ///
  /// The words are taken as words: nothing in them is a query language. The order is that of BM25. Where
  /// one of them stands in more than ``commonWord`` texts, all would have to be gone through for that: of
  /// those that hold all the words, the latest ``mostOfCommonWord`` are given instead, the shortest first.
  public func find(_ words: String, limit: Int = 50) throws -> [SearchHit] {
    let terms = Self.terms(words)
    guard !terms.isEmpty, limit > 0 else { return [] }
    let pattern = terms.joined(separator: " ")
    let isCommon = try terms.contains { try isCommonWord($0) }
    let found = try isCommon ? latest(pattern) : ranked(pattern)
    return try best(limit, of: found).map { entity, hit in
      SearchHit(
        kind: hit.kind, name: hit.name, snippet: try snippet(of: entity, for: pattern),
        score: hit.score)
    }
  }

  /// Each word as an FTS5 string, so that none is an operator.
  static func terms(_ words: String) -> [String] {
    words.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { "\"\($0)\"" }
  }

  private func isCommonWord(_ term: String) throws -> Bool {
    let count = try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"),
      arguments: [term, Self.commonWord + 1])
    return count ?? 0 > Self.commonWord
  }

  private typealias Scored = (entity: Int64, score: Double)

  private func ranked(_ pattern: String) throws -> [Scored] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT rowid, rank FROM search WHERE search MATCH ? ORDER BY rank, rowid"),
      arguments: [pattern]
    ).map { ($0["rowid"], -($0["rank"] as Double)) }
  }

  /// The latest texts that hold all the words; the shorter, the higher the score: it is below 1.
  private func latest(_ pattern: String) throws -> [Scored] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT entity, length(body) AS length FROM searchable
          WHERE entity IN (SELECT rowid FROM search WHERE search MATCH ?
                           ORDER BY rowid DESC LIMIT ?)
          ORDER BY length
          """), arguments: [pattern, Self.mostOfCommonWord]
    ).map { ($0["entity"], 1 / (1 + ($0["length"] as Double))) }
  }

  /// The first of what was found, equals in byte order of kind and name.
  private func best(
    _ limit: Int, of found: [Scored]
  ) throws -> [(Int64, (kind: String, name: String, score: Double))] {
    // What has the score of the last one that fits may come before it by its name.
    let least = found.count > limit ? found[limit - 1].score : -.infinity
    let named = try found.prefix { $0.score >= least }.compactMap { one in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT kind, name FROM entity WHERE number = ?"),
        arguments: [one.entity]
      ).map { (one.entity, (kind: $0["kind"] as String, name: $0["name"] as String, one.score)) }
    }
    return Array(
      named.sorted { left, right in
        if left.1.2 != right.1.2 { return left.1.2 > right.1.2 }
        return (ExactText(left.1.kind), ExactText(left.1.name))
          < (ExactText(right.1.kind), ExactText(right.1.name))
      }.prefix(limit)
    ).map { ($0.0, (kind: $0.1.kind, name: $0.1.name, score: $0.1.2)) }
  }

  private func snippet(of entity: Int64, for pattern: String) throws -> String {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT snippet(search, 0, '[', ']', '…', 12) FROM search
          WHERE search MATCH ? AND rowid = ?
          """), arguments: [pattern, entity]) ?? ""
  }
}
