import AnnotatorAgreement
import Foundation

extension RatingSheet {
  /// One row an annotator, one column an item; `.` where nothing was rated.
  init(rows: [String]) {
    self.init()
    for (annotator, row) in rows.enumerated() {
      for (item, label) in row.split(separator: " ").enumerated() where label != "." {
        add(item: "item \(item)", annotator: "annotator \(annotator)", label: String(label))
      }
    }
  }

  /// One row an item: how often each label, from 1, was given to it by somebody.
  init(counts: [[Int]]) {
    self.init()
    for (item, row) in counts.enumerated() {
      var annotator = 0
      for (label, count) in row.enumerated() {
        for _ in 0..<count {
          add(item: "\(item)", annotator: "\(annotator)", label: "\(label + 1)")
          annotator += 1
        }
      }
    }
  }

  /// Two annotators: how often the first gave the label of the row and the second that of the column.
  init(crossed: [[Int]]) {
    self.init()
    for (row, counts) in crossed.enumerated() {
      for (column, count) in counts.enumerated() {
        for number in 0..<count {
          add(item: "\(row) \(column) \(number)", annotator: "ada", label: "\(row + 1)")
          add(item: "\(row) \(column) \(number)", annotator: "bea", label: "\(column + 1)")
        }
      }
    }
  }

  /// Four observers, twelve units, with holes: Krippendorff 2011, section C.
  static let krippendorff = RatingSheet(rows: [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
  ])

  /// Fourteen raters, ten subjects, five categories: the worked example of Fleiss' κ.
  static let fleiss = RatingSheet(counts: [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
  ])
}

extension AgreementTable {
  /// The table without drawings.
  init(plainly sheet: RatingSheet, scale: LabelScale = LabelScale()) throws {
    try self.init(sheet, scale: scale, bootstrap: Bootstrap(resamples: 0))
  }

  func value(_ statistic: AgreementStatistic) -> Double? { figure(statistic)?.value }

  /// Whether a figure is there and right to six places.
  func has(_ expected: Double, for statistic: AgreementStatistic) -> Bool {
    isNear(value(statistic), expected)
  }
}

/// Whether a figure is there and right to six places.
func isNear(_ value: Double?, _ expected: Double) -> Bool {
  value.map { abs($0 - expected) < 0.000_000_6 } ?? false
}
