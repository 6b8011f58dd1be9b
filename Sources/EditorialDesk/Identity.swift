public import AnnotationSync
public import ClaimModel
public import ClaimStore
import Foundation

/// Who writes on this machine: an annotator's name and a device of 128 random bits, kept in the home
/// folder.
///
/// Keeps for each desk the epoch and the last operation written, so that no number is given twice: when a
/// desk's end of the chain is not what was remembered, or the memory is a copy (a restored backup, a
/// copied home folder), a new epoch begins.
public struct Identity: ChainKeeper, Sendable {
  public let annotator: Annotator
  public let device: String
  /// Whether nobody ever said the annotator's name: it is the login name.
  public let isGuessed: Bool
  private let home: String

  /// Loads the identity from the home folder, or makes one on first use, with mode 0600.
  ///
  /// - Parameter named: the name asked for with `--as`; `nil` means `$STET_ANNOTATOR`, else the
  ///   identity's own name, else the login name.
  public init(named: String?, in surroundings: Surroundings) throws {
    home = surroundings.home
    let asked =
      named ?? surroundings.environment["STET_ANNOTATOR"].flatMap { $0.isEmpty ? nil : $0 }
    let stored =
      try Self.stored(in: home)
      ?? Self.made(by: Annotator(asked ?? Self.login(in: surroundings)), in: home)
    annotator = try asked.map { try Annotator($0) } ?? stored.annotator
    device = stored.device
    isGuessed =
      asked == nil && ExactText(annotator.name) == ExactText(Self.login(in: surroundings))
  }

  /// The name under which the person is logged in, else `editor`.
  private static func login(in surroundings: Surroundings) -> String {
    let login = surroundings.environment["USER"].flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName()
    return login.isEmpty ? "editor" : login
  }

  /// Makes the identity, unless another process has just done so.
  private static func made(
    by annotator: Annotator, in home: String
  ) throws -> (annotator: Annotator, device: String) {
    try makeFolder(ChainRecord.folder(in: home))
    return try EpochCounter.alone(in: home) {
      if let stored = try stored(in: home) { return stored }
      let device = randomDevice()
      let members: JSONValue = ["annotator": .string(annotator.name), "device": .string(device)]
      // The counter first: an identity without it has lost it, or was carried here alone.
      try EpochCounter(home: home).begin()
      try PrivateFile.write(members.canonicalBytes + [0x0A], to: path(in: home))
      return (annotator, device)
    }
  }

  /// Whose the home folder is: the name that its identity has; `nil` where it has none.
  static func owner(ofHome home: String) -> Annotator? { try? stored(in: home)?.annotator }

  /// Who reads: the name that ``init(named:in:)`` would give, without making anything.
  static func name(named: String?, in surroundings: Surroundings) throws -> Annotator {
    let asked =
      named ?? surroundings.environment["STET_ANNOTATOR"].flatMap { $0.isEmpty ? nil : $0 }
    if let asked { return try Annotator(asked) }
    return try stored(in: surroundings.home)?.annotator ?? Annotator(login(in: surroundings))
  }

  private static func path(in home: String) -> String { home + "/identity.json" }

  private static func stored(in home: String) throws -> (annotator: Annotator, device: String)? {
    let path = path(in: home)
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
    guard try stored(in: surroundings.home) != nil else { return nil }
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
  static func makeFolder(_ path: String) throws {
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
    let (chain, isBehind) = try goingOn(record, view)
    if let chain { return chain }
    let epoch = try EpochCounter(home: home).next(
      above: max(ChainRecord.lastEpoch(in: home), view.lastEpoch(of: device)),
      isSure: !record.isDoubtful && !isBehind
    ) { try view.lastNumber(of: Chain(device: device, epoch: $0)) > 0 }
    return Chain(device: device, epoch: epoch)
  }

  public func begunChain(for view: StoreView) throws -> Chain? {
    try goingOn(record(for: view), view).chain
  }

  /// The chain that the record says to go on with, where the desk ends as the record says; and whether the
  /// desk holds more of it than this home remembers, so that the home is an older one.
  private func goingOn(
    _ record: ChainRecord, _ view: StoreView
  ) throws -> (chain: Chain?, isBehind: Bool) {
    guard let known = record.known else { return (nil, false) }
    let chain = Chain(device: device, epoch: known.epoch)
    let end = try view.operations(in: chain, from: known.number)
    if end.map(\.number) == [known.number], end.map(\.id) == [known.last] { return (chain, false) }
    return (nil, end.contains { $0.number > known.number || $0.id != known.last })
  }

  public func wrote(_ number: Int, in chain: Chain, on view: StoreView) throws {
    guard let last = try view.operations(in: chain, from: number).last else { return }
    try record(for: view).write(epoch: chain.epoch, number: number, last: last.id)
  }

  /// What the home remembers of the desk.
  func record(for view: StoreView) throws -> ChainRecord {
    try ChainRecord(home: home, instance: view.instance(), path: view.path())
  }
}
