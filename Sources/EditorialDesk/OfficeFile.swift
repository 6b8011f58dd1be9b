import ReportExport

/// A file of an office program, where a table in text is wanted.
///
/// Such files are ZIP archives or, of older programs and where they have a password, compound files; told by
/// what they begin with, so that a damaged one is called what it is.
enum OfficeFile {
  case spreadsheet, other

  /// How much of an archive is searched for what tells its kind.
  private static let longestHead = 1 << 16

  /// - Parameters:
  ///   - bytes: of a whole file or of its beginning.
  ///   - path: its ending tells of a file that is too damaged for else.
  /// - Returns: `nil` where nothing tells of such a program.
  init?(_ bytes: [UInt8], path: String) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ["xlsx", "xlsm", "xlsb", "xltx", "xls", "ods", "ots", "numbers"].contains(ending),
      bytes.starts(with: ZipArchive.mark.prefix(2)) || bytes.starts(with: Self.compound)
    {
      self = .spreadsheet
    } else if bytes.starts(with: Self.compound) {
      self = .other
    } else if bytes.starts(with: ZipArchive.mark), let kind = Self.kind(ofArchive: bytes) {
      self = kind
    } else {
      return nil
    }
  }

  /// The bytes that a compound file begins with.
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Told by names of entries and by the media type that OpenDocument puts first; both stand unpacked.
  private static func kind(ofArchive bytes: [UInt8]) -> OfficeFile? {
    let head = String(decoding: bytes.prefix(longestHead), as: UTF8.self)
    let openDocument = "application/vnd.oasis.opendocument."
    if head.contains("mimetype\(openDocument)spreadsheet") { return .spreadsheet }
    if head.contains("mimetype\(openDocument)") { return .other }
    guard head.contains("[Content_Types].xml") || head.contains("Index/Document.iwa") else {
      return nil
    }
    return head.contains("xl/workbook") || head.contains("xl/worksheets")
      || head.contains("Index/Tables/") ? .spreadsheet : .other
  }
}
