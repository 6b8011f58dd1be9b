import Foundation

/// Files that only their owner may read.
enum PrivateFile {
  /// Writes the whole file at once: it is the old one or the new one, never half of either.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try AtomicFile.write(bytes, to: path, mode: 0o600)
  }

  /// Writes a file that is not there yet, whole or not at all; one that is there is left as it is.
  static func make(_ bytes: [UInt8], at path: String) throws {
    let draft = "\(path).making-\(getpid())-\(UInt64.random(in: .min ... .max))"
    try write(bytes, to: draft)
    defer { unlink(draft) }
    guard link(draft, path) == 0 || errno == EEXIST else {
      throw DeskError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
  }
}

/// Files that are replaced as a whole.
enum AtomicFile {
  /// Writes the whole file at once; see ``replace(_:mode:_:)``.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws {
    try replace(path, mode: mode) { write in try bytes.withUnsafeBytes { try write($0) } }
  }

  /// Writes the whole file at once; see ``replace(_:mode:_:)``.
  ///
  /// - Parameter content: given the open file in which its bytes will stand.
  static func write(
    to path: String, mode: mode_t, _ content: (Int32) throws -> [UInt8]
  ) throws {
    try draft(path, mode: mode) { file in
      try content(file).withUnsafeBytes { try ByteStream.write($0, to: file, name: path) }
    }
  }

  /// Replaces a file: it is the old one until all is written and safe on the disk, then the new one.
  ///
  /// Written is a draft in the same folder. A link is followed; the rights of a file that is there stay.
  ///
  /// - Parameters:
  ///   - mode: the rights of a new file.
  ///   - body: writes with what it is called with, in order.
  /// - Throws: ``ExchangeError/notReplaceable(path:reason:)``, ``DeskError/cannotWrite(path:reason:)``, or
  ///   what `body` throws; nothing was replaced then.
  static func replace(
    _ path: String, mode: mode_t = 0o644,
    _ body: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    try draft(path, mode: mode) { file in
      try body { try ByteStream.write($0, to: file, name: path) }
    }
  }

  private static func draft(_ path: String, mode: mode_t, _ body: (Int32) throws -> Void) throws {
    let place = try Place(path)
    let draft = "\(place.path).writing-\(getpid())"
    // What a process of the same number left behind when it was killed.
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw failure(path) }
    do {
      defer { close(file) }
      if let mode = place.mode, fchmod(file, mode) != 0 { throw failure(path) }
      try body(file)
      try ByteStream.settle(file, name: path)
      guard rename(draft, place.path) == 0 else { throw failure(path) }
    } catch {
      unlink(draft)
      throw error
    }
    try ByteStream.settleFolder(of: place.path)
  }

  private static func failure(_ path: String) -> DeskError {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }

  /// Where the new file goes.
  struct Place {
    /// Links followed.
    let path: String
    /// The rights of the file that is there; `nil` when there is none.
    let mode: mode_t?

    /// What SQLite keeps beside a desk: its newest work.
    private static let besideDesks = ["-wal", "-shm", "-journal"]

    init(_ named: String) throws {
      if Self.besideDesks.contains(where: { named.hasSuffix($0) }) {
        throw ExchangeError.notReplaceable(
          path: named, reason: "files of that name belong to a desk")
      }
      var status = stat()
      guard stat(named, &status) == 0 else {
        guard errno == ENOENT else { throw AtomicFile.failure(named) }
        path = named
        mode = nil
        return
      }
      func refusal(_ reason: String) -> ExchangeError {
        .notReplaceable(path: named, reason: reason)
      }
      switch InputFile.Kind(status) {
      case .file: break
      case .folder: throw refusal("it is a folder")
      case .other: throw refusal("it is no regular file")
      }
      guard access(named, W_OK) == 0 else { throw refusal("there is no right to write to it") }
      guard try !Self.isDatabase(named) else { throw refusal("it is a desk, or another database") }
      guard let real = realpath(named, nil) else { throw AtomicFile.failure(named) }
      defer { free(real) }
      path = String(cString: real)
      mode = status.st_mode & 0o7777
    }

    static func isDatabase(_ path: String) throws -> Bool {
      let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      // What may be written and not read is replaced without a look.
      guard file >= 0 else { return false }
      defer { close(file) }
      var beginning = [UInt8](repeating: 0, count: 16)
      return read(file, &beginning, 16) == 16 && beginning == Array("SQLite format 3\0".utf8)
    }
  }
}
