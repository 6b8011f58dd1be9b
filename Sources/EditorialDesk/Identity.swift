public import AnnotationSync
public import ClaimModel
public import ClaimStore
import Foundation

/// Who writes on this machine: an annotator's name and a device of 128 random bits, kept in the home
/// folder.
///
/// Keeps for each desk the epoch and the last number written, so that no number is given twice: when a
/// desk's end of the chain is not what was remembered (a restored backup, a copied home folder), a new
/// epoch begins.
public struct Identity: ChainKeeper, Sendable {
  public let annotator: Annotator
  public let device: String
  private let home: String

  /// Loads the identity from the home folder, or makes one on first use, with mode 0600.
  ///
  /// - Parameter named: the name asked for with `--as`; `nil` means `$STET_ANNOTATOR`, else the
  ///   identity's own name, else the login name.
  public init(named: String?, in surroundings: Surroundings) throws {
    home = surroundings.home
    let asked =
      named ?? surroundings.environment["STET_ANNOTATOR"].flatMap { $0.isEmpty ? nil : $0 }
    let path = home + "/identity.json"
    if let stored = try Self.stored(at: path) {
      annotator = try asked.map { try Annotator($0) } ?? stored.annotator
      device = stored.device
    } else {
      let login = surroundings.environment["USER"].flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName()
      annotator = try Annotator(asked ?? (login.isEmpty ? "editor" : login))
      device = Self.randomDevice()
      let members: JSONValue = ["annotator": .string(annotator.name), "device": .string(device)]
      try Self.makeFolder(ChainRecord.folder(in: home))
      try PrivateFile.write(members.canonicalBytes + [0x0A], to: path)
    }
  }

  private static func stored(at path: String) throws -> (annotator: Annotator, device: String)? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: path),
      let value = try? JSONValue(parsing: [UInt8](bytes)),
      let annotator = value["annotator"]?.string.flatMap({ try? Annotator($0) }),
      let device = value["device"]?.string, !device.isEmpty
    else { throw DeskError.unknownIdentity(path: path, reason: "it is not what stet wrote") }
    return (annotator, device)
  }

  /// The identity that the home folder has; `nil` when none was made yet.
  static func existing(in surroundings: Surroundings) throws -> Identity? {
    guard try stored(at: surroundings.home + "/identity.json") != nil else { return nil }
    return try Identity(named: nil, in: surroundings)
  }

  // MARK: The key

  /// What this device signs with: 32 random bytes in the home folder's file `key`, with mode 0600, made
  /// on first need and never changed.
  public func signingKey() throws -> SigningKey? {
    let path = home + "/key"
    if !FileManager.default.fileExists(atPath: path) {
      var generator = SystemRandomNumberGenerator()
      let seed = (0..<SigningKey.seedLength).map { _ in
        UInt8.random(in: .min ... .max, using: &generator)
      }
      try Self.makeFolder(home)
      try PrivateFile.make(Array("\(Base64URL.encode(seed))\n".utf8), at: path)
    }
    // Read back in any case: another command may have made it at the same time.
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? ""
    guard let key = Base64URL.decode(String(text)).flatMap({ SigningKey(seed: $0) }) else {
      throw DeskError.unknownIdentity(path: path, reason: "it is no key that stet made")
    }
    return key
  }

  /// Makes a folder and those that it lies in, for their owner alone.
  private static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw DeskError.cannotWrite(path: path, reason: "the folder cannot be made")
    }
  }

  /// 128 random bits in base32 (RFC 4648, lowercase, without padding): 26 characters.
  static func randomDevice() -> String {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    let characters = (0..<25).map { _ in alphabet[Int(generator.next() & 31)] }
    // 26 characters hold 130 bits: the last one carries three bits only.
    return String(characters) + String(alphabet[Int(generator.next() & 7) << 2])
  }

  // MARK: Chains

  public func chain(for view: StoreView) throws -> Chain {
    let record = try record(for: view)
    if let known = record.known {
      let chain = Chain(device: device, epoch: known.epoch)
      if try view.lastNumber(of: chain) == known.number { return chain }
    }
    let epoch = try max(record.lastEpochOfAll(), view.lastEpoch(of: device)) + 1
    return Chain(device: device, epoch: epoch)
  }

  public func wrote(_ number: Int, in chain: Chain, on view: StoreView) throws {
    try record(for: view).write(epoch: chain.epoch, number: number)
  }

  /// What the home remembers of the desk.
  func record(for view: StoreView) throws -> ChainRecord {
    try ChainRecord(home: home, instance: view.instance(), path: view.path())
  }

  /// The chains of this device that the desk holds, where this person's own acts are.
  func owns(_ chain: Chain) -> Bool { chain.device.utf8.elementsEqual(device.utf8) }
}
