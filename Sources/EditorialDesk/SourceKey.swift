import AnnotationSync
import ClaimModel
import Foundation

/// The file with the key that sources are sealed with: 256 random bits in base64url on one line.
///
/// It is made with the first source that is kept, readable by its owner alone; `$STET_SOURCES_KEY` says
/// where it lies, such as on a stick, else it is `sources.key` in the home folder.
struct SourceKey {
  let path: String

  init(in surroundings: Surroundings) {
    let named = surroundings.environment["STET_SOURCES_KEY"] ?? ""
    path = named.isEmpty ? surroundings.home + "/sources.key" : named
  }

  /// The key; `nil` when the file is not there.
  ///
  /// - Throws: ``DeskError`` when others may read it, or it holds no key.
  func read() throws -> SealingKey? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DeskError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw DeskError.unreadable(path: path, reason: "it is no regular file")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw DeskError.nothingToDo(
        "Others may read \(visible(path)), the key of your sources.",
        remedy: "take that away with `chmod 600`, and ask who has read it; nothing was changed.")
    }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = Foundation.read(file, &bytes, bytes.count)
    let text = String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self)
    guard let key = Base64URL.decode(text).flatMap({ SealingKey(bytes: Array($0)) }) else {
      throw DeskError.unreadable(path: path, reason: "it holds no key")
    }
    return key
  }

  /// Makes a new key.
  func make() throws -> SealingKey {
    let bytes = Self.random(SealingKey.length)
    try PrivateFile.make(Array("\(Base64URL.encode(bytes))\n".utf8), at: path)
    // Another process may have been first.
    guard let key = try read() else {
      throw DeskError.cannotWrite(path: path, reason: "it is gone again")
    }
    return key
  }

  static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
