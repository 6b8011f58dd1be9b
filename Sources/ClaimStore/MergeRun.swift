import AnnotationSync
import ClaimModel
import struct Foundation.Data
import GRDB

/// One merge while it runs.
struct MergeRun {
  private(set) var report = MergeReport()
  private let db: Database
  private let names: [String]
  private var log: LogTable
  private var projection: Projection
  private var watch: MergeWatch
  private var touched = TouchedClaims()
  private let addToQuarantine: Statement
  private let interruption: Interruption
  private var file = FileTally()

  /// What came of one file so far.
  private struct FileTally {
    var known: FileBeginning?
    var operations = 0
    var blank = 0
    /// Whether a line was refused, or something about the file is said each time it comes.
    var isFaulty = false
  }

  init(
    db: Database, names: [String], sortingLimit: Int = FacetSorter.defaultLimit,
    interruption: Interruption = Interruption {}
  ) throws {
    self.db = db
    self.interruption = interruption
    self.names = names
    log = try LogTable(db: db)
    projection = try Projection(db: db, sortingLimit: sortingLimit)
    watch = try MergeWatch(view: StoreView(db: db), names: names)
    addToQuarantine = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?)")
  }

  /// Takes lines in, in the order of their files.
  mutating func take(_ batch: LineBatch) throws {
    if let known = batch.known { pass(known) }
    for line in batch.lines {
      try interruption.step()
      try take(line, of: batch)
    }
    guard batch.isLast else { return }
    if batch.hadByteOrderMark {
      watch.note(.bom, line: 1, "the file begins with a byte order mark, which was left out")
    }
    if let ending = batch.ending, !file.isFaulty, !batch.hadByteOrderMark {
      try remember(ending)
    }
    file = FileTally()
    report.files += 1
    report.findings += watch.end(of: batch.source)
  }

  private mutating func take(_ line: ReadLine, of batch: LineBatch) throws {
    if line.hadCarriageReturn {
      file.isFaulty = true
      watch.note(.crlf, line: line.number, "lines end with CR LF")
    }
    // A whole operation without a line end is not in what is remembered of the file.
    if !line.isEnded { file.isFaulty = true }
    switch line.content {
    case .blank:
      report.blank += 1
      file.blank += 1
    case .operation(let operation, let records, let turn):
      file.operations += 1
      let place = LinePlace(source: batch.source, line: line.number)
      try batch.records.withUnsafeBytes {
        try store(operation, UnsafeRawBufferPointer(rebasing: $0[records]), place, turn)
      }
    case .refused(let reason, let hash, let beginning, let length):
      file.isFaulty = true
      try addToQuarantine.execute(arguments: [
        Data(hash.bytes), reason.rawValue, names[batch.source], line.number, line.offset, length,
        Data(beginning),
      ])
      report.quarantined.append(
        MergeReport.Quarantined(
          file: names[batch.source], line: line.number, offset: line.offset, reason: reason))
    case .torn(let reason):
      watch.note(.tornTail, line: line.number, "the file ends in half a line (\(reason.words))")
      return
    }
    report.lines += 1
  }

  /// Counts the lines of a beginning that is known.
  private mutating func pass(_ known: FileBeginning) {
    file.known = known
    (file.operations, file.blank) = (known.operations, known.blank)
    report.lines += known.lines
    report.duplicate += known.operations
    report.blank += known.blank
  }

  /// The beginnings of large files that were merged before.
  func knownBeginnings() throws -> [FileBeginning] {
    var known: [FileBeginning] = []
    let statement = try BulkStatement(
      db, "SELECT hash, first_page, length, operations, blank FROM merged_beginning")
    try statement.forEachRow { row in
      guard let hash = SHA256(recorded: row.bytes(0)), let page = SHA256(recorded: row.bytes(1))
      else { return }
      known.append(
        FileBeginning(
          hash: hash, firstPage: page, length: Int(row.int(2) ?? 0),
          operations: Int(row.int(3) ?? 0), blank: Int(row.int(4) ?? 0)))
    }
    return known
  }

  /// Remembers that the file is known up to its last line.
  private func remember(_ ending: LineBatch.Ending) throws {
    guard ending.length > file.known?.length ?? 0 else { return }
    if let known = file.known {
      // What has grown is remembered once, as it is now.
      try db.execute(
        sql: "DELETE FROM merged_beginning WHERE hash = ?", arguments: [Data(known.hash.bytes)])
    }
    try db.execute(
      sql: "INSERT OR REPLACE INTO merged_beginning VALUES (?, ?, ?, ?, ?)",
      arguments: [
        Data(ending.hash.bytes), Data(ending.firstPage.bytes), ending.length, file.operations,
        file.blank,
      ])
  }

  private mutating func store(
    _ operation: Operation, _ records: UnsafeRawBufferPointer, _ place: LinePlace, _ turn: Int
  ) throws {
    let entry = try log.add(operation, turn: turn)
    guard let row = entry.row else {
      report.duplicate += 1
      return try watch.pass(operation, chain: entry.chain)
    }
    report.new += 1
    touched.note(operation)
    try projection.add(records, row: row, place)
    try watch.look(at: operation, chain: entry.chain, place, turn: turn)
  }

  /// Settles what was taken in.
  ///
  /// - Parameters:
  ///   - longestList: how many disputed claims the report names at most.
  ///   - doubts: finds the claims whose tables have to be put right.
  ///   - judge: tells how claims stand before the gate; `nil` where nobody asks.
  mutating func finish(
    longestList: Int, doubts: (StoreView) throws -> DoubtedClaims = { _ in .none },
    judge: Store.Judge? = nil
  ) throws -> MergeReport {
    if let judge { try touched.lookBefore(StoreView(db: db), judge) }
    let strays = try projection.settle { try interruption.step() }
    report.findings += try watch.conclude(strays)
    let view = StoreView(db: db)
    report.contested = try view.contests()
    report.disputedCount = try view.disputedCount()
    if report.disputedCount <= longestList { report.disputed = try view.disputed() }
    try doubts(view).correct(&report, longestList: longestList, in: view)
    if let judge {
      report.unverified = try touched.lookAfter(view, judge)
      report.isPartlyJudged = touched.isCut
    }
    guard report.addsUp else {
      throw StoreError.failed(
        path: "merge",
        reason: "the lines do not add up: \(report.lines) read, \(report.new) new, "
          + "\(report.duplicate) duplicate, \(report.quarantined.count) quarantined, "
          + "\(report.blank) blank")
    }
    return report
  }
}
