import AnnotationSync
import ClaimModel
import Foundation

/// How far this device has written on one desk; a small file in the home folder.
///
/// Kept apart for each copy of a desk: a copied file has another path, and so another epoch.
struct ChainRecord {
  private let folder: String
  private let path: String
  /// What was remembered; `nil` when this device has not written on the desk.
  let known: Known?

  /// How far a chain was written on the desk.
  struct Known {
    let epoch: Int
    let number: Int
    /// The number before the last act: where the desk still is when that act was cut short.
    let before: Int?
  }

  /// Where a home keeps what it gave out; made with the identity, so that it is missed when it is lost.
  static func folder(in home: String) -> String { home + "/chains" }

  init(home: String, instance: String, path desk: String) throws {
    folder = Self.folder(in: home)
    let real = URL(fileURLWithPath: desk).resolvingSymlinksInPath().path
    path = "\(folder)/\(SHA256(of: Array("\(instance)\n\(real)".utf8)).text.prefix(32)).json"
    known = Self.read(path)
  }

  private static func read(_ path: String) -> Known? {
    guard let bytes = FileManager.default.contents(atPath: path),
      let value = try? JSONValue(parsing: [UInt8](bytes)), let epoch = value["epoch"]?.int,
      let number = value["number"]?.int
    else { return nil }
    return Known(epoch: epoch, number: number, before: value["before"]?.int)
  }

  /// The greatest epoch that this home has given out, on whatever desk; 0 when none.
  ///
  /// A number drawn at random where the home has lost its record: what it gave out before, nobody
  /// knows, and no chain may be begun twice.
  func lastEpochOfAll() throws -> Int {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return Int.random(in: 1 << 20..<1 << 40)
    }
    return names.compactMap { Self.read("\(folder)/\($0)")?.epoch }.max() ?? 0
  }

  func write(epoch: Int, number: Int) throws {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let before = known.flatMap { $0.epoch == epoch ? $0.number : nil } ?? 0
    let members: JSONValue = [
      "before": .int(before), "epoch": .int(epoch), "number": .int(number),
    ]
    try PrivateFile.write(members.canonicalBytes + [0x0A], to: path)
  }
}
