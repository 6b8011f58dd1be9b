/// Reads ratings from CSV, piece by piece, in memory bounded by the ratings.
///
/// The first line names the columns, in any order; `item`, `annotator` and `label` must be there, others
/// are passed over. A rating whose label is empty is missing. Blank lines are passed over.
///
/// **Source.** RFC 4180; a byte order mark and any line ends are taken.
public struct RatingFileReader {
  private let file: String
  private let groupColumn: String?
  private var splitter: CSVSplitter
  private var columns: Columns?
  private var sheet = RatingSheet()

  /// How many ratings a file may have.
  public static let mostRatings = 20_000_000
  /// How many bytes the different names of items, annotators and labels may take together.
  public static let mostNameBytes = 512 << 20

  private struct Columns {
    let item: Int
    let annotator: Int
    let label: Int
    let group: Int?
    let count: Int
  }

  /// - Parameters:
  ///   - file: what the file is called in errors.
  ///   - groupColumn: the column that sets ratings apart; `nil` for none.
  public init(file: String, groupColumn: String? = nil) {
    self.file = file
    self.groupColumn = groupColumn
    splitter = CSVSplitter(file: file)
  }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: ``AgreementError`` with the line.
  public mutating func feed(_ piece: UnsafeRawBufferPointer) throws(AgreementError) {
    var rest = piece.bindMemory(to: UInt8.self)
    while try splitter.nextRecord(&rest) { try takeRecord() }
  }

  /// The ratings, when all bytes were given.
  public mutating func finish() throws(AgreementError) -> RatingSheet {
    if try splitter.lastRecord() { try takeRecord() }
    guard columns != nil else { throw .empty(file: file) }
    return sheet
  }

  private mutating func takeRecord() throws(AgreementError) {
    guard let columns else { return try readHeader() }
    let line = splitter.recordLine
    guard splitter.fieldCount == columns.count else {
      throw .fieldCount(
        found: splitter.fieldCount, expected: columns.count, file: file, line: line)
    }
    guard splitter.length(columns.item) > 0 else {
      throw .unnamed(column: "item", file: file, line: line)
    }
    guard splitter.length(columns.annotator) > 0 else {
      throw .unnamed(column: "annotator", file: file, line: line)
    }
    guard splitter.length(columns.label) > 0 else {
      sheet.blank += 1
      return
    }
    guard sheet.count < Self.mostRatings else {
      throw .tooMuch(what: "\(Self.mostRatings) ratings", file: file, line: line)
    }
    guard sheet.nameBytes < Self.mostNameBytes else {
      throw .tooMuch(
        what: "\(Self.mostNameBytes >> 20) MiB of different names", file: file, line: line)
    }
    splitter.withRecord { record in
      sheet.add(
        item: record[columns.item], annotator: record[columns.annotator],
        label: record[columns.label], group: columns.group.map { record[$0] }, line: line)
    }
  }

  private mutating func readHeader() throws(AgreementError) {
    let names = splitter.withRecord { record in
      (0..<record.count).map { Self.columnName(String(decoding: record[$0], as: UTF8.self)) }
    }
    func place(_ name: String) throws(AgreementError) -> Int {
      let places = names.indices.filter { names[$0].utf8.elementsEqual(name.utf8) }
      guard let place = places.first else {
        throw .missingColumn(name, found: names, file: file)
      }
      guard places.count == 1 else { throw .repeatedColumn(name, file: file) }
      return place
    }
    var group: Int?
    if let groupColumn { group = try place(groupColumn) }
    columns = Columns(
      item: try place("item"), annotator: try place("annotator"), label: try place("label"),
      group: group, count: names.count)
  }

  /// Spreadsheets put spaces around names.
  private static func columnName(_ written: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
    let scalars = written.unicodeScalars.drop(while: isSpace)
    guard let end = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(Substring(scalars[...end]))
  }
}
