import AnnotationSync
public import ClaimModel
import Foundation

/// The lines that one annotator typed at the prompts of this home, kept for the next time in a file of the
/// home folder, which only its owner may read: `history-amara`.
///
/// Nobody else's lines are in it: they tell of verdicts. Bytes of a name that are no ASCII letter or digit are
/// percent-coded in the file's name; a long name stands there by its hash. One line each, the oldest first. Prompts that are open at once add to it in turn. It holds nothing that
/// the desk answered, no line that begins with a space, and none with the name of a source that is kept
/// sealed.
public struct PromptHistory: Sendable {
  /// The most lines that are given back.
  public static let mostLines = 1_000
  /// The longest line that is kept, in bytes.
  public static let longestLine = 4_096
  /// From how many bytes on the older half of the file is let go.
  static let mostBytes = 1 << 18

  private let home: String
  private let sources: SealedSources
  private let path: String

  /// The file is this annotator's; the one that all shared in former versions goes to whose home it is.
  public init(of annotator: Annotator, in surroundings: Surroundings) {
    home = surroundings.home
    sources = SealedSources(in: surroundings)
    path = home + "/history-" + Self.fileName(of: annotator)
    if Identity.owner(ofHome: home) == annotator {
      // Fails, as it is to, where there is no such file or the annotator has one already.
      if link(home + "/history", path) == 0 { unlink(home + "/history") }
    }
  }

  /// The longest name that stands in the file's name as it is, in bytes.
  private static let longestName = 120

  private static func fileName(of annotator: Annotator) -> String {
    let bytes = Array(annotator.name.utf8)
    let name = bytes.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
      return isPlain ? String(scalar) : "%" + String(format: "%02X", Int(byte))
    }.joined()
    return name.utf8.count <= longestName ? name : DocumentID(naming: bytes)?.text ?? name
  }

  /// Whether a line is one to keep: with words, not too long, without a space before it, and without
  /// characters that a terminal would obey.
  public static func isKept(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first, !first.properties.isWhitespace else {
      return false
    }
    return line.utf8.count <= longestLine && visible(line).utf8.elementsEqual(line.utf8)
  }

  /// Whether a line may be kept: it is one to keep, and names no source that is kept sealed.
  ///
  /// - Throws: ``DeskError`` when it cannot be found out.
  public func mayHold(_ line: String) throws -> Bool {
    try Self.isKept(line) && !sources.areNamed(in: line)
  }

  /// The lines kept, the oldest first; of a file that is broken, those that are whole, and none where
  /// there is no such file or it cannot be read.
  public func lines() -> [String] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    return Self.tail(of: file, Self.mostBytes).split(separator: 0x0A).suffix(Self.mostLines)
      .compactMap { String(validating: $0, as: UTF8.self) }.filter(Self.isKept)
  }

  /// Adds a line; one that is not to be kept is passed over.
  ///
  /// - Throws: ``DeskError/cannotWrite(path:reason:)``; the lines kept so far stay.
  public func append(_ line: String) throws {
    guard try mayHold(line) else { return }
    try Identity.makeFolder(home)
    let file = try opened()
    defer { close(file) }
    let end = lseek(file, 0, SEEK_END)
    var last: UInt8 = 0x0A
    // What was cut off in the middle, by a crash or a full disk, stays a line of its own.
    if end > 0 { pread(file, &last, 1, end - 1) }
    let bytes = (last == 0x0A ? [] : [0x0A]) + Array(line.utf8) + [0x0A]
    try bytes.withUnsafeBytes { try ByteStream.write($0, to: file, name: path) }
    if end + bytes.count > Self.mostBytes {
      let kept = Self.tail(of: file, Self.mostBytes / 2).drop { $0 != 0x0A }.dropFirst()
      try PrivateFile.write(Array(kept), to: path)
    }
  }

  /// Opens the file for writing at its end, for this process alone.
  private func opened() throws -> Int32 {
    while true {
      let file = open(
        path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
      guard file >= 0 else { throw failure(String(cString: strerror(errno))) }
      var (own, there) = (stat(), stat())
      guard fstat(file, &own) == 0, own.st_mode & S_IFMT == S_IFREG else {
        close(file)
        throw failure("it is no regular file")
      }
      while flock(file, LOCK_EX) != 0, errno == EINTR {}
      // Another prompt may have let go of the older half meanwhile, and so replaced the file.
      if stat(path, &there) == 0, there.st_ino == own.st_ino, there.st_dev == own.st_dev {
        if own.st_mode & 0o077 != 0 { fchmod(file, 0o600) }
        return file
      }
      close(file)
    }
  }

  /// The last bytes of a regular file, that many at most; nothing of anything else.
  private static func tail(of file: Int32, _ most: Int) -> [UInt8] {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    let start = max(0, Int(status.st_size) - most)
    var bytes = [UInt8](repeating: 0, count: min(most, Int(status.st_size)))
    let count = pread(file, &bytes, bytes.count, start)
    bytes.removeLast(bytes.count - max(0, count))
    return bytes
  }

  private func failure(_ reason: String) -> DeskError {
    .cannotWrite(path: path, reason: reason)
  }
}
