import Foundation

/// Files that only their owner may read.
enum PrivateFile {
  /// Writes the whole file at once: it is the old one or the new one, never half of either.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try AtomicFile.write(bytes, to: path, mode: 0o600)
  }
}

/// Files that are replaced as a whole.
enum AtomicFile {
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws {
    let draft = "\(path).writing-\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode)
    guard file >= 0 else {
      throw DeskError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    let isWritten = Self.writeAll(bytes, to: file) && fsync(file) == 0
    let reason = String(cString: strerror(errno))
    close(file)
    guard isWritten, rename(draft, path) == 0 else {
      unlink(draft)
      throw DeskError.cannotWrite(path: path, reason: reason)
    }
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var done = 0
    return bytes.withUnsafeBytes { raw in
      while done < raw.count {
        let count = Foundation.write(file, raw.baseAddress?.advanced(by: done), raw.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }
}
