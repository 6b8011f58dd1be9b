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
    try AtomicFile.write(to: path, mode: 0o600) { file in
      let mark = ("mark", FileMark(of: file).map { JSONValue.string($0.text) })
      return JSONValue.members(members + [mark]).canonicalBytes + [0x0A]
    }
  }
}
