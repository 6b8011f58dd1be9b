public import ClaimModel

/// Why ratings could not be read.
public enum AgreementError: ActionableError, Equatable {
  /// A file without a header.
  case empty(file: String)
  case missingColumn(String, found: [String], file: String)
  case repeatedColumn(String, file: String)
  /// A line that is no CSV, or no UTF-8.
  case malformed(reason: String, remedy: String, file: String, line: Int)
  case fieldCount(found: Int, expected: Int, file: String, line: Int)
  /// A rating that does not say of what, or by whom.
  case unnamed(column: String, file: String, line: Int)
  /// An annotator who gave one item two labels; the file is `nil` for ratings from elsewhere.
  case ratedTwice(item: String, annotator: String, labels: [String], lines: [Int], file: String?)
  /// More than can be held in memory.
  case tooMuch(what: String, file: String, line: Int)

  public var problem: String {
    switch self {
    case .empty: "There is nothing in it."
    case .missingColumn(let column, let found, _):
      "There is no column '\(visible(column))'; there is "
        + Self.list(found.map { "'\(visible($0))'" }) + "."
    case .repeatedColumn(let column, _): "The column '\(visible(column))' is there twice."
    case .malformed(let reason, _, _, _): "The line is no CSV: \(reason)."
    case .fieldCount(let found, let expected, _, _):
      "The line has \(found) fields, and the header \(expected)."
    case .unnamed(let column, _, _): "The rating has no \(column)."
    case .ratedTwice(let item, let annotator, let labels, let lines, _):
      "'\(Self.short(annotator))' rated '\(Self.short(item))' twice: "
        + "\(Self.list(labels.map { "'\(Self.short($0))'" })), first on line \(lines.first ?? 0)."
    case .tooMuch(let what, _, _): "There are more than \(what)."
    }
  }

  public var place: String? {
    switch self {
    case .empty(let file): visible(file)
    case .missingColumn(_, _, let file), .repeatedColumn(_, let file): "\(visible(file)):1"
    case .malformed(_, _, let file, let line), .fieldCount(_, _, let file, let line),
      .unnamed(_, let file, let line), .tooMuch(_, let file, let line):
      "\(visible(file)):\(line)"
    case .ratedTwice(_, _, _, let lines, let file):
      file.map { "\(visible($0)):\(lines.last ?? 0)" }
    }
  }

  public var remedy: String {
    switch self {
    case .empty: "give a CSV file with the header item,annotator,label; nothing was changed."
    case .missingColumn(let column, let found, _):
      if !["item", "annotator", "label"].contains(column) {
        "name one of these with --by; nothing was changed."
      } else if found.count < 2 {
        "separate columns with commas, and begin with the header item,annotator,label; nothing was changed."
      } else {
        "name the columns item,annotator,label in the first line; nothing was changed."
      }
    case .repeatedColumn: "leave one of them out; nothing was changed."
    case .malformed(_, let remedy, _, _): "\(remedy); nothing was changed."
    case .fieldCount:
      "set a field that has a comma between quotation marks; nothing was changed."
    case .unnamed: "fill it in, or take the line out; nothing was changed."
    case .ratedTwice:
      "keep the rating that counts, and take the other line out; nothing was changed."
    case .tooMuch: "split the file, or draw a sample of the items; nothing was changed."
    }
  }

  private static func short(_ name: String) -> String {
    let shown = visible(name)
    return shown.count <= 60 ? shown : shown.prefix(59) + "…"
  }

  private static func list(_ words: [String]) -> String {
    let shown = words.prefix(8).map { $0.count <= 62 ? $0 : $0.prefix(60) + "…'" }
    let text = shown.joined(separator: ", ")
    return words.count <= 8 ? text : "\(text) and \(words.count - 8) more"
  }
}
