public import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB
import GRDBSQLite

/// One state of the desk, for reading.
public struct StoreView {
  let db: Database
  let seals = SealCover()

  init(db: Database) { self.db = db }

  /// The desk's file.
  public func path() -> String {
    sqlite3_db_filename(db.sqliteConnection, "main").map { String(cString: $0) } ?? ""
  }

  /// The desk's instance: tells it from its copies.
  public func instance() throws -> String {
    try String.fetchOne(db.cachedStatement(sql: "SELECT instance FROM desk")) ?? ""
  }

  /// The number of operations.
  public func operationCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM operation") ?? 0
  }

  /// The digest of the set of operations.
  public func digest() throws -> SHA256 {
    let last = try Int.fetchOne(db, sql: "SELECT max(row) FROM operation") ?? 0
    // Of many operations a part at a time: their names alone would take 24 bytes each.
    let most = 500_000
    let parts = 1 + last / most
    var digest = SetDigest()
    for part in 0..<parts {
      var names: [OperationID] = []
      names.reserveCapacity(last / parts + last / 100)
      try BulkStatement(db, "SELECT id FROM operation").forEachRow { row in
        guard let id = row.id(0), id.part(of: parts) == part else { return }
        names.append(id)
      }
      digest.add(&names)
    }
    return digest.finish()
  }

  /// The digest of the state; see ``AnnotationSync/StateDigest``.
  public func stateDigest() throws -> SHA256 {
    var digest = StateDigest()
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT DISTINCT entity.name, facet, entity FROM facet_operation
        JOIN entity ON entity.number = facet_operation.entity
        WHERE replaced = 0 AND operation IS NOT NULL ORDER BY entity.name, facet
        """)
    while let row = try cursor.next() {
      let name: String = row["name"]
      let entity: Int64 = row["entity"]
      let facet = Facet(recorded: row["facet"])
      digest.add(entity: name, facet: facet, heads: try heads(of: entity, facet: facet))
    }
    return digest.finish()
  }

  /// The operations in the order in which they are shared: by chain, then place, then id.
  ///
  /// - Parameter device: only the chains of this device; `nil` for all.
  public func forEachLine(
    ofDevice device: String? = nil, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let chains = try Row.fetchAll(
      db, sql: "SELECT number FROM chain WHERE ?1 IS NULL OR device = ?1 ORDER BY device, epoch",
      arguments: [device])
    for chain in chains {
      let number: Int64 = chain["number"]
      let cursor = try Row.fetchCursor(
        db, sql: "SELECT line FROM operation WHERE chain = ? ORDER BY number, id",
        arguments: [number])
      while let row = try cursor.next() {
        try row.withUnsafeData(atIndex: 0) { line in
          try line?.withUnsafeBytes { try body($0) }
        }
      }
    }
  }

  /// The lines that came after a place in the log, in the order in which they came.
  public func forEachLine(
    after position: LogPosition, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT line FROM operation WHERE row > ? ORDER BY row", arguments: [position.row])
    while let row = try cursor.next() {
      try row.withUnsafeData(atIndex: 0) { line in
        try line?.withUnsafeBytes { try $0.withMemoryRebound(to: UInt8.self, body) }
      }
    }
  }

  /// The last number written in a chain; 0 when the desk does not know the chain.
  public func lastNumber(of chain: Chain) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT max(operation.number) FROM operation
          JOIN chain ON chain.number = operation.chain WHERE device = ? AND epoch = ?
          """), arguments: [chain.device, chain.epoch]) ?? 0
  }

  /// The greatest epoch of a device that the desk knows; 0 when it knows none.
  public func lastEpoch(of device: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(epoch) FROM chain WHERE device = ?", arguments: [device])
      ?? 0
  }

  /// The operations of a chain from its `first` number on, in order.
  public func operations(in chain: Chain, from first: Int = 1) throws -> [Operation] {
    try Data.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT line FROM operation JOIN chain ON chain.number = operation.chain
          WHERE device = ? AND epoch = ? AND operation.number >= ? ORDER BY operation.number, id
          """), arguments: [chain.device, chain.epoch, first]
    ).map { try Operation(line: [UInt8]($0)) }
  }

  /// All operations of a device, epoch after epoch, in order.
  ///
  /// - Parameter last: the chain whose operations come behind those of all others: what is written there now is
  ///   the latest on this desk, also where work that the device did elsewhere has a later epoch.
  public func operations(ofDevice device: String, last: Chain? = nil) throws -> [Operation] {
    let epochs = try Int.fetchAll(
      db, sql: "SELECT epoch FROM chain WHERE device = ? ORDER BY epoch", arguments: [device])
    let chains = epochs.map { Chain(device: device, epoch: $0) }
    let ordered = chains.filter { $0 != last } + chains.filter { $0 == last }
    return try ordered.flatMap { try operations(in: $0) }
  }

  /// Those of the named operations that are here and wrote the target's facet, in order of name.
  ///
  /// - Parameter isEach: whether those of one content are all given; else the first of them.
  public func operations(
    named ids: [OperationID], of target: WriteTarget, each isEach: Bool = false
  ) throws -> [Operation] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT line FROM entity
        JOIN facet_operation AS written ON written.entity = entity.number
        JOIN operation ON operation.row = written.operation
        WHERE entity.name = ? AND entity.kind = ? AND facet = ? AND written.id = ?
        """)
    var found: [Operation] = []
    for id in ids.sorted() {
      let line = try Data.fetchOne(
        statement,
        arguments: [
          target.entity, target.kind.rawValue, target.facet.text, Data(id.bytes),
        ])
      guard let line else { continue }
      let operation = try Operation(line: [UInt8](line))
      if isEach || !found.contains(where: { $0.content == operation.content }) {
        found.append(operation)
      }
    }
    return found
  }

  /// The heads of one facet, greatest id first.
  func heads(of entity: Int64, facet: Facet) throws -> [Operation] {
    let statement = try BulkStatement(
      db,
      """
      SELECT line, head.id FROM facet_operation AS head
      JOIN operation ON operation.row = head.operation
      WHERE entity = ? AND facet = ? AND replaced = 0 ORDER BY head.id DESC
      """)
    var reader = OperationReader()
    var heads: [Operation] = []
    try statement.forEachRow(.int(entity), .text(facet.text)) { row in
      heads.append(try reader.read(row.bytes(0).bindMemory(to: UInt8.self), named: row.id(1)))
    }
    return heads
  }

  /// The number of an entity; `nil` when nothing names it.
  func number(of name: String, _ kind: EntityKind) throws -> Int64? {
    try BulkStatement(db, "SELECT number FROM entity WHERE name = ? AND kind = ?")
      .firstInt(.text(name), .text(kind.rawValue))
  }

  /// The heads of all facets of an entity; `nil` when nothing names it.
  public func state(of name: String, _ kind: EntityKind) throws -> EntityState? {
    try number(of: name, kind).map { try state(of: $0, name: name) }
  }

  func state(of entity: Int64, name: String) throws -> EntityState {
    let statement = try BulkStatement(
      db,
      """
      SELECT facet, line, head.id FROM facet_operation AS head
      JOIN operation ON operation.row = head.operation
      WHERE entity = ? AND replaced = 0 ORDER BY facet, head.id DESC
      """)
    var reader = OperationReader()
    var facets = WrittenFacets()
    try statement.forEachRow(.int(entity)) { row in
      let line = row.bytes(1).bindMemory(to: UInt8.self)
      facets.add(try reader.read(line, named: row.id(2)), to: row.bytes(0))
    }
    return EntityState(name: name, facets: facets.heads { $0 })
  }

  /// The bytes of a document as taken in; `nil` when they are not on this desk.
  public func bytes(of document: DocumentID) throws -> [UInt8]? {
    try Data.fetchOne(
      db.cachedStatement(sql: "SELECT bytes FROM document_bytes WHERE document = ?"),
      arguments: [document.text]
    ).map { [UInt8]($0) }
  }
}
