import AnnotationSync
import ClaimModel
import ClaimStore
import Foundation

/// One device's file in a folder that colleagues share: appended to, never rewritten.
///
/// Locked against other processes as long as the value lives.
final class DeviceFile {
  // A class because it owns a descriptor and with it the lock.
  let path: String
  private let descriptor: Int32
  private let device: String

  /// Opens the file of a device, which is made where there is none, and waits for the lock.
  ///
  /// - Throws: ``ExchangeError`` when something else lies there, or when the lock does not come.
  init(of device: String, in folder: String) throws {
    guard device.utf8.count <= 64,
      device.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
    else { throw ExchangeError.unfitDevice(device) }
    guard try InputFile.kind(of: folder) == .folder else {
      throw ExchangeError.notAFolder(path: folder)
    }
    self.device = device
    path = (folder.hasSuffix("/") ? folder : folder + "/") + device + ".jsonl"
    descriptor = try Self.locked(path)
  }

  deinit { close(descriptor) }

  private static func locked(_ path: String) throws -> Int32 {
    let deadline = Date().addingTimeInterval(Store.patience)
    while true {
      // A link could lead what is appended anywhere: none is followed.
      let file = open(
        path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
      guard file >= 0 else {
        guard errno == ELOOP else {
          throw DeskError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        throw ExchangeError.notReplaceable(path: path, reason: "it is a link")
      }
      do {
        // A checkout may have put another file in its place while the lock was waited for.
        if try lock(file, path, until: deadline), isStill(file, path) { return file }
      } catch {
        close(file)
        throw error
      }
      close(file)
    }
  }

  /// - Returns: `true` when it is locked, or when the file system knows no locks.
  private static func lock(_ file: Int32, _ path: String, until deadline: Date) throws -> Bool {
    var status = stat()
    guard fstat(file, &status) == 0, InputFile.Kind(status) == .file else {
      throw ExchangeError.notReplaceable(path: path, reason: "it is no regular file")
    }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return true }
      guard Date() < deadline else { throw ExchangeError.busyFile(path: path) }
      usleep(20_000)
    }
    return true
  }

  private static func isStill(_ file: Int32, _ path: String) -> Bool {
    var (open, named) = (stat(), stat())
    return fstat(file, &open) == 0 && lstat(path, &named) == 0
      && open.st_ino == named.st_ino && open.st_dev == named.st_dev
  }

  /// What the file holds.
  struct Contents {
    /// The operations of the device, those of other devices left out.
    var own: Set<OperationID> = []
    /// The bytes behind the last line end when they are no whole operation; empty when there are none.
    var half: [UInt8] = []
    /// Whether anything stands behind the last line end.
    var lacksLineEnd = false
  }

  func contents() throws -> Contents {
    var contents = Contents()
    try forEachLine { line, operation in
      if let operation, isOwn(operation) { contents.own.insert(operation.id) }
      guard !line.isEnded else { return }
      contents.lacksLineEnd = true
      if operation == nil, line.hashOfTooLong == nil { contents.half = Array(line.bytes) }
    }
    return contents
  }

  /// The first operation of the device in the file that is one of these.
  func first(of ids: Set<OperationID>) throws -> AnnotationSync.Operation? {
    var first: AnnotationSync.Operation?
    try forEachLine { _, operation in
      if first == nil, let operation, ids.contains(operation.id) { first = operation }
    }
    return first
  }

  private func isOwn(_ operation: AnnotationSync.Operation) -> Bool {
    operation.chain.device.utf8.elementsEqual(device.utf8)
  }

  private func forEachLine(
    _ body: (LineSplitter.Line, AnnotationSync.Operation?) throws -> Void
  ) throws {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw InputFile.failure(path) }
    var splitter = LineSplitter()
    func give(_ line: LineSplitter.Line) throws {
      try body(
        line, line.hashOfTooLong == nil ? try? AnnotationSync.Operation(line: line.bytes) : nil)
    }
    try ByteStream.read(descriptor, name: path) { try splitter.feed($0, give) }
    try splitter.finish(give)
  }

  /// Writes behind what the file holds.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    try ByteStream.write(bytes, to: descriptor, name: path)
  }

  /// Sees to it that what was appended outlasts a loss of power.
  func settle() throws {
    try ByteStream.settle(descriptor, name: path)
    try ByteStream.settleFolder(of: path)
  }
}
