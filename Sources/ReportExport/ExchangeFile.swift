/// One file of an exchange: its bytes and what it is called.
///
/// A name from outside only tells whose work it is and which files belong together; nothing is ever
/// written to where it points.
public struct ExchangeFile: Hashable, Sendable {
  /// Within its folder or archive, parts apart by `/`: `amara/dispatch.ann`.
  public let name: String
  public let bytes: [UInt8]
  /// Whether somebody named the file itself, so that it is read whatever its name ends in.
  public let isNamed: Bool

  public init(name: String, bytes: [UInt8], isNamed: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.isNamed = isNamed
  }

  /// The file as one within a folder or archive of that name.
  public func inside(_ folder: String) -> ExchangeFile {
    ExchangeFile(name: "\(folder)/\(name)", bytes: bytes, isNamed: isNamed)
  }

  /// What it is called, once its bytes are read.
  var withoutBytes: ExchangeFile { ExchangeFile(name: name, bytes: [], isNamed: isNamed) }

  /// Whether the name ends so, or somebody named the file itself.
  func isRead(_ endings: Set<String>) -> Bool { isNamed || endings.contains(ending) }

  /// Whether the name is that of an archive.
  var isArchive: Bool { ["zip", "gz", "tgz", "tar", "7z", "rar", "bz2", "xz"].contains(ending) }

  /// The bytes as text, without byte order mark; `nil` when they are not UTF-8.
  var text: String? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return String(validating: bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0), as: UTF8.self)
  }

  /// The name's last part without what follows its last point.
  var stem: String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let point = last.lastIndex(of: "."), point > last.startIndex else { return last }
    return String(last[..<point])
  }

  /// What follows the last point of the name, in lowercase; empty when there is none.
  var ending: String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let point = last.lastIndex(of: ".") else { return "" }
    return last[last.index(after: point)...].lowercased()
  }

  /// The folders that it lies in, outermost first.
  var folders: [String] { name.split(separator: "/").dropLast().map(String.init) }
}
