import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

/// A folder with desks, removed when the test is over.
final class ScratchFolder: TemporaryFolder {
  private var desks = 0

  /// A new desk in a file of its own.
  func desk() throws -> Store {
    desks += 1
    return try Store.create(at: file("\(desks).stet"), instance: "instance-\(desks)")
  }
}

extension Store {
  /// Merges bytes as if each were a file.
  @discardableResult
  func merge(_ files: [[UInt8]], dryRun: Bool = false) throws -> MergeReport {
    try merge(
      files.enumerated().map { MergeSource(bytes: $1, name: "\($0 + 1).jsonl") }, dryRun: dryRun)
  }

  func state() throws -> DeskState {
    try read { view in
      DeskState(
        digest: try view.digest().text, stateDigest: try view.stateDigest().text,
        contested: try view.contests(), shared: try Self.sharedBytes(view))
    }
  }

  /// What `share` writes.
  private static func sharedBytes(_ view: StoreView) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try view.forEachLine { bytes += Array($0) + [0x0A] }
    return bytes
  }
}

/// What two desks with the same operations must have in common.
struct DeskState: Hashable {
  let digest: String
  let stateDigest: String
  let contested: [MergeReport.Contested]
  let shared: [UInt8]
}

extension DeskState {
  /// What the log in memory comes to.
  init(_ log: AnnotationLog) {
    digest = log.digest.text
    stateDigest = log.stateDigest.text
    contested = log.contested.map {
      MergeReport.Contested(
        entity: $0.entity, facet: $0.facet, heads: $0.heads.distinctContents.count)
    }
    shared = log.fileBytes
  }
}

extension MergeSource {
  /// Bytes in memory, given in pieces of `piece` bytes.
  init(bytes: [UInt8], name: String, piece: Int = 1 << 16) {
    self.init(name: name) { body in
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + piece)
        try bytes[start..<end].withUnsafeBytes { try body($0) }
        start = end
      }
    }
  }
}

/// A keeper that always writes in one chain and remembers nothing.
struct OneChain: ChainKeeper {
  var chain = Chain(device: "aaaaaaaaaaaaaaaaaaaaaaaaaa", epoch: 1)

  func chain(for view: StoreView) throws -> Chain { chain }
  func wrote(_ number: Int, in chain: Chain, on view: StoreView) throws {}
}

extension Store {
  /// Writes one act of Amara's in her one chain.
  @discardableResult
  func actOfAmara<Result>(_ body: (inout ActWriter) throws -> Result) throws -> Result {
    try act(
      by: Annotator("amara"), at: "2026-03-01T09:00:00.000Z", keeper: OneChain(), body)
  }
}
