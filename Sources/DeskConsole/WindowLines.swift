import ClaimModel

/// Sets lines and tables of the shell for the window of a terminal.
///
/// On a pipe they are not for it: there a record is a line, however long.
public struct WindowLines: Sendable {
  private let width: Int

  /// - Parameter columns: how wide the window is; one of less than 40 is taken for one of 40.
  public init(columns: Int) { width = max(40, columns) }

  /// The line, safe to show; where it is too wide, wrapped behind its first columns, which stay as they are.
  ///
  /// - Parameter indent: how many columns those are: a field of labels, or how far further lines are indented.
  public func hanging(_ line: String, behind indent: Int) -> [String] {
    let text = visible(line)
    guard Columns.width(text) > width else { return [text] }
    let scalars = text.unicodeScalars
    var (used, end) = (0, scalars.startIndex)
    while end < scalars.endIndex, used < indent {
      used += Columns.width(of: scalars[end])
      scalars.formIndex(after: &end)
    }
    let parts = Columns.wrap(String(scalars[end...]), to: width - used)
    let margin = String(repeating: " ", count: used)
    return parts.enumerated().map { ($0 == 0 ? String(scalars[..<end]) : margin) + $1 }
  }

  /// A table's lines, its cells safe to show and in columns apart by two spaces.
  ///
  /// Where it is too wide, the widest of its columns are cut first, as far as that gives the last one room.
  ///
  /// - Parameter isCut: whether the last column is cut too; else it is wrapped.
  public func table(_ rows: [[String]], cuttingLast isCut: Bool) -> [String] {
    let shown = rows.map { $0.map { visible($0) } }
    let widths = fitted(
      (0..<(shown.map(\.count).max() ?? 0)).map { column in
        shown.map { column < $0.count ? Columns.width($0[column]) : 0 }.max() ?? 0
      })
    let last = widths.count - 1
    let start = widths.dropLast().reduce(0) { $0 + $1 + 2 }
    return shown.flatMap { row -> [String] in
      let cells = row.enumerated().map { column, cell in
        column == last
          ? isCut ? Columns.cut(cell, to: max(1, width - start)) : cell
          : Self.padded(
            Columns.width(cell) > widths[column] ? Columns.cut(cell, to: widths[column]) : cell,
            widths[column])
      }
      return hanging(
        cells.joined(separator: "  "), behind: width - start < Self.leastOther ? width / 2 : start)
    }
  }

  /// What the last column is given at least, where it needs it, and what others keep.
  private static let (leastLast, leastOther) = (24, 12)

  private func fitted(_ natural: [Int]) -> [Int] {
    guard natural.count > 1, let last = natural.last else { return natural }
    var widths = natural
    func excess() -> Int {
      widths.dropLast().reduce(0) { $0 + $1 + 2 } + min(last, Self.leastLast) - width
    }
    while excess() > 0, let widest = widths.dropLast().indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > Self.leastOther
    {
      widths[widest] -= 1
    }
    return widths
  }

  private static func padded(_ cell: String, _ width: Int) -> String {
    cell + String(repeating: " ", count: max(0, width - Columns.width(cell)))
  }
}
