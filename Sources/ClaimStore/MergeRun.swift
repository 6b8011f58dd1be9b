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
  private let addToQuarantine: Statement

  init(
    db: Database, names: [String], sortingLimit: Int = FacetSorter.defaultLimit
  ) throws {
    self.db = db
    self.names = names
    log = try LogTable(db: db)
    projection = try Projection(db: db, sortingLimit: sortingLimit)
    watch = try MergeWatch(view: StoreView(db: db), names: names)
    addToQuarantine = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?)")
  }

  /// Takes lines in, in the order of their files.
  mutating func take(_ batch: LineBatch) throws {
    for line in batch.lines { try take(line, of: batch) }
    guard batch.isLast else { return }
    if batch.hadByteOrderMark {
      watch.note(.bom, line: 1, "the file begins with a byte order mark, which was left out")
    }
    report.files += 1
    report.findings += watch.end(of: batch.source)
  }

  private mutating func take(_ line: ReadLine, of batch: LineBatch) throws {
    if line.hadCarriageReturn { watch.note(.crlf, line: line.number, "lines end with CR LF") }
    switch line.content {
    case .blank:
      report.blank += 1
    case .operation(let operation, let records, let turn):
      let place = LinePlace(source: batch.source, line: line.number)
      try batch.records.withUnsafeBytes {
        try store(operation, UnsafeRawBufferPointer(rebasing: $0[records]), place, turn)
      }
    case .refused(let reason, let hash, let beginning, let length):
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

  private mutating func store(
    _ operation: Operation, _ records: UnsafeRawBufferPointer, _ place: LinePlace, _ turn: Int
  ) throws {
    let entry = try log.add(operation, turn: turn)
    guard let row = entry.row else {
      report.duplicate += 1
      return try watch.pass(operation, chain: entry.chain)
    }
    report.new += 1
    try projection.add(records, row: row, place)
    try watch.look(at: operation, chain: entry.chain, place, turn: turn)
  }

  /// Settles what was taken in.
  ///
  /// - Parameter longestList: how many disputed claims the report names at most.
  mutating func finish(longestList: Int) throws -> MergeReport {
    let strays = try projection.settle()
    report.findings += try watch.conclude(strays)
    let view = StoreView(db: db)
    report.contested = try view.contests()
    report.disputedCount = try view.disputedCount()
    if report.disputedCount <= longestList { report.disputed = try view.disputed() }
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
