import ClaimModel
import Foundation

/// A file that has no name: it is gone when the process ends, however it ends.
public final class ScratchFile {
  // A class because it owns an open file.
  private let descriptor: Int32
  private var held: [UInt8] = []
  /// How many bytes were appended.
  public private(set) var length = 0

  private static let heldAtMost = 1 << 18

  /// - Throws: ``StoreError`` when it cannot be made.
  public init() throws {
    // Where POSIX lets temporary files lie; it has no name there for longer than the next two calls.
    let folder = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
    var template = Array("\(folder ?? "/tmp")/stet-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure() }
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Appends bytes; they are there for reading after ``flush()``.
  public func append(_ bytes: UnsafeRawBufferPointer) throws {
    guard held.count + bytes.count >= Self.heldAtMost else {
      held.append(contentsOf: bytes)
      length += bytes.count
      return
    }
    try flush()
    try write(bytes, at: length)
    length += bytes.count
  }

  /// Writes what is held in memory.
  public func flush() throws {
    try held.withUnsafeBytes { try write($0, at: length - $0.count) }
    held.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
    var done = 0
    while done < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure() }
      done += count
    }
  }

  /// Reads a range that was flushed into a buffer of its size.
  public func read(_ range: Range<Int>, into buffer: UnsafeMutableRawBufferPointer) throws {
    var done = 0
    while done < range.count {
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: done), range.count - done,
        off_t(range.lowerBound + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure() }
      done += count
    }
  }

  private static func failure() -> StoreError {
    errno == ENOSPC
      ? .diskFull(path: "temporary files")
      : .failed(path: "temporary files", reason: String(cString: strerror(errno)))
  }
}
