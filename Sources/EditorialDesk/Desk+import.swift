import AnnotationSync
public import ClaimModel
import ClaimStore
import ReportExport

extension Desk {
  /// A format in which claims are exchanged with other tools; raw values are what `--format` takes.
  public struct ForeignFormat: Sendable, Hashable {
    let format: ExchangeFormat

    /// - Returns: `nil` when no format is called so.
    public init?(_ name: String) {
      guard let format = ExchangeFormat(rawValue: name) else { return nil }
      self.format = format
    }

    private init(_ format: ExchangeFormat) { self.format = format }

    public var name: String { format.rawValue }
    /// What it is for, in one line.
    public var summary: String { format.summary }
    /// Whether it can be written.
    public var isWritten: Bool { format.isWritten }

    /// All of them, in the order in which people are told of them.
    public static let all = ExchangeFormat.allCases.map { ForeignFormat($0) }
  }

  /// What an import or export came to.
  public struct ExchangeReport: Sendable {
    /// How many records were read, or claims.
    public var read = 0
    /// How many of them brought something that was written, or how many claims were.
    public var imported = 0
    /// How many of them told nothing that the desk did not know.
    public var known = 0
    /// How many of them nothing is made of; what is in them stands in ``lost``.
    public var passedOver = 0
    /// How many operations were written: 0 when all was known.
    public var new = 0
    /// How many more facets are contested than before.
    public var contested = 0
    /// The records that were left out: the first ``ReportExport/ExchangeReading/mostSkipped``.
    public var skipped: [Skipped] = []
    /// How many more were left out.
    public var skippedFurther = 0
    public var lost: [Lost] = []

    /// A record that was left out.
    public struct Skipped: Sendable {
      public let file: String
      /// From 1; where only the list is known that the record stands in, where that begins.
      public let line: Int
      /// The record's place in its list, from 1; `nil` where the line tells which one it is.
      public let place: Int?
      public let reason: String
    }

    /// So many things of one kind that had no place on the other side.
    public struct Lost: Sendable {
      public let what: String
      public let count: Int
    }

    mutating func skip(_ record: Skipped) {
      if skipped.count < ExchangeReading.mostSkipped {
        skipped.append(record)
      } else {
        skippedFurther += 1
      }
    }

    mutating func note(_ losses: LossReport) {
      lost = losses.entries.map { Lost(what: $0.what, count: $0.count) }
    }

    /// The object of `import --json` and `export --json`.
    ///
    /// - Parameter isImport: whether to tell what was new.
    public func json(isImport: Bool) -> JSONValue {
      .members([
        ("read", .int(read)), ("imported", .int(imported)),
        ("known", isImport ? .int(known) : nil), ("passed_over", isImport ? .int(passedOver) : nil),
        ("new", isImport ? .int(new) : nil), ("contested", isImport ? .int(contested) : nil),
        (
          "skipped",
          .array(
            skipped.map {
              .members([
                ("file", .string($0.file)), ("line", .int($0.line)),
                ("record", $0.place.map { .int($0) }), ("reason", .string($0.reason)),
              ])
            })
        ),
        ("skipped_further", skippedFurther > 0 ? .int(skippedFurther) : nil),
        ("lost", .array(lost.map { ["what": .string($0.what), "count": .int($0.count)] })),
      ])
    }
  }

  /// - Returns: what was read; the files' bytes are not held any longer.
  private func read(
    _ paths: [String], as format: ExchangeFormat, by annotator: Annotator?
  ) throws -> ExchangeReading {
    let ratings = try Set(scale().grades.map(\.name))
    return try format.read(
      ExchangeInput.files(at: paths, as: format), ratings: ratings, by: annotator?.name)
  }

  /// After how many claims of an import the tables are brought up to date.
  static let settledEach = 1_000

  /// Takes in what another tool wrote: all of it in one act, or nothing.
  ///
  /// Operations are written by the annotators that the files name, on this device, so that where the desk has
  /// a roster they count only when it accepts them; what nobody is named for is the importer's. What the desk
  /// was told before is not written again.
  ///
  /// - Parameters:
  ///   - paths: files, folders, ZIP archives; each may be packed with gzip. `-` is standard input.
  ///   - isBlind: whether the annotators did not see each other's verdicts, where the files do not say so.
  ///   - annotator: whose work it is where the files name nobody; `nil` is the importer, who then gives no verdict
  ///     that a file has from somebody unknown.
  public func importFiles(
    _ paths: [String], as format: ForeignFormat, isBlind: Bool = false, by annotator: String? = nil
  ) throws -> ExchangeReport {
    var reading = try read(paths, as: format.format, by: annotator.map { try Annotator($0) })
    var claims: [ExchangedClaim] = []
    swap(&claims, &reading.exchange.claims)
    let device = try identity().device
    let today = String(surroundings.timestamp.prefix(10))
    // What is written is let go, so that it cannot be written a second time.
    return try actOnce { act in
      var report = ExchangeReport()
      let before = try act.view.contestCount()
      var tally = RecordTally(reading)
      var documents = try DocumentIntake(act.view, from: format.format, retrieved: today)
      for document in reading.exchange.documents {
        let count = act.count
        try documents.take(document, in: &act)
        tally.take(document.records, isNew: act.count > count)
      }
      var intake = try ClaimIntake(
        act.view, from: format.format, in: reading, device: device, isBlind: isBlind,
        mayBeBlind: isBlind || claims.contains { $0.verdicts.contains { $0.seen == .blind } },
        surroundings: surroundings)
      for place in claims.indices {
        // What is not settled is held in memory.
        if place.isMultiple(of: Self.settledEach) { try act.settle() }
        try intake.take(&claims[place], &documents, &tally, in: &act)
      }
      try intake.writeWaiting(&tally, in: &act)
      try act.settle()
      tally.tell(&report)
      var losses = reading.losses
      for others in [documents.losses, intake.losses, tally.losses] { losses.note(others) }
      report.note(losses)
      report.new = act.count
      report.contested = try act.view.contestCount() - before
      return report
    }
  }
}

extension Desk {
  /// Writes as ``act(_:)`` does, and begins but once: it waits for another program to be done before it begins, and
  /// not after.
  ///
  /// - Throws: ``ExchangeError/lockedWhileImporting`` where another program takes the desk in the middle; the desk is
  ///   as it was.
  func actOnce<Result>(_ body: (inout ActWriter) throws -> Result) throws -> Result {
    var isBegun = false
    return try store.withSmallCache {
      try act { act in
        guard !isBegun else { throw ExchangeError.lockedWhileImporting }
        isBegun = true
        return try body(&act)
      }
    }
  }
}

extension ClaimIntake {
  /// Takes a claim in, counts its records, and lets it go.
  fileprivate mutating func take(
    _ claim: inout ExchangedClaim, _ documents: inout DocumentIntake, _ tally: inout RecordTally,
    in act: inout ActWriter
  ) throws {
    let count = act.count
    switch try take(claim, &documents, in: &act) {
    case .taken: tally.take(claim.records, isNew: act.count > count)
    case .left(let reason): tally.leave(claim.records, reason)
    case .passedOver: break
    }
    claim = ExchangedClaim()
  }
}
