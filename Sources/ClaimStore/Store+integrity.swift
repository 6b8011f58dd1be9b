public import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// What checking a desk came to.
public struct IntegrityReport: Sendable {
  /// The number of operations in the log.
  public var operations = 0
  /// The number of chains that they make up.
  public var chains = 0
  /// The number of lines that merges left out.
  public var quarantined = 0
  public var problems: [Problem] = []
  /// What is worth knowing and no problem by itself.
  public var remarks: [SealRemark] = []
  /// What each chain came to, by device and epoch.
  public var trails: [TrailReport] = []

  /// Something that is not as it was written.
  public struct Problem: Sendable {
    /// A ``AnnotationSync/TrailFinding/Kind``, or `document-changed`, `projection`, `database`.
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
    // What was merged is read line by line again when it comes again: that mends a log with holes.
    let tables = [
      "merged_beginning", "searchable", "appearance", "contest", "claim", "facet_operation",
      "claim_tally", "walk_tally", "region_tally", "annotator_tally", "annotator_region",
      "unsought",
      "orphan", "version", "former_version", "settled_scale", "former_verdict", "doubt",
    ]
    for table in tables {
      try db.execute(sql: "DELETE FROM \(table)")
    }
    try CandidateTable(db: db).forgetDecisions()
    try db.execute(sql: "UPDATE entity SET parent = NULL WHERE parent IS NOT NULL")
    try db.execute(sql: "DELETE FROM entity")
    var projection = try Projection(db: db, sortingLimit: sortingLimit)
    var reader = OperationReader()
    var count = 0
    try BulkStatement(db, "SELECT row, line FROM operation").forEachRow { row in
      // A line that was changed behind Stet's back says nothing any more; `verify` names it.
      guard let operation = try? reader.read(row.bytes(1).bindMemory(to: UInt8.self)) else {
        return
      }
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
        var inspection = try Inspection(db: db)
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
  private var projection: ProjectionInspection

  init(db: Database) throws {
    self.db = db
    projection = try ProjectionInspection(db: db)
  }

  mutating func run() throws {
    for message in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where message != "ok"
    {
      add("database", "sqlite", message)
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      add("database", row["table"], "a row refers to one that is not there")
    }
    for difference in try SchemaInspection.differences(of: db) {
      add("database", difference.name, difference.detail)
    }
    // A roster that cannot be read has changed lines, which are named where they stand.
    let roster = (try? StoreView(db: db).roster()) ?? Roster()
    let witnesses = try witnesses(roster)
    var present: Set<Chain> = []
    for row in try Row.fetchAll(db, sql: "SELECT * FROM chain ORDER BY device, epoch") {
      report.chains += 1
      let chain = Chain(device: row["device"], epoch: row["epoch"])
      present.insert(chain)
      try inspectChain(row["number"], chain, roster, witnesses)
    }
    report.remarks += witnesses.remarks(present: present)
    if let remark = roster.remark { report.remarks.append(remark) }
    try inspectDocuments()
    // What is made of a log that was changed differs, and says nothing more.
    let isLogSound = !report.problems.contains { ["changed-line", "database"].contains($0.kind) }
    if isLogSound { try inspectTables() }
    report.quarantined = try Int.fetchOne(db, sql: "SELECT count(*) FROM quarantine") ?? 0
  }

  private mutating func add(_ kind: String, _ entity: String, _ detail: String) {
    report.problems.append(
      IntegrityReport.Problem(kind: kind, entity: visible(entity), detail: visible(detail)))
  }

  /// Checks what is made of the log against it.
  private mutating func inspectTables() throws {
    let difference = try projection.difference()
    if let difference {
      add("projection", "facet_operation", "\(difference): run `stet rebuild`")
    }
    let kept = KeptInspection(db: db)
    // Of claims that are not as they were made, where they were looked for says nothing more.
    let others = try difference == nil ? kept.ofAppearances() : []
    for one in try kept.ofCandidates() + kept.ofVersions() + others {
      add("projection", one.table, "\(one.detail): run `stet rebuild`")
    }
  }

  /// Checks every line of a chain against its name, and the chain against its links and seals.
  private mutating func inspectChain(
    _ number: Int64, _ chain: Chain, _ roster: Roster, _ witnesses: WitnessTable
  ) throws {
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT row, number, id, line FROM operation WHERE chain = ? ORDER BY number, id",
      arguments: [number])
    var trail = ChainTrail(chain)
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
      trail.add(operation)
      try projection.add(operation, row: row["row"])
    }
    let checked = trail.inspected(roster: roster, witnesses: witnesses.witnesses(of: chain))
    for problem in checked.problems {
      add(problem.kind.rawValue, chain.description, problem.detail)
    }
    report.remarks += checked.remarks
    report.trails.append(checked)
  }

  /// What the seals on the desk saw of other chains.
  private func witnesses(_ roster: Roster) throws -> WitnessTable {
    var table = WitnessTable()
    let cursor = try Data.fetchCursor(
      db,
      sql: "SELECT line FROM operation WHERE instr(line, CAST('\"seal\"' AS BLOB)) > 0")
    while let line = try cursor.next() {
      guard let seal = (try? Operation(line: [UInt8](line))).flatMap({ Seal($0) }) else { continue }
      table.add(seal, roster: roster)
    }
    return table
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
}
