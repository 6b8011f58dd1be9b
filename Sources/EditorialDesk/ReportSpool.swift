import ClaimModel
import Foundation

/// Bytes that wait to be written: in memory, and where they are many in a file without a name.
final class ReportSpool {
  // A class because it owns an open file.
  private var held: [UInt8] = []
  private var descriptor: Int32 = -1

  /// How many bytes are held in memory.
  private static let heldAtMost = 4 << 20

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ bytes: [UInt8]) throws {
    held.append(contentsOf: bytes)
    if held.count >= Self.heldAtMost { try flush() }
  }

  /// Gives all of the bytes in pieces.
  func drain(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    if descriptor >= 0 {
      try flush()
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.failure() }
      try ByteStream.read(descriptor, name: "temporary files", body)
    } else {
      try held.withUnsafeBytes { if !$0.isEmpty { try body($0) } }
    }
  }

  private func flush() throws {
    if descriptor < 0 {
      let folder = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
      var template = Array("\(folder ?? "/tmp")/stet-XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      guard descriptor >= 0 else { throw Self.failure() }
      unlink(template)
    }
    try held.withUnsafeBytes {
      try ByteStream.write($0, to: descriptor, name: "temporary files")
    }
    held.removeAll(keepingCapacity: true)
  }

  private static func failure() -> DeskError {
    .cannotWrite(path: "temporary files", reason: String(cString: strerror(errno)))
  }
}
