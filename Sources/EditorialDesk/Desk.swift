import AnnotationSync
public import ClaimModel
import ClaimStore
import Foundation
import TextAnchoring

/// One team's work: the use cases, one method and one transaction each.
///
/// The rules are the core's; here they meet files, clock and identity.
public struct Desk: Sendable {
  let store: Store
  let surroundings: Surroundings
  private let name: String?
  /// How far in the log the person knows what others wrote; `nil` for all of it.
  private let known: LogPosition?
  let doubts: DoubtCache

  /// Makes a desk in a new file.
  ///
  /// It holds no operation, so two new desks are equal.
  public static func create(at path: String, in surroundings: Surroundings = .ofProcess) throws {
    let folder = (path as NSString).deletingLastPathComponent
    guard folder.isEmpty || FileManager.default.fileExists(atPath: folder) else {
      throw DeskError.cannotWrite(path: path, reason: "its folder is not there")
    }
    _ = try Store.create(at: path, instance: Identity.randomDevice())
  }

  /// Opens a desk.
  ///
  /// - Parameters:
  ///   - path: the file named with `--desk`; `nil` to find it, see ``Surroundings/deskPath(named:)``.
  ///   - annotator: the name given with `--as`; `nil` to find it, see ``Identity``.
  public static func open(
    at path: String?, as annotator: String? = nil, in surroundings: Surroundings = .ofProcess
  ) throws -> Desk {
    Desk(
      store: try Store.open(at: try surroundings.deskPath(named: path)),
      surroundings: surroundings, name: annotator)
  }

  private init(
    store: Store, surroundings: Surroundings, name: String?, known: LogPosition? = nil,
    doubts: DoubtCache = DoubtCache()
  ) {
    self.store = store
    self.surroundings = surroundings
    self.name = name
    self.known = known
    self.doubts = doubts
  }

  /// The same desk for somebody who looked when its log ended at `position`: what others wrote since is
  /// contested by what they write, and not replaced.
  public func knowing(upTo position: LogPosition) -> Desk {
    Desk(store: store, surroundings: surroundings, name: name, known: position, doubts: doubts)
  }

  /// The desk's file.
  public var path: String { store.path }

  /// Who writes; made on first use.
  public func identity() throws -> Identity { try Identity(named: name, in: surroundings) }

  /// The name of who reads or writes; nothing is made for it, so that a home in which nothing can be written
  /// is enough to read.
  public func annotator() throws -> Annotator { try Identity.name(named: name, in: surroundings) }

  /// Writes one act.
  func act<Result>(_ body: (inout ActWriter) throws -> Result) throws -> Result {
    let identity = try identity()
    return try waiting {
      var names = doubts.known
      let result = try store.act(
        by: identity.annotator, at: surroundings.timestamp, keeper: identity, known: known
      ) { act in
        let before = try act.view.logEnd()
        let result = try body(&act)
        try refuseSealedNames(in: act, since: before)
        try act.view.keep(&names)
        return result
      }
      doubts.noteKept(names)
      return result
    }
  }

  /// Writes; tries again while another `stet` is writing and nobody asked to stop.
  func waiting<Result>(_ write: () throws -> Result) throws -> Result {
    for _ in 0..<surroundings.furtherWaits {
      do {
        return try write()
      } catch StoreError.locked(_, let holder?) where holder.program == "stet" {
        try surroundings.checkInterruption()
      }
    }
    return try write()
  }

  /// The desk's scale.
  public func scale() throws -> Scale { try store.read { try $0.scale() } }

  /// The desk's policy.
  public func policy() throws -> Policy { try store.read { try $0.policy() } }

  /// The digest of the set of operations: 64 hexadecimal digits.
  public func digest() throws -> String { try store.read { try $0.digest().text } }

  /// The digest of the state: 64 hexadecimal digits.
  public func stateDigest() throws -> String { try store.read { try $0.stateDigest().text } }

  /// Makes every projection anew from the log.
  ///
  /// - Returns: how many operations were gone through.
  public func rebuild() throws -> Int { try store.rebuild() }
}
