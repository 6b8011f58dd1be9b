import CLibzip
import Foundation
import ReportExport

/// ZIP archives in memory, read and written by libzip.
///
/// Names of entries tell whose work a file is; none of them ever reaches a file system.
enum ZipArchive {
  /// The bytes that a ZIP archive begins with.
  static let mark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// The most entries that are read.
  static let mostEntries = 20_000
  /// The most that all entries may unpack to, in bytes: 512 MiB.
  static let mostBytes = 512 << 20
  /// What any entry, and all together, may unpack to, in bytes: 16 MiB; beyond that ``mostTimes`` as much as
  /// is packed.
  static let freeBytes = 16 << 20
  /// How many times its packed length something may become: as with gzip.
  static let mostTimes = GzipReader.mostTimes

  /// Unpacks the files of an archive, in its order; folders are files without bytes whose names end in `/`.
  ///
  /// - Parameter packs: whether archives in it are unpacked too, once, within the same bounds: what they hold is
  ///   called `ARCHIVE/NAME`.
  /// - Throws: ``ExchangeError/brokenArchive(path:reason:)`` for one that is damaged or encrypted, and for
  ///   one that unpacks to more than is believed.
  static func files(
    in bytes: [UInt8], named path: String, atMost mostBytes: Int = mostBytes,
    entries mostEntries: Int = mostEntries, packs: Bool = false
  ) throws -> [ExchangeFile] {
    let mostBytes = min(mostBytes, believed(of: bytes.count))
    let files = try entries(in: bytes, named: path, atMost: mostBytes, entries: mostEntries)
    guard packs else { return files }
    var left = mostBytes - files.reduce(0) { $0 + $1.bytes.count }
    var further = mostEntries - files.count
    return try files.flatMap { file in
      guard file.bytes.starts(with: mark) else { return [file] }
      let inside = try entries(
        in: file.bytes, named: "\(path): \(file.name)", atMost: left, entries: further)
      left -= inside.reduce(0) { $0 + $1.bytes.count }
      further -= inside.count
      return inside.map { $0.inside(file.name) }
    }
  }

  private static func entries(
    in bytes: [UInt8], named path: String, atMost mostBytes: Int, entries mostEntries: Int
  ) throws -> [ExchangeFile] {
    func broken(_ reason: String) -> ExchangeError { .brokenArchive(path: path, reason: reason) }
    return try bytes.withUnsafeBytes { raw in
      var failure = zip_error_t()
      guard let source = zip_source_buffer_create(raw.baseAddress, UInt64(raw.count), 0, &failure)
      else { throw broken("libzip cannot begin") }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &failure) else {
        zip_source_free(source)
        // A name of a file that libzip cannot decode is all that may be wrong.
        let isInconsistent = zip_error_code_zip(&failure) == ZIP_ER_INCONS
        throw broken(isInconsistent ? damagedOrMisnamed : "it is damaged")
      }
      defer { zip_discard(archive) }
      let count = zip_get_num_entries(archive, 0)
      guard count <= mostEntries else { throw broken("it has more than \(mostEntries) entries") }
      var files: [ExchangeFile] = []
      var left = mostBytes
      for index in 0..<UInt64(max(0, count)) {
        let limit = min(left, believed(of: packedLength(index, of: archive, in: raw.count)))
        let file = try entry(index, of: archive, atMost: limit, broken)
        left -= file.bytes.count
        files.append(file)
      }
      return files
    }
  }

  private static let damagedOrMisnamed =
    "it is damaged, or a file in it has a control character, or bytes that are no UTF-8, in its name"

  /// What so many packed bytes are believed to become.
  private static func believed(of packed: Int) -> Int { max(freeBytes, packed * mostTimes) }

  /// How many bytes an entry has in the archive, which may lie about it, and has no more than it is long.
  private static func packedLength(
    _ index: UInt64, of archive: OpaquePointer, in whole: Int
  ) -> Int {
    var status = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &status) == 0,
      status.valid & UInt64(ZIP_STAT_COMP_SIZE) != 0, status.comp_size < UInt64(whole)
    else { return whole }
    return Int(status.comp_size)
  }

  private static func entry(
    _ index: UInt64, of archive: OpaquePointer, atMost limit: Int,
    _ broken: (String) -> ExchangeError
  ) throws -> ExchangeFile {
    guard let written = zip_get_name(archive, index, UInt32(ZIP_FL_ENC_GUESS)) else {
      throw broken("an entry has no name")
    }
    let name = String(cString: written)
    guard !name.hasSuffix("/") else { return ExchangeFile(name: name, bytes: []) }
    guard let entry = zip_fopen_index(archive, index, 0) else {
      throw broken("an entry cannot be unpacked; it may be encrypted")
    }
    defer { zip_fclose(entry) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(entry, &buffer, UInt64(buffer.count))
      guard count >= 0 else { throw broken("an entry is damaged") }
      if count == 0 { return ExchangeFile(name: name, bytes: bytes) }
      // Counted as it comes: what an archive says of its sizes may be a lie.
      guard bytes.count + Int(count) <= limit else {
        throw broken(
          "an entry, or all of them, becomes more than \(mostTimes) times as long as it is, or than \(mostBytes >> 20) MiB"
        )
      }
      bytes.append(contentsOf: buffer[..<Int(count)])
    }
  }

  /// Packs files; the same bytes for the same files, whatever the time.
  static func packed(_ files: [ExchangeFile], named path: String) throws -> [UInt8] {
    let failed = ExchangeError.unwritableArchive(path: path)
    var failure = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &failure) else { throw failed }
    // Kept beyond the archive, which gives its own hold on it up when it is closed.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &failure) else { throw failed }
    do {
      try add(files, to: archive, failed)
    } catch {
      zip_discard(archive)
      throw error
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw failed
    }
    return try content(of: target, failed)
  }

  private static func add(
    _ files: [ExchangeFile], to archive: OpaquePointer, _ failed: ExchangeError
  ) throws {
    for file in files {
      // Freed by libzip, when it has packed them.
      let count = file.bytes.count
      guard let copy = malloc(max(1, count)) else { throw failed }
      file.bytes.withUnsafeBytes { bytes in
        if let start = bytes.baseAddress, count > 0 { memcpy(copy, start, count) }
      }
      guard let source = zip_source_buffer(archive, copy, UInt64(count), 1) else { throw failed }
      let index = zip_file_add(archive, file.name, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        zip_source_free(source)
        throw failed
      }
      // 1 January 1980, the first day that the format knows.
      zip_file_set_mtime(archive, UInt64(index), 315_532_800, 0)
    }
  }

  private static func content(
    of source: OpaquePointer, _ failed: ExchangeError
  ) throws -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw failed }
    defer { zip_source_close(source) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_source_read(source, &buffer, UInt64(buffer.count))
      guard count >= 0 else { throw failed }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<Int(count)])
    }
  }
}
