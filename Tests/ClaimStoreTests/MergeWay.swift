import ClaimModel
@testable import ClaimStore
import Testing

/// One of the ways in which the store can merge files: the laws hold for each.
struct MergeWay: Sendable, CustomTestStringConvertible {
  let testDescription: String
  private let run: @Sendable (Store, [MergeSource], _ isDryRun: Bool) throws -> MergeReport

  /// All the ways there are.
  static let all = [
    MergeWay(testDescription: "as the desk does") { store, sources, isDryRun in
      try store.merge(sources, dryRun: isDryRun)
    },
    MergeWay(testDescription: "with next to nothing sorted in memory") { store, sources, isDryRun in
      try store.merge(sources, dryRun: isDryRun, sortingLimit: 700)
    },
    MergeWay(testDescription: "as a large one, without the write-ahead log") {
      store, sources, isDryRun in
      let large = sources.map { MergeSource(name: $0.name, size: 1 << 30, read: $0.read) }
      return try store.merge(large, dryRun: isDryRun)
    },
  ]

  /// Merges bytes as if each were a file.
  @discardableResult
  func merge(
    _ files: [[UInt8]], into store: Store, isDryRun: Bool = false
  ) throws -> MergeReport {
    let sources = files.enumerated().map { MergeSource(bytes: $1, name: "\($0 + 1).jsonl") }
    return try run(store, sources, isDryRun)
  }

  /// A new desk that has merged the files, all at once.
  func desk(in folder: ScratchFolder, of files: [[UInt8]]) throws -> Store {
    let desk = try folder.desk()
    try merge(files, into: desk)
    return desk
  }
}
