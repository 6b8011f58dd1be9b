import Foundation

/// Tells a file from its copies: where its file system keeps it, when it was made there, and on which
/// machine.
///
/// A file keeps its mark when it is changed or renamed. A copy has another one, however exact it is,
/// also when it was brought back to the same place. A clone of a whole disk under the same host name
/// has the same marks: that cannot be told.
struct FileMark: Equatable {
  let text: String

  /// The mark that was written down.
  init(recorded text: String) { self.text = text }

  /// The mark of an open file; `nil` when the system does not tell.
  init?(of file: Int32) {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    self.init(inode: UInt64(status.st_ino), birth: Birth.of(file, ""), device: status.st_dev)
  }

  /// The mark of the file at `path`; `nil` when there is none.
  init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(inode: UInt64(status.st_ino), birth: Birth.of(AT_FDCWD, path), device: status.st_dev)
  }

  private init(inode: UInt64, birth: String?, device: dev_t) {
    // Numbers of inodes are given again, and those of devices change when a machine starts anew: the
    // moment of birth is better than either, where it is known.
    text = "\(inode) \(birth ?? "on \(device)") \(Self.host)"
  }

  private static var host: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "" }
    return withUnsafeBytes(of: names.nodename) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

/// The moment at which a file was made, as `statx` tells it; Foundation does not.
private enum Birth {
  private typealias Statx =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UInt32, UnsafeMutableRawPointer
    ) -> Int32

  // Declared only under a macro that a Swift program cannot set, so it is looked up by name.
  private static let statx: Statx? = dlsym(nil, "statx").map {
    unsafeBitCast($0, to: Statx.self)
  }

  private static let isEmptyPath: Int32 = 0x1000  // AT_EMPTY_PATH
  private static let wanted: UInt32 = 0x800  // STATX_BTIME

  /// Seconds and nanoseconds; `nil` when the file system keeps none.
  static func of(_ folder: Int32, _ path: String) -> String? {
    // `struct statx` is 256 bytes on every machine: the mask first, the moment of birth at 80.
    withUnsafeTemporaryAllocation(byteCount: 256, alignment: 8) { answer in
      guard let start = answer.baseAddress, let statx,
        statx(folder, path, path.isEmpty ? isEmptyPath : 0, wanted, start) == 0,
        answer.load(as: UInt32.self) & wanted != 0
      else { return nil }
      let seconds = answer.load(fromByteOffset: 80, as: Int64.self)
      return "\(seconds).\(answer.load(fromByteOffset: 88, as: UInt32.self))"
    }
  }
}
