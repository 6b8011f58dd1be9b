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
        "\(counted(report.read, "record")) read: \(report.imported) imported, \(report.skipped.count + report.skippedFurther) skipped; "
          + "\(counted(report.new, "operation", "operations")) written")
    } else {
      lines.append("\(report.imported) of \(counted(report.read, "claim")) written")
    }
    for record in report.skipped {
      lines.append("skipped  \(record.file):\(record.line)  \(record.reason)")
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
}
