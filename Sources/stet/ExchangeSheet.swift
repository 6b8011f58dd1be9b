import ClaimModel
import EditorialDesk

/// What an import or export came to, as people read it.
struct ExchangeSheet {
  private let report: Desk.ExchangeReport

  init(_ report: Desk.ExchangeReport) { self.report = report }

  func lines(isImport: Bool) -> [String] {
    var lines: [String] = []
    if isImport {
      lines.append(
        "\(counted(report.read, "record")) read: \(fates.joined(separator: ", ")); "
          + "\(counted(report.new, "operation", "operations")) written")
    } else {
      lines.append("\(report.imported) of \(counted(report.read, "claim")) written")
    }
    for record in report.skipped {
      let place = record.place.map { ", record \($0)" } ?? ""
      lines.append("skipped  \(record.file):\(record.line)\(place)  \(record.reason)")
    }
    if report.skippedFurther > 0 {
      lines.append("skipped  … and \(report.skippedFurther) more")
    }
    for loss in report.lost { lines.append("lost  \(loss.count)  \(loss.what)") }
    if report.contested > 0 {
      lines.append(
        "contested  \(counted(report.contested, "facet")) more than before, see `stet conflicts`")
    }
    return lines
  }

  /// What became of the records that were read; together they are all of them.
  private var fates: [String] {
    [
      "\(report.imported) imported", report.known > 0 ? "\(report.known) known already" : nil,
      report.passedOver > 0 ? "\(report.passedOver) passed over" : nil,
      "\(report.skipped.count + report.skippedFurther) skipped",
    ].compactMap(\.self)
  }
}
