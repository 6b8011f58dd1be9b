import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// Keeps in step which documents are former versions of others, and which version is the current one.
///
/// What a version is, and which is the current one, is as ``ClaimModel/SourceDocument/isVersion(of:)`` and
/// ``ClaimModel/VersionOrder`` say.
struct VersionTable {
  /// How many groups of versions are remembered at most before they are looked through.
  private static let limit = 4_096

  private let db: Database
  private let find: BulkStatement
  private let remove: BulkStatement
  private let findSayings: BulkStatement
  private let removeFormer: BulkStatement
  private var groups: Set<Group> = []

  /// The documents of one address, or of one title and outlet.
  fileprivate enum Group: Hashable {
    case address([UInt8])
    case title([UInt8])
  }

  init(db: Database) throws {
    self.db = db
    find = try BulkStatement(
      db, "SELECT address, title, retrieved, taken_in FROM version WHERE document = ?")
    remove = try BulkStatement(db, "DELETE FROM version WHERE document = ?")
    findSayings = try BulkStatement(
      db,
      """
      SELECT facet, line FROM facet_operation AS head
      JOIN operation ON operation.row = head.operation
      WHERE entity = ? AND facet >= ? AND facet < ? AND replaced = 0 ORDER BY facet, head.id DESC
      """)
    removeFormer = try BulkStatement(db, "DELETE FROM former_version WHERE document = ?")
  }

  /// What is kept of one document.
  struct Kept: Equatable {
    let address: [UInt8]?
    let title: [UInt8]?
    let retrieved: String
    let takenIn: String

    /// `nil` for a document that nothing is known of by which it could be a version of another.
    init?(_ document: SourceDocument) {
      address = document.url.map { Self.hash($0) }
      title = document.title.map { title in
        Self.hash(title + (document.outlet.map { "\n\($0)" } ?? ""))
      }
      let order = VersionOrder(document)
      (retrieved, takenIn) = (order.retrieved, order.takenIn)
      if address == nil, title == nil { return nil }
    }

    fileprivate init(_ row: BulkStatement.Row) {
      let hashes = (0...1).map { Array(row.bytes($0)) }
      address = hashes[0].isEmpty ? nil : hashes[0]
      title = hashes[1].isEmpty ? nil : hashes[1]
      retrieved = row.text(2) ?? ""
      takenIn = row.text(3) ?? ""
    }

    fileprivate var groups: [Group] {
      [address.map { .address($0) }, title.map { .title($0) }].compactMap(\.self)
    }

    static func hash(_ text: String) -> [UInt8] { SHA256(of: Array(text.utf8)).bytes }
  }

  /// What is kept of a document; `nil` where nothing is.
  private func stored(_ name: String) throws -> Kept? {
    var kept: Kept?
    try find.forEachRow(.text(name)) { kept = Kept($0) }
    return kept
  }

  /// Settles a document: what is known of it may have changed.
  mutating func settle(_ entity: Int64, _ group: EntityGroup) throws {
    let isDescribed = group.rows.contains {
      $0.change != .none && ($0.kind == .takingIn || $0.kind == .description)
    }
    guard isDescribed else { return }
    let (kept, former) = try (made(of: entity, group.name), stored(group.name))
    guard kept != former else { return }
    if let former {
      try remove.run(.text(group.name))
      try removeFormer.run(.text(group.name))
      groups.formUnion(former.groups)
    }
    if let kept {
      try write(kept, of: group.name)
      groups.formUnion(kept.groups)
    }
    if groups.count > Self.limit { try finish() }
  }

  /// Whether what is kept of a document is what would be kept of it now.
  func isAsMade(_ entity: Int64, _ name: String) throws -> Bool {
    try made(of: entity, name) == stored(name)
  }

  private func write(_ kept: Kept, of name: String) throws {
    try db.cachedStatement(sql: "INSERT INTO version VALUES (?, ?, ?, ?, ?)").execute(arguments: [
      name, kept.address.map { Data($0) }, kept.title.map { Data($0) }, kept.retrieved,
      kept.takenIn,
    ])
  }

  /// What is to be kept of a document: only what was said of it as a whole is read.
  private func made(of entity: Int64, _ name: String) throws -> Kept? {
    var reader = OperationReader()
    var facets = WrittenFacets()
    for (first, last) in [("description", "description\u{1}"), ("taking-in:", "taking-in;")] {
      try findSayings.forEachRow(.int(entity), .text(first), .text(last)) { row in
        facets.add(try reader.read(row.bytes(1).bindMemory(to: UInt8.self)), to: row.bytes(0))
      }
    }
    return SourceDocument(EntityState(name: name, facets: facets.heads { $0 })).flatMap { Kept($0) }
  }

  /// Brings up to date which documents are former versions.
  mutating func finish() throws {
    for group in groups {
      let (column, key) =
        switch group {
        case .address(let key): ("address", key)
        case .title(let key): ("title", key)
        }
      let arguments: StatementArguments = ["key": Data(key)]
      try db.cachedStatement(
        sql: """
          DELETE FROM former_version
          WHERE document IN (SELECT document FROM version WHERE \(column) = :key)
          """
      ).execute(arguments: arguments)
      try db.cachedStatement(
        sql: """
          INSERT INTO former_version
          SELECT document, made FROM (
            SELECT document, \(Self.current) AS made FROM version AS this WHERE \(column) = :key)
          WHERE made <> document
          """
      ).execute(arguments: arguments)
    }
    groups = []
  }

  private static let latest = "ORDER BY retrieved DESC, taken_in DESC, document DESC LIMIT 1"

  /// The current version of the document `this`.
  private static let current = """
    (SELECT document FROM (
       SELECT * FROM (SELECT document, retrieved, taken_in FROM version AS other
                      WHERE other.address = this.address \(latest))
       UNION ALL
       SELECT * FROM (SELECT document, retrieved, taken_in FROM version AS other
                      WHERE other.title = this.title AND other.address IS NULL \(latest))
       UNION ALL
       SELECT * FROM (SELECT document, retrieved, taken_in FROM version AS other
                      WHERE this.address IS NULL AND other.title = this.title \(latest)))
     \(latest))
    """

  /// Selects, in words, documents that are kept with another current version than they have.
  static let differing = """
    SELECT 'document ' || document || ' is kept as a former version of ' || coalesce(kept, 'none')
      || ', and is one of ' || coalesce(made, 'none')
    FROM (
      SELECT this.document AS document, nullif(\(current), this.document) AS made,
             former_version.current AS kept
      FROM version AS this LEFT JOIN former_version ON former_version.document = this.document
      UNION ALL
      SELECT document, NULL, current FROM former_version
      WHERE document NOT IN (SELECT document FROM version))
    WHERE made IS NOT kept
    """
}
