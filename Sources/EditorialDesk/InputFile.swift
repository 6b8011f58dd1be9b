import ClaimStore
import Foundation

/// Files that people name: only regular ones are read, and none is read without bound.
enum InputFile {
  /// The largest document that is taken in, in bytes.
  static let largestDocument = 64 << 20

  /// The whole file.
  ///
  /// - Throws: ``DeskError`` when it is missing, no regular file, too large or cannot be read.
  static func bytes(of path: String, atMost limit: Int = largestDocument) throws -> [UInt8] {
    let file = try OpenedFile(path)
    guard file.size <= limit else { throw DeskError.fileTooLarge(path: path, limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.size)
    try file.read { piece in
      guard bytes.count + piece.count <= limit else {
        throw DeskError.fileTooLarge(path: path, limit: limit)
      }
      bytes.append(contentsOf: piece)
    }
    return bytes
  }

  /// What lies at the path, links followed.
  static func kind(of path: String) throws -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(path) }
    return Kind(status)
  }

  enum Kind {
    case file, folder, other

    init(_ status: stat) {
      self =
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }
  }

  /// What the last call of the system that failed on the path has to say.
  static func failure(_ path: String) -> DeskError {
    switch errno {
    case ENOENT, ENOTDIR: .noSuchFile(path: path)
    case ENXIO, ENODEV: .notAFile(path: path)
    default: .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
  }
}

/// A regular file that is open for reading; closed with the value.
final class OpenedFile {
  // A class because it owns a descriptor.
  let path: String
  /// In bytes, when it was opened.
  let size: Int
  /// Which file it is, whatever its name: device and inode.
  let identity: [UInt64]
  private let descriptor: Int32

  init(_ path: String) throws {
    // Looked at before it is opened, as to open a device can do something; and again afterwards, as it
    // may be another one by then. Opening does not wait, so a pipe cannot hold it up.
    guard try InputFile.kind(of: path) == .file else { throw DeskError.notAFile(path: path) }
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.failure(path) }
    self.path = path
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    guard InputFile.Kind(status) == .file else { throw DeskError.notAFile(path: path) }
  }

  deinit { close(descriptor) }

  /// Gives the file's bytes in pieces of up to 1 MiB, from its beginning.
  ///
  /// - Throws: ``DeskError/unreadable(path:reason:)``, and ``ExchangeError/cutWhileRead(path:read:promised:)``
  ///   when it became shorter meanwhile; one that became longer is read to its end.
  func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var count = 0
    try ByteStream.read(descriptor, name: path) { piece in
      count += piece.count
      try body(piece)
    }
    var status = stat()
    guard count >= size, fstat(descriptor, &status) == 0, status.st_size >= size else {
      throw ExchangeError.cutWhileRead(path: path, read: count, promised: size)
    }
  }
}
