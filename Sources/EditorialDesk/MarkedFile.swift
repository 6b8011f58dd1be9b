import ClaimModel
import Foundation

/// A small private file that knows itself: its own mark stands in it, so that a copy shows.
struct MarkedFile {
  /// What stands in it; `mark` is among the members.
  let members: JSONValue
  /// Whether it is the file that was written, and no copy of it.
  let isOriginal: Bool

  /// Reads the file; `nil` when there is none or it is not what was written.
  init?(reading path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard let bytes = try? FileHandle(fileDescriptor: file).readToEnd(),
      let members = try? JSONValue(parsing: [UInt8](bytes))
    else { return nil }
    self.members = members
    let recorded = members["mark"]?.string.map { FileMark(recorded: $0) }
    isOriginal = recorded != nil && recorded == FileMark(of: file)
  }

  /// Writes the file at once, for its owner alone; its name is on the disk when this returns.
  static func write(_ members: [(String, JSONValue?)], to path: String) throws {
    try AtomicFile.write(to: path, mode: 0o600) { bytes(members, in: $0) }
  }

  /// Writes other members into the file that is there; they are on the disk when this returns.
  ///
  /// Takes half the time of ``write(_:to:)``, as no name changes. A loss of power meanwhile may leave what
  /// is no file of this kind: it is for what can do without, as one can that counts anew.
  ///
  /// - Returns: `false` where there is no such file or there is a copy of it; nothing was written then.
  static func rewrite(_ members: [(String, JSONValue?)], at path: String) throws -> Bool {
    let file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    let content = bytes(members, in: file)
    var status = stat()
    // One of another length was written by an earlier version, or not to its end.
    guard fstat(file, &status) == 0, status.st_size == content.count, status.st_nlink == 1 else {
      return false
    }
    guard pwrite(file, content, content.count, 0) == content.count, fdatasync(file) == 0 else {
      throw DeskError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    return true
  }

  /// What stands in the file: the members and its mark, filled up so that it is always of one length.
  private static func bytes(_ members: [(String, JSONValue?)], in file: Int32) -> [UInt8] {
    let mark = ("mark", FileMark(of: file).map { JSONValue.string($0.text) })
    let json = JSONValue.members(members + [mark]).canonicalBytes
    return json + Array(repeating: 0x20, count: max(0, length - 1 - json.count)) + [0x0A]
  }

  /// In bytes; a name of a machine may be so long that it is exceeded.
  private static let length = 512
}
