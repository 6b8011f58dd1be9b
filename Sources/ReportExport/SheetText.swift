/// The text of a table: rows of cells apart by a separator (RFC 4180).
struct SheetText {
  /// In order; blank lines are left out.
  private(set) var rows: [Row] = []
  /// The line on which a quoted cell begins that never ends; `nil` when all end.
  private(set) var openCell: Int?
  /// The line on which the first row begins that is longer than may be, where reading ended; `nil` when
  /// none is.
  private(set) var longRow: Int?

  struct Row {
    /// Where it begins, from 1.
    let line: Int
    let cells: [String]
  }

  /// The cells of the first line.
  static func header(of text: String, separator: Unicode.Scalar) -> [String] {
    let first = String(String.UnicodeScalarView(text.unicodeScalars.prefix { $0 != "\n" }))
    return SheetText(first, separator: separator).rows.first?.cells ?? []
  }

  /// The separator that a first line `sep=;` names, as some programs write it; the line is emptied.
  static func separator(takenFrom text: inout String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    let line = scalars.prefix { $0 != "\n" }
    guard line.count == 5, String(String.UnicodeScalarView(line.prefix(4))).lowercased() == "sep=",
      let separator = line.last
    else { return nil }
    text = String(String.UnicodeScalarView(scalars.dropFirst(5)))
    return separator
  }

  /// - Parameter longest: the most scalars of a row.
  init(
    _ text: String, separator: Unicode.Scalar, longest: Int = ForeignJSON.longestRecord
  ) {
    var reading = SheetRows(text, separator: separator, longest: longest)
    while let row = reading.next() { rows.append(row) }
    (openCell, longRow) = (reading.openCell, reading.longRow)
  }
}

/// The rows of a table one after the other, so that none but the one in hand needs memory.
struct SheetRows: IteratorProtocol {
  /// The line on which a quoted cell begins that never ends; known when there is no further row.
  private(set) var openCell: Int?
  /// The line on which the first row begins that is longer than may be, where reading ended.
  private(set) var longRow: Int?
  private let longest: Int
  private var scalars: String.UnicodeScalarView.Iterator
  private var reader: Reader
  private var isDone = false

  /// - Parameter longest: the most scalars of a row.
  init(_ text: String, separator: Unicode.Scalar, longest: Int = ForeignJSON.longestRecord) {
    scalars = text.unicodeScalars.makeIterator()
    reader = Reader(separator: separator)
    self.longest = longest
  }

  mutating func next() -> SheetText.Row? {
    guard !isDone else { return nil }
    while let scalar = scalars.next() {
      reader.take(scalar)
      if reader.length > longest {
        longRow = reader.rowLine
        break
      }
      if let row = reader.takeRow() { return row }
    }
    isDone = true
    reader.finish()
    openCell = reader.isQuoted ? reader.cellLine : nil
    return reader.takeRow()
  }

  private struct Reader {
    let separator: Unicode.Scalar
    private var row: SheetText.Row?
    private var cells: [String] = []
    private var cell = String.UnicodeScalarView()
    private var line = 1
    private(set) var rowLine = 1
    /// How many scalars of the row were read.
    private(set) var length = 0
    private(set) var cellLine = 1
    private(set) var isQuoted = false
    private var wasQuoted = false
    private var hasQuoteBefore = false

    init(separator: Unicode.Scalar) { self.separator = separator }

    /// The row that has ended; `nil` where none has since the last one was taken.
    mutating func takeRow() -> SheetText.Row? {
      defer { row = nil }
      return row
    }

    mutating func take(_ scalar: Unicode.Scalar) {
      length += 1
      if scalar == "\n" { line += 1 }
      if isQuoted { return takeQuoted(scalar) }
      switch scalar {
      case "\"" where hasQuoteBefore:
        cell.append(scalar)
        (isQuoted, hasQuoteBefore) = (true, false)
      case "\"" where cell.isEmpty && !wasQuoted:
        (isQuoted, wasQuoted, cellLine) = (true, true, line)
      case separator: endCell()
      case "\n": endRow()
      default:
        hasQuoteBefore = false
        cell.append(scalar)
      }
    }

    private mutating func takeQuoted(_ scalar: Unicode.Scalar) {
      if scalar == "\"" {
        (isQuoted, hasQuoteBefore) = (false, true)
      } else {
        cell.append(scalar)
      }
    }

    private mutating func endCell() {
      cells.append(String(cell))
      cell = String.UnicodeScalarView()
      (wasQuoted, hasQuoteBefore) = (false, false)
    }

    private mutating func endRow() {
      endCell()
      if cells.contains(where: { !$0.isEmpty }) {
        row = SheetText.Row(line: rowLine, cells: cells)
      }
      cells = []
      rowLine = line
      length = 0
    }

    mutating func finish() {
      guard !isQuoted, !cells.isEmpty || !cell.isEmpty || wasQuoted else { return }
      endRow()
    }
  }
}

extension SheetText {
  /// What makes a program that opens a table take a cell for a formula, where it stands before all but
  /// white space.
  private static let formulaMarks: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "|", "%", "\u{2212}", "＝", "＋", "－", "＠",
  ]

  /// Whether a spreadsheet might compute the text.
  ///
  /// **Source.** OWASP's page on CSV injection, which counts a tab and a line end at the beginning too.
  static func beginsFormula(_ text: some Sequence<Unicode.Scalar>) -> Bool {
    var isFirst = true
    for scalar in text {
      // Most texts begin with a letter or a digit, which need no table.
      if isFirst, ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) { return false }
      if isFirst, scalar == "\t" || scalar == "\r" || scalar == "\n" { return true }
      if !scalar.properties.isWhitespace { return formulaMarks.contains(scalar) }
      isFirst = false
    }
    return false
  }

  /// Whether the cell is a formula to some program, or has the apostrophe before one.
  private static func needsApostrophe(_ text: String) -> Bool {
    beginsFormula(text.unicodeScalars.drop { $0 == "'" })
  }

  /// A cell as it is written: quoted where it must be, with an apostrophe before what a program would
  /// take for a formula.
  static func cell(_ text: String) -> String {
    let inert = needsApostrophe(text) ? "'" + text : text
    let mustQuote =
      inert.unicodeScalars.contains { "\",;\n\t\r".unicodeScalars.contains($0) }
      || inert.unicodeScalars.first?.properties.isWhitespace ?? false
      || inert.unicodeScalars.last?.properties.isWhitespace ?? false
    guard mustQuote else { return inert }
    let doubled = inert.unicodeScalars.reduce(into: "") { cell, scalar in
      cell += scalar == "\"" ? "\"\"" : String(scalar)
    }
    return "\"\(doubled)\""
  }

  /// A cell as it was before ``cell(_:)`` put an apostrophe before it.
  static func plain(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    guard scalars.first == "'", needsApostrophe(cell) else { return cell }
    return String(scalars.dropFirst())
  }
}
