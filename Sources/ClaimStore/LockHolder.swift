import Foundation

/// Another process that keeps a desk from being written to.
public struct LockHolder: Equatable, Sendable {
  /// The name of its program.
  public let program: String
  public let process: Int

  /// Who holds the lock on the desk at `path` just now; `nil` when nobody does, or when the system does
  /// not tell.
  ///
  /// Read from what the kernel lists of all locks, and by nothing that opens the desk: to close a file
  /// would give up the locks that this process holds on it.
  static func ofDesk(at path: String) -> LockHolder? {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let places = [(inode(of: real + "-shm"), walLocks), (inode(of: real), fileLocks)]
    let held = heldLocks()
    for case let (inode?, bytes) in places {
      let holders = held.filter { $0.inode == inode && bytes.contains($0.first) }
      if let holder = holders.min(by: { $0.first < $1.first }), let program = name(holder.process) {
        return LockHolder(program: program, process: holder.process)
      }
    }
    return nil
  }

  /// Where SQLite locks the index of its log: writing, checkpoints, recovery, readers.
  ///
  /// **Source.** "WAL-mode File Format", section 2.3, and "File Locking And Concurrency In SQLite
  /// Version 3" for the file itself.
  private static let walLocks = 120..<128
  private static let fileLocks = 0x4000_0000..<0x4000_0200

  /// One lock for writing.
  private struct Held {
    let process: Int
    let inode: UInt64
    let first: Int
  }

  /// The locks for writing that processes hold on stretches of files, as `/proc/locks` lists them:
  /// `1: POSIX  ADVISORY  WRITE 4711 fe:00:16384706 120 120`.
  private static func heldLocks() -> [Held] {
    guard let bytes = FileManager.default.contents(atPath: "/proc/locks") else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count >= 8, words[1] == "POSIX", words[3] == "WRITE",
        let process = Int(words[4]), process > 0, process != Int(getpid()),
        let inode = words[5].split(separator: ":").last.flatMap({ UInt64($0) }),
        let first = Int(words[6])
      else { return nil }
      return Held(process: process, inode: inode, first: first)
    }
  }

  private static func inode(of path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
  }

  private static func name(_ process: Int) -> String? {
    let bytes = FileManager.default.contents(atPath: "/proc/\(process)/comm")
    return bytes.map { String(decoding: $0.filter { $0 != 0x0A }, as: UTF8.self) }
  }
}
