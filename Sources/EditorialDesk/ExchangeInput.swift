import Foundation
import ReportExport

/// The files that somebody names for an import: single ones, folders, ZIP archives, files packed with gzip.
enum ExchangeInput {
  /// The largest file that is read, and the most that a folder's files may be together, in bytes.
  static let mostBytes = 512 << 20
  /// The most files of a folder that are read.
  static let mostFiles = 100_000

  /// All files that the paths name: of folders everything in them but hidden files, in byte order; of
  /// archives the entries.
  ///
  /// - Parameter paths: `-` is standard input, which may be named once.
  static func files(
    at paths: [String], as format: ExchangeFormat? = nil
  ) throws -> [ExchangeFile] {
    guard paths.count(where: { $0 == "-" }) < 2 else { throw ExchangeError.standardInputTwice }
    var files: [ExchangeFile] = []
    var left = mostBytes
    for path in paths {
      for found in try path == "-" ? [standardInput(format)] : named(path, as: format) {
        let bytes =
          try path == "-"
          ? standardInput(atMost: left) : InputFile.bytes(of: found.path, atMost: max(1, left))
        let inside = try unpacked(bytes, found, as: format, atMost: max(1, left))
        left -= inside.reduce(0) { $0 + $1.bytes.count }
        files += inside
      }
    }
    return files
  }

  /// Standard input has no name; an ending tells its format to who looks for one.
  private static func standardInput(_ format: ExchangeFormat?) -> Found {
    let ending =
      switch format {
      case .brat: ".ann"
      case .uimaXMI: ".xmi"
      case .csv, .w3c, .labelStudio, .doccano, .averitec, .claimReview, nil: ""
      }
    return Found(
      path: "standard input", name: "standard input\(ending)", isNamed: ending.isEmpty)
  }

  private static func standardInput(atMost limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try ByteStream.read(ByteStream.standardInput, name: "standard input") { piece in
      guard bytes.count + piece.count <= limit else {
        throw DeskError.fileTooLarge(path: "standard input", limit: mostBytes)
      }
      bytes.append(contentsOf: piece)
    }
    return bytes
  }

  /// A file on the disk, and what it is called within the exchange.
  private struct Found {
    let path: String
    let name: String
    /// Whether it is one that somebody named, and not one of a folder.
    var isNamed = false
  }

  private static func named(_ path: String, as format: ExchangeFormat?) throws -> [Found] {
    switch try InputFile.kind(of: path) {
    case .file: return ([path] + textBeside(path, as: format)).map(found)
    case .folder: return try inside(path)
    case .other: throw ExchangeError.notAFile(path: path)
    }
  }

  private static func found(_ path: String) -> Found {
    Found(
      path: path, name: path.split(separator: "/").last.map(String.init) ?? path, isNamed: true)
  }

  /// The text of a file of annotations of brat, which says nothing without it; none where it is not there.
  private static func textBeside(_ path: String, as format: ExchangeFormat?) -> [String] {
    guard format == .brat, let ending = [".ann", ".a1", ".a2"].first(where: path.hasSuffix) else {
      return []
    }
    let text = path.dropLast(ending.count) + ".txt"
    return [String(text)].filter { (try? InputFile.kind(of: $0)) == .file }
  }

  private static func inside(_ folder: String) throws -> [Found] {
    guard let all = FileManager.default.enumerator(atPath: folder) else {
      throw DeskError.unreadable(path: folder, reason: "the folder cannot be listed")
    }
    var names: [String] = []
    while let name = all.nextObject() as? String {
      guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
      // A link may lead anywhere; only what lies in the folder is read.
      guard all.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      names.append(name)
      guard names.count <= mostFiles else {
        throw DeskError.unreadable(path: folder, reason: "it has more than \(mostFiles) files")
      }
    }
    guard !names.isEmpty else { throw ExchangeError.nothingInFolder(path: folder) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
      Found(path: "\(folder)/\($0)", name: $0)
    }
  }

  private static func unpacked(
    _ bytes: [UInt8], _ found: Found, as format: ExchangeFormat?, atMost mostBytes: Int
  ) throws -> [ExchangeFile] {
    switch OfficeFile(bytes, path: found.path) {
    case .spreadsheet: throw ExchangeError.workbook(path: found.path)
    case .other: throw ExchangeError.officeFile(path: found.path)
    case nil: break
    }
    if bytes.starts(with: ZipArchive.mark) {
      do {
        let files = try ZipArchive.files(
          in: bytes, named: found.path, atMost: mostBytes, packs: format == .uimaXMI)
        // INCEpTION packs each person's file alone: the archive's name says whose it is.
        return format == .uimaXMI && !found.isNamed ? files.map { $0.inside(found.name) } : files
      } catch ExchangeError.brokenArchive(let path, let reason) where format == .csv {
        throw ExchangeError.archiveForSheet(path: path, reason: reason)
      }
    }
    guard bytes.starts(with: GzipReader.mark) else {
      return [ExchangeFile(name: found.name, bytes: bytes, isNamed: found.isNamed)]
    }
    var reader = try GzipReader(name: found.path)
    var plain: [UInt8] = []
    try bytes.withUnsafeBytes { packed in
      try reader.feed(packed) { piece in
        guard plain.count + piece.count <= mostBytes else {
          throw ExchangeError.inflatesTooFar(
            path: found.path, offset: packed.count,
            reason: "it becomes more than \(mostBytes >> 20) MiB")
        }
        plain.append(contentsOf: piece)
      }
    }
    try reader.finish()
    let name = found.name.hasSuffix(".gz") ? String(found.name.dropLast(3)) : found.name
    return [ExchangeFile(name: name, bytes: plain, isNamed: found.isNamed)]
  }
}
