import AnnotationSync
import ClaimModel
import Foundation

/// How far this device has written on one desk; a small file in the home folder.
///
/// Kept apart for each copy of a desk: a copied file has another path, and so another epoch.
struct ChainRecord {
  private let path: String
  private let desk: FileMark?
  /// What was remembered; `nil` when this device has not written on the desk, or when that cannot be
  /// trusted.
  let known: Known?
  /// What was remembered of a desk at this place, though another file may stand there now.
  let remembered: Known?
  /// Whether there is something that cannot be trusted: the record or the desk is a copy.
  let isDoubtful: Bool

  /// How far a chain was written on the desk.
  struct Known {
    let epoch: Int
    let number: Int
    /// The chain's last operation.
    let last: OperationID
    /// The number before the last act: where the desk still is when that act was cut short.
    let before: Int?
  }

  /// Where a home keeps what it gave out.
  static func folder(in home: String) -> String { home + "/chains" }

  init(home: String, instance: String, path deskPath: String) {
    let real = URL(fileURLWithPath: deskPath).resolvingSymlinksInPath().path
    let name = SHA256(of: Array("\(instance)\n\(real)".utf8)).text.prefix(32)
    path = "\(Self.folder(in: home))/\(name).json"
    desk = FileMark(at: real)
    let file = MarkedFile(reading: path)
    remembered = file.flatMap { Self.read($0) }
    let isOfDesk = desk != nil && file?.members["desk"]?.string == desk?.text
    known = isOfDesk ? remembered : nil
    isDoubtful = known == nil && FileManager.default.fileExists(atPath: path)
  }

  private static func read(_ file: MarkedFile) -> Known? {
    guard file.isOriginal,
      let epoch = file.members["epoch"]?.int, let number = file.members["number"]?.int,
      let last = file.members["last"]?.string.flatMap({ OperationID($0) })
    else { return nil }
    return Known(
      epoch: epoch, number: number, last: last, before: file.members["before"]?.int)
  }

  /// The greatest epoch that stands in the records of a home; 0 when there is none.
  static func lastEpoch(in home: String) -> Int {
    let folder = folder(in: home)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { MarkedFile(reading: "\(folder)/\($0)")?.members["epoch"]?.int }.max()
      ?? 0
  }

  func write(epoch: Int, number: Int, last: OperationID) throws {
    try? FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let before = known.flatMap { $0.epoch == epoch ? $0.number : nil } ?? 0
    let members: [(String, JSONValue?)] = [
      ("before", .int(before)),
      ("epoch", .int(epoch)), ("number", .int(number)), ("last", .string(last.text)),
      ("desk", desk.map { .string($0.text) }),
    ]
    let isRewritten = try known != nil && MarkedFile.rewrite(members, at: path)
    if !isRewritten { try MarkedFile.write(members, to: path) }
  }
}
