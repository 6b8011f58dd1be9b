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
    let size = try size(of: path)
    guard size <= limit else { throw DeskError.fileTooLarge(path: path, limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    try read(path) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The file's size in bytes, when it is one that may be read.
  @discardableResult
  static func size(of path: String) throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw DeskError.noSuchFile(path: path) }
      throw DeskError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DeskError.notAFile(path: path) }
    return Int(status.st_size)
  }

  /// Gives the file's bytes in pieces of up to 1 MiB.
  static func read(_ path: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try size(of: path)
    let file = open(path, O_RDONLY)
    guard file >= 0 else {
      throw DeskError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Foundation.read(file, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw DeskError.unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// An annotation file for the store to merge.
  static func mergeSource(_ path: String) throws -> MergeSource {
    let size = try size(of: path)
    return MergeSource(name: path, size: size) { body in try read(path, body) }
  }
}
