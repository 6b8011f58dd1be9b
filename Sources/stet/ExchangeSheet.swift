import ClaimModel
import DeskConsole
import EditorialDesk
import Foundation

/// What an import or export came to, as people read it.
struct ExchangeSheet {
  private let report: Desk.ExchangeReport

  init(_ report: Desk.ExchangeReport) { self.report = report }

  /// The lines, each with what it begins with, behind which it is set in where it is too wide.
  private func lines(isImport: Bool) -> [(lead: String, rest: String)] {
    var lines: [(lead: String, rest: String)] = []
    func append(_ lead: String, _ rest: String) { lines.append((lead, rest)) }
    if isImport {
      append(
        "",
        "\(counted(report.read, "record")) read: \(fates.joined(separator: ", ")); "
          + "\(counted(report.new, "operation", "operations")) written")
    } else {
      append("", "\(report.imported) of \(counted(report.read, "claim")) written")
    }
    for record in report.skipped {
      let place = record.place.map { ", record \($0)" } ?? ""
      append("skipped  ", "\(record.file):\(record.line)\(place)  \(record.reason)")
    }
    if report.skippedFurther > 0 { append("skipped  ", "… and \(report.skippedFurther) more") }
    for loss in report.lost { append("lost  \(loss.count)  ", loss.what) }
    if report.contested > 0 {
      append(
        "contested  ",
        "\(counted(report.contested, "facet")) more than before, see `stet conflicts`")
    }
    return lines
  }

  /// The lines as they are printed: long ones in several where they go to a terminal.
  ///
  /// - Parameter file: what they are written to.
  func lines(isImport: Bool, to file: Int32) -> [String] {
    let lines = lines(isImport: isImport)
    guard isatty(file) == 1 else { return lines.map { $0.lead + $0.rest } }
    let window = WindowLines(columns: Escape.columns)
    return lines.flatMap { window.hanging($0.lead + $0.rest, behind: $0.lead.count) }
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
