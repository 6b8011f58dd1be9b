import Foundation

/// What tells git to leave the annotation files of a folder alone.
enum GitAttributes {
  /// No line end is converted, no difference is shown, and two versions are never mixed line by line.
  static let line = "*.jsonl -text -diff -merge"

  private static let longest = 1 << 20

  /// Sees to it that the folder's `.gitattributes` has the line; the rest of it stays.
  static func keep(in folder: String) throws {
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + ".gitattributes"
    var status = stat()
    guard lstat(path, &status) == 0 else {
      guard errno == ENOENT else { throw InputFile.failure(path) }
      return try AtomicFile.write(Array("\(line)\n".utf8), to: path)
    }
    // A link could lead the line anywhere.
    guard InputFile.Kind(status) == .file else {
      throw ExchangeError.notReplaceable(path: path, reason: "it is no regular file")
    }
    let bytes = try InputFile.bytes(of: path, atMost: longest)
    let lines = bytes.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
    guard !lines.contains(where: { $0.elementsEqual(line.utf8) }) else { return }
    let end: [UInt8] = bytes.isEmpty || bytes.last == 0x0A ? [] : [0x0A]
    try AtomicFile.write(bytes + end + Array("\(line)\n".utf8), to: path)
  }
}
