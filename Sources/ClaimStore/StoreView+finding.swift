public import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

extension StoreView {
  /// The names of one kind that begin with `prefix`, in byte order.
  ///
  /// - Parameter limit: how many at most.
  public func names(of kind: EntityKind, beginningWith prefix: String, limit: Int = 20) throws
    -> [String]
  {
    let pattern = prefix.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
    guard pattern == prefix else { return [] }
    // A stretch of an index: no name that begins so comes after the greatest scalar.
    func beginning(_ column: String, _ table: String, _ condition: String = "1") throws -> [String]
    {
      try String.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT DISTINCT \(column) FROM \(table)
            WHERE \(condition) AND \(column) >= ?1 AND \(column) < ?1 || char(1114111)
            ORDER BY \(column) LIMIT ?2
            """), arguments: [prefix, limit])
    }
    let entities = try beginning("name", "entity", "kind = '\(kind.rawValue)'")
    let beside =
      switch kind {
      case .claim: try beginning("claim", "candidate")
      case .document: try beginning("document", "document_bytes")
      case .evidence, .query, .note, .publication, .annotator, .desk, .chain, .operation:
        [String]()
      }
    return Set((entities + beside).map { ExactText($0) }).sorted().map(\.text)
  }

  /// All operations on an entity and on what belongs to it, in causal order: an operation comes after
  /// those that it replaces and after those before it in its chain; ties by `at`, then by id.
  public func history(of name: String, _ kind: EntityKind) throws
    -> [(operation: Operation, isReplaced: Bool)]
  {
    guard let number = try number(of: name, kind) else { return [] }
    let entities = [number] + (try children(of: number).map(\.number))
    var found: [(Operation, Bool)] = []
    for entity in entities {
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT line, replaced FROM facet_operation AS written
            JOIN operation ON operation.row = written.operation WHERE entity = ?
            """), arguments: [entity])
      for row in rows {
        found.append((try Operation(line: [UInt8](row["line"] as Data)), row["replaced"]))
      }
    }
    let replaced = Dictionary(found.map { ($0.0.id, $0.1) }, uniquingKeysWith: { $0 || $1 })
    return causalOrder(of: found.map(\.0)).map { ($0, replaced[$0.id] ?? false) }
  }

  /// In which order the operations on an entity and on what belongs to it came to this desk; greater is later.
  public func arrivals(on name: String, _ kind: EntityKind) throws -> [OperationID: Int64] {
    guard let number = try number(of: name, kind) else { return [:] }
    let statement = try BulkStatement(
      db, "SELECT id, operation FROM facet_operation WHERE entity = ? AND operation IS NOT NULL")
    var rows: [OperationID: Int64] = [:]
    for entity in [number] + (try children(of: number).map(\.number)) {
      try statement.forEachRow(.int(entity)) { row in
        if let id = row.id(0) { rows[id] = row.int(1) }
      }
    }
    return rows
  }

  /// All operations on a claim and on what belongs to it, with what people said of whether these count; in the
  /// same order.
  public func historyWithAcceptances(of claim: String) throws
    -> [(operation: Operation, isReplaced: Bool)]
  {
    let history = try history(of: claim, .claim)
    let isAny = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM entity WHERE kind = 'operation')"))
    guard isAny ?? false else { return history }
    let all =
      try history + history.flatMap { try self.history(of: $0.operation.id.text, .operation) }
    let replaced = Dictionary(
      all.map { ($0.operation.id, $0.isReplaced) }, uniquingKeysWith: { $0 || $1 })
    return causalOrder(of: all.map(\.operation)).map { ($0, replaced[$0.id] ?? false) }
  }

  /// The documents that the desk knows, in byte order of name.
  public func documents() throws -> [SourceDocument] {
    let names = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM entity WHERE kind = 'document'
        UNION SELECT document FROM document_bytes ORDER BY 1
        """)
    return try names.compactMap { DocumentID($0) }.map { try document($0) }
  }

  /// What is known of a document.
  public func document(_ id: DocumentID) throws -> SourceDocument {
    let state = try state(of: id.text, .document)
    var document = state.flatMap { SourceDocument($0) } ?? SourceDocument(id: id)
    document.isPresent = try holds(id)
    document.hasText =
      document.isPresent || state?.facet(.text)?.shown?.with("text")?.string != nil
    return document
  }

  /// Whether the document's bytes are on this desk.
  public func holds(_ document: DocumentID) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM document_bytes WHERE document = ?"),
      arguments: [document.text]) ?? false
  }

  /// The people who have written here, in byte order.
  public func annotators() throws -> [Annotator] {
    let facets = try String.fetchAll(
      db, sql: "SELECT DISTINCT facet FROM facet_operation WHERE facet GLOB 'verdict:*'")
    return facets.compactMap { Facet(recorded: $0).key }.map { Annotator(recorded: $0) }.sorted()
  }
}
