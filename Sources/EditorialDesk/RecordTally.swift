import ReportExport

/// What became of the records of an import, each counted once: imported, known, left out, or passed over as
/// nothing is made of it.
struct RecordTally {
  private enum Fate: UInt8 {
    case passed, known, imported, skipped
  }

  private var fates: [Fate]
  private let reading: ExchangeReading
  private var left: [(record: ExchangeRecord, reason: String)] = []
  /// Records that were taken in part: what was left out of them.
  private(set) var losses = LossReport()

  init(_ reading: ExchangeReading) {
    // What was read is not needed once more.
    var bare = reading
    bare.exchange = Exchange()
    self.reading = bare
    fates = Array(repeating: .passed, count: reading.read + 1)
  }

  /// Notes that what records tell of was taken.
  ///
  /// - Parameter isNew: whether anything was written of it.
  mutating func take(_ records: [ExchangeRecord], isNew: Bool) {
    for record in records where fates.indices.contains(record.number) {
      if fates[record.number] != .imported { fates[record.number] = isNew ? .imported : .known }
    }
  }

  /// Notes that what records tell of was left out.
  mutating func leave(_ records: [ExchangeRecord], _ reason: String) {
    left += records.map { ($0, reason) }
  }

  /// The counts, in which every record that was read is once.
  mutating func tell(_ report: inout Desk.ExchangeReport) {
    report.read = reading.read
    report.skipped = reading.skipped.map { Desk.ExchangeReport.Skipped($0) }
    report.skippedFurther = reading.skippedFurther
    for (record, reason) in left {
      switch fates[record.number] {
      case .passed:
        fates[record.number] = .skipped
        report.skip(Desk.ExchangeReport.Skipped(reading.skipped(record, reason)))
      case .known, .imported:
        losses.note("claims left out of records that were taken: \(reason)")
      case .skipped: break
      }
    }
    report.imported = fates.count { $0 == .imported }
    report.known = fates.count { $0 == .known }
    report.passedOver =
      report.read - report.imported - report.known - report.skipped.count - report.skippedFurther
  }
}

extension Desk.ExchangeReport.Skipped {
  fileprivate init(_ skipped: ExchangeReading.Skipped) {
    self.init(
      file: skipped.file, line: skipped.line, place: skipped.place, reason: skipped.reason)
  }
}

extension ExchangeReading {
  /// The format and the files that tell of a claim, as people read it: `csv, checked.csv`.
  func source(of claim: ExchangedClaim, in format: ExchangeFormat) -> String {
    let names = fileNames(of: claim.records)
    return names.isEmpty ? format.rawValue : "\(format.rawValue), \(names)"
  }
}
