import AnnotationSync
import ClaimModel
import class Foundation.NSCondition
import class Foundation.Thread

/// What one line of an annotation file is.
struct ReadLine {
  enum Content {
    case blank
    /// An operation, where the records of what it writes are in the batch, and a number that changes
    /// with its chain or author.
    case operation(Operation, records: Range<Int>, turn: Int)
    /// A line that belongs into quarantine: the hash of all its bytes and its beginning.
    case refused(QuarantineReason, hash: SHA256, beginning: [UInt8], length: Int)
    /// What stands behind the last line feed and is no whole operation.
    case torn(QuarantineReason)
  }

  /// From 1.
  let number: Int
  /// In bytes from the start of the file.
  let offset: Int
  let hadCarriageReturn: Bool
  /// Whether a line feed ends it.
  let isEnded: Bool
  let content: Content
}

/// Some lines of one file, read.
struct LineBatch {
  /// Which of the merge's files, from 0.
  let source: Int
  var lines: [ReadLine] = []
  /// The records of the lines' operations.
  var records: [UInt8] = []
  /// How many bytes of lines it holds.
  var size = 0
  /// Whether the file is over.
  var isLast = false
  /// Whether the file began with a byte order mark; said with its last batch.
  var hadByteOrderMark = false
  /// The beginning that was known already and is not among the lines; said with the first batch.
  var known: FileBeginning?
  /// The hash of the file up to its last whole line; said with the last batch, for large files.
  var ending: Ending?

  /// The end of the last whole line of a file.
  struct Ending {
    let hash: SHA256
    let firstPage: SHA256
    let length: Int
  }
}

/// Reads annotation files on a thread of its own, a little ahead of what is being written.
///
/// Cutting lines, checking and hashing them is half of a merge's work; the other half is SQLite's, on
/// the caller's thread.
final class ReadAhead: @unchecked Sendable {
  // A class because two threads share it; `condition` guards all that follows it.
  private static let batchSize = 1 << 19
  private static let longestQueue = 3

  private let sources: [MergeSource]
  private let known: [FileBeginning]
  private let condition = NSCondition()
  private var queue: [LineBatch] = []
  private var isDone = false
  private var isCancelled = false
  private var failure: (any Error)?

  private struct Cancelled: Error {}

  /// - Parameter known: beginnings of files that were merged before.
  init(_ sources: [MergeSource], known: [FileBeginning]) {
    self.sources = sources
    self.known = known
    let thread = Thread { [self] in run() }
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// The next lines; `nil` when all files are read.
  ///
  /// - Throws: what reading a file throws.
  func next() throws -> LineBatch? {
    condition.lock()
    defer { condition.unlock() }
    while queue.isEmpty, !isDone { condition.wait() }
    if let failure { throw failure }
    guard !queue.isEmpty else { return nil }
    let batch = queue.removeFirst()
    condition.signal()
    return batch
  }

  /// Ends the reading; what was read and not taken is dropped.
  ///
  /// Does not wait for the thread, which may itself wait for input that never comes: it holds nothing of
  /// the desk.
  func cancel() {
    condition.lock()
    isCancelled = true
    queue = []
    condition.broadcast()
    condition.unlock()
  }

  // MARK: On the reading thread

  private func run() {
    var failed: (any Error)?
    do {
      var reader = OperationReader()
      for source in sources.indices { try read(source, &reader) }
    } catch {
      failed = error
    }
    condition.lock()
    failure = failed is Cancelled ? nil : failed
    if failure != nil { queue = [] }
    isDone = true
    condition.broadcast()
    condition.unlock()
  }

  private func read(_ source: Int, _ reader: inout OperationReader) throws {
    let file = sources[source]
    let before = try file.beginning(among: known)
    var toSkip = before?.known.length ?? 0
    let isLarge = file.size ?? 0 >= FileBeginning.least
    let hash = before?.hash ?? (isLarge ? BeginningHash() : nil)
    var splitter = LineSplitter(after: toSkip, lines: before?.known.lines ?? 0)
    var batch = LineBatch(source: source)
    batch.known = before?.known
    try file.read { piece in
      let skipped = min(toSkip, piece.count)
      toSkip -= skipped
      let chunk = UnsafeRawBufferPointer(rebasing: piece[skipped...])
      hash?.feed(chunk)
      try splitter.feed(chunk) { line in
        Self.add(line, to: &batch, &reader)
        if batch.size >= Self.batchSize {
          try give(batch)
          batch = LineBatch(source: source)
        }
      }
    }
    splitter.finish { Self.add($0, to: &batch, &reader) }
    batch.isLast = true
    batch.hadByteOrderMark = splitter.hadByteOrderMark
    batch.ending = hash.flatMap { hash in
      hash.firstPage.map {
        LineBatch.Ending(hash: hash.hash, firstPage: $0, length: hash.length)
      }
    }
    try give(batch)
  }

  private func give(_ batch: LineBatch) throws {
    condition.lock()
    defer { condition.unlock() }
    while queue.count >= Self.longestQueue, !isCancelled { condition.wait() }
    guard !isCancelled else { throw Cancelled() }
    queue.append(batch)
    condition.signal()
  }

  private static func add(
    _ line: LineSplitter.Line, to batch: inout LineBatch, _ reader: inout OperationReader
  ) {
    guard let content = content(of: line, &batch.records, &reader) else { return }
    batch.size += line.bytes.count + 64
    batch.lines.append(
      ReadLine(
        number: line.number, offset: line.offset, hadCarriageReturn: line.hadCarriageReturn,
        isEnded: line.isEnded,
        content: content))
  }

  /// What a line is; `nil` for a blank end of a file, which is no line.
  private static func content(
    of line: LineSplitter.Line, _ records: inout [UInt8], _ reader: inout OperationReader
  ) -> ReadLine.Content? {
    if line.isBlank { return line.isEnded ? .blank : nil }
    let refusal: QuarantineReason
    if line.hashOfTooLong == nil {
      do throws(QuarantineReason) {
        let operation = try reader.read(line.bytes)
        let start = records.count
        FacetRecord.append(operation, to: &records)
        return .operation(
          operation, records: start..<records.count, turn: reader.authorTurn)
      } catch {
        refusal = error
      }
    } else {
      refusal = .tooLong
    }
    guard line.isEnded else { return .torn(refusal) }
    return .refused(
      refusal, hash: line.hashOfTooLong ?? SHA256(of: UnsafeRawBufferPointer(line.bytes)),
      beginning: Array(line.bytes), length: line.length)
  }
}
