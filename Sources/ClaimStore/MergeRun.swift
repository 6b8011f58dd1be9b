import AnnotationSync
public import ClaimModel
import struct Foundation.Data
import GRDB

/// One annotation file to be merged: its name for messages, and how its bytes are read.
public struct MergeSource {
  public let name: String
  /// Gives the file's bytes in pieces, in order, to what it is called with.
  public let read: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

  public init(
    name: String, read: @escaping ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) {
    self.name = name
    self.read = read
  }
}

extension Store {
  /// Merges annotation files: takes in what is new, all files in one transaction.
  ///
  /// - Parameter dryRun: whether to say what would come and change nothing.
  /// - Throws: ``StoreError``, or what reading a source throws; nothing was merged then.
  public func merge(_ sources: [MergeSource], dryRun: Bool = false) throws -> MergeReport {
    try Self.guarding(path) {
      var report = MergeReport()
      try database.inTransaction(.immediate) { db in
        var run = try MergeRun(db: db)
        for source in sources { try run.take(source) }
        report = try run.finish()
        return dryRun ? .rollback : .commit
      }
      return report
    }
  }
}

/// One merge while it runs.
struct MergeRun {
  let db: Database
  private(set) var report = MergeReport()
  private var log: LogTable
  private var facets: FacetTable
  private var touched: Set<Int64> = []
  private var watch: MergeWatch
  private let addToQuarantine: Statement

  init(db: Database) throws {
    self.db = db
    log = try LogTable(db: db)
    facets = try FacetTable(db: db)
    watch = try MergeWatch(view: StoreView(db: db))
    addToQuarantine = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?)")
  }

  mutating func take(_ source: MergeSource) throws {
    report.files += 1
    watch.begin(source.name)
    var splitter = LineSplitter()
    try source.read { chunk in try splitter.feed(chunk) { try take($0, of: source.name) } }
    try splitter.finish { try take($0, of: source.name) }
    if splitter.hadByteOrderMark {
      watch.note(.bom, line: 1, "the file begins with a byte order mark, which was left out")
    }
    report.findings += watch.end()
  }

  private mutating func take(_ line: LineSplitter.Line, of file: String) throws {
    if line.hadCarriageReturn { watch.note(.crlf, line: line.number, "lines end with CR LF") }
    guard line.bytes.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else {
      guard line.isEnded else { return }
      report.lines += 1
      report.blank += 1
      return
    }
    switch Self.operation(of: line) {
    case .success(let operation):
      report.lines += 1
      try store(operation, line: line.number)
    case .failure(let reason) where line.isEnded:
      report.lines += 1
      try quarantine(line, reason, file: file)
    case .failure(let reason):
      watch.note(.tornTail, line: line.number, "the file ends in half a line (\(reason.words))")
    }
  }

  private static func operation(
    of line: LineSplitter.Line
  ) -> Result<Operation, QuarantineReason> {
    guard line.hashOfTooLong == nil else { return .failure(.tooLong) }
    return Result { () throws(QuarantineReason) in try Operation(line: line.bytes) }
  }

  private mutating func store(_ operation: Operation, line: Int) throws {
    let (chain, isNew) = try log.add(operation)
    guard isNew else {
      report.duplicate += 1
      return try watch.pass(operation, chain: chain)
    }
    report.new += 1
    let entities = try facets.apply(operation, chain: chain)
    touched.formUnion(entities)
    try watch.look(at: operation, chain: chain, entities: entities, line: line)
  }

  private mutating func quarantine(
    _ line: LineSplitter.Line, _ reason: QuarantineReason, file: String
  ) throws {
    let hash = line.hashOfTooLong ?? SHA256(of: UnsafeRawBufferPointer(line.bytes))
    try addToQuarantine.execute(arguments: [
      Data(hash.bytes), reason.rawValue, file, line.number, line.offset, line.length,
      Data(buffer: line.bytes),
    ])
    report.quarantined.append(
      MergeReport.Quarantined(file: file, line: line.number, offset: line.offset, reason: reason))
  }

  mutating func finish() throws -> MergeReport {
    try Settlement(db: db).settle(touched)
    report.findings += try watch.conclude()
    let view = StoreView(db: db)
    report.contested = try view.contests()
    report.disputed = try view.disputed()
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
