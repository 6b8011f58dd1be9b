import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// What checking a desk came to.
public struct IntegrityReport: Sendable {
  public var operations = 0
  public var chains = 0
  public var quarantined = 0
  public var problems: [Problem] = []

  /// Something that is not as it was written.
  public struct Problem: Sendable {
    /// Such as `changed-line`, `gap`, `equivocation`, `document-changed`, `database`.
    public let kind: String
    /// The chain, document or table it is in.
    public let entity: String
    public let detail: String
  }
}

extension Store {
  /// Makes every projection anew from the log, in one transaction.
  ///
  /// - Returns: how many operations were gone through.
  @discardableResult
  public func rebuild() throws -> Int {
    try write { try Self.rebuild($0) }
  }

  static func rebuild(_ db: Database, sortingLimit: Int = FacetSorter.defaultLimit) throws -> Int {
    try db.execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
    for table in ["searchable", "appearance", "contest", "claim", "facet_operation"] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
    try db.execute(sql: "UPDATE entity SET parent = NULL WHERE parent IS NOT NULL")
    try db.execute(sql: "DELETE FROM entity")
    var projection = try Projection(db: db, sortingLimit: sortingLimit)
    var reader = OperationReader()
    var count = 0
    try BulkStatement(db, "SELECT row, line FROM operation").forEachRow { row in
      let operation = try reader.read(row.bytes(1).bindMemory(to: UInt8.self))
      try projection.add(operation, row: row.int(0) ?? 0)
      count += 1
    }
    _ = try projection.settle()
    return count
  }

  /// Checks the file, every line against its name, every chain against its links, and every document
  /// against its hash.
  public func verify() throws -> IntegrityReport {
    try Self.guarding(path) {
      try database.read { db in
        var inspection = Inspection(db: db)
        try inspection.run()
        return inspection.report
      }
    }
  }
}

/// One run of `verify`.
private struct Inspection {
  let db: Database
  var report = IntegrityReport()

  init(db: Database) { self.db = db }

  mutating func run() throws {
    for message in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where message != "ok"
    {
      add("database", "sqlite", message)
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      add("database", row["table"], "a row refers to one that is not there")
    }
    for chain in try Row.fetchAll(db, sql: "SELECT * FROM chain ORDER BY device, epoch") {
      report.chains += 1
      try inspectChain(chain["number"], Chain(device: chain["device"], epoch: chain["epoch"]))
    }
    try inspectDocuments()
    try inspectProjection()
    report.quarantined = try Int.fetchOne(db, sql: "SELECT count(*) FROM quarantine") ?? 0
  }

  private mutating func add(_ kind: String, _ entity: String, _ detail: String) {
    report.problems.append(
      IntegrityReport.Problem(kind: kind, entity: visible(entity), detail: visible(detail)))
  }

  private mutating func inspectChain(_ number: Int64, _ chain: Chain) throws {
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT number, id, line FROM operation WHERE chain = ? ORDER BY number, id",
      arguments: [number])
    var before: Set<OperationID> = []
    var here: Set<OperationID> = []
    var place = 0
    while let row = try cursor.next() {
      report.operations += 1
      let at: Int = row["number"]
      guard let operation = try? Operation(line: [UInt8](row["line"] as Data)) else {
        add("changed-line", chain.description, "the line at \(at) is no operation any more")
        continue
      }
      if Data(operation.id.bytes) != row["id"] as Data || operation.chain != chain
        || operation.number != at
      {
        add("changed-line", chain.description, "the line at \(at) does not have its name")
      }
      if at == place {
        add("equivocation", chain.description, "two different lines have the number \(at)")
      } else {
        before = at == place + 1 ? here : []
        here = []
        place = at
      }
      here.insert(operation.id)
      let isFirst = at == 1 && operation.previous == nil
      if !isFirst, operation.previous.map({ !before.contains($0) }) ?? true {
        add("gap", chain.description, "the line before number \(at) is not here, or was changed")
      }
    }
  }

  private mutating func inspectDocuments() throws {
    let cursor = try Row.fetchCursor(db, sql: "SELECT document, bytes FROM document_bytes")
    while let row = try cursor.next() {
      let name: String = row["document"]
      if DocumentID(naming: [UInt8](row["bytes"] as Data))?.text != name {
        add("document-changed", name, "its bytes do not have its name any more")
      }
    }
  }

  /// Whether the tables made of the log name only operations that are in it.
  private mutating func inspectProjection() throws {
    let strays =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM facet_operation AS written
          WHERE operation IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM operation
            WHERE operation.row = written.operation AND operation.id = written.id)
          """) ?? 0
    if strays > 0 {
      add("projection", "facet_operation", "\(strays) rows name no operation: run `stet rebuild`")
    }
  }
}
