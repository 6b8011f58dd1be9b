import Foundation

/// Bytes that come from an open descriptor or go into one: a file's, or those of standard input.
public enum ByteStream {
  static let standardInput: Int32 = 0

  /// Gives the bytes in pieces of up to 1 MiB.
  ///
  /// - Parameter whileWaiting: called before each piece, and again and again until it is there; reading ends
  ///   with what it throws. `nil` where nobody asks to stop.
  static func read(
    _ descriptor: Int32, name: String, whileWaiting: (() throws -> Void)? = nil,
    _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      if let whileWaiting { try wait(for: descriptor, whileWaiting) }
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, mayGoOn(descriptor, for: Int16(POLLIN)) { continue }
      guard count >= 0 else {
        throw DeskError.unreadable(path: name, reason: String(cString: strerror(errno)))
      }
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Waits until there is something to read, or the end.
  private static func wait(for descriptor: Int32, _ whileWaiting: () throws -> Void) throws {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    repeat { try whileWaiting() } while poll(&waiting, 1, 200) <= 0
  }

  /// Whether a call that failed may be made again: it was interrupted, or would have had to wait and has
  /// done so now.
  static func mayGoOn(_ descriptor: Int32, for events: Int16) -> Bool {
    if errno == EINTR { return true }
    guard errno == EAGAIN else { return false }
    var waiting = pollfd(fd: descriptor, events: events, revents: 0)
    return poll(&waiting, 1, -1) >= 0 || errno == EINTR
  }

  /// Writes all of the bytes.
  ///
  /// - Throws: ``DeskError/cannotWrite(path:reason:)``; part of them may have been written.
  public static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, name: String)
    throws
  {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, mayGoOn(descriptor, for: Int16(POLLOUT)) { continue }
      guard count > 0 else {
        throw DeskError.cannotWrite(path: name, reason: String(cString: strerror(errno)))
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Sees to it that what was written to a file or folder outlasts a loss of power.
  static func settle(_ descriptor: Int32, name: String) throws {
    // Some file systems know no such thing for folders, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw DeskError.cannotWrite(path: name, reason: String(cString: strerror(errno)))
    }
  }

  /// Sees to it that the name a file was given outlasts a loss of power.
  static func settleFolder(of path: String) throws {
    let folder =
      path.contains("/") ? path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex) : "."
    let descriptor = open(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written and not read is left to the system.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    try settle(descriptor, name: path)
  }
}
