public import ClaimModel
import GRDB

/// One annotation file to be merged: its name for messages, and how its bytes are read.
public struct MergeSource: Sendable {
  public let name: String
  /// How many bytes it has, about; `nil` where that is not known beforehand.
  public let size: Int?
  /// Whether it can be read more than once.
  public let isRepeatable: Bool
  /// Gives the file's bytes in pieces, in order, to what it is called with; on another thread.
  public let read: @Sendable ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

  public init(
    name: String, size: Int? = nil, isRepeatable: Bool = false,
    read: @escaping @Sendable ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) {
    self.name = name
    self.size = size
    self.isRepeatable = isRepeatable
    self.read = read
  }
}

extension Store {
  /// Says of claims, in their order, how they stand before the gate; those that are not there are left out.
  public typealias Judge = (StoreView, [ClaimID]) throws -> [MergeReport.Unverified]

  /// Merges annotation files: takes in what is new, all files in one transaction.
  ///
  /// - Parameters:
  ///   - dryRun: whether to say what would come and change nothing.
  ///   - longestList: how many disputed claims the report names at most; where there are more, they are
  ///     only counted.
  ///   - doubts: finds the claims whose tables have to be put right for the report, on the desk as it is after
  ///     the merge.
  ///   - judge: tells how claims stand before the gate, so that the report names those that are no longer verified;
  ///     `nil` where nobody asks.
  ///   - goesOn: asked again and again until all is written; the merge is left off where it throws.
  /// - Throws: ``StoreError``, or what reading a source or `goesOn` throws; nothing was merged then.
  public func merge(
    _ sources: [MergeSource], dryRun: Bool = false, longestList: Int = .max,
    doubts: (StoreView) throws -> DoubtedClaims = { _ in .none }, judge: Judge? = nil,
    goesOn: @escaping GoingOn = {}
  ) throws -> MergeReport {
    try merge(
      sources, dryRun: dryRun, longestList: longestList, sortingLimit: FacetSorter.defaultLimit,
      doubts: doubts, judge: judge, goesOn: goesOn)
  }

  /// - Parameter sortingLimit: how many bytes are sorted in memory; what a merge comes to does not
  ///   depend on it.
  func merge(
    _ sources: [MergeSource], dryRun: Bool = false, longestList: Int = .max, sortingLimit: Int,
    doubts: (StoreView) throws -> DoubtedClaims = { _ in .none }, judge: Judge? = nil,
    goesOn: @escaping GoingOn = {}
  ) throws -> MergeReport {
    try checkWritable()
    return try Self.guarding(path) {
      try database.writeWithoutTransaction { db in
        // What a merge writes refers to what it has just found or made: looking again at each row would
        // cost a tenth of it. `verify` looks.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        let size = sources.reduce(0) { $0 + ($1.size ?? 0) }
        let isAlone = !dryRun && size >= Self.large
        let hasJournal = isAlone && Self.leaveWAL(db)
        defer { if isAlone { Self.enterWAL(db) } }
        var report = MergeReport()
        let interruption = Interruption(goesOn)
        // On a rollback journal a reader who comes during the merge would keep it from being committed,
        // after all its work; so nobody comes.
        try db.inTransaction(hasJournal ? .exclusive : .immediate) {
          report = try interruption.watching(db) {
            try Self.take(
              sources,
              into: MergeRun(
                db: db, names: sources.map(\.name), sortingLimit: sortingLimit,
                interruption: interruption), longestList, doubts, judge)
          }
          return dryRun ? .rollback : .commit
        }
        return report
      }
    }
  }

  static func take(
    _ sources: [MergeSource], into run: MergeRun, _ longestList: Int,
    _ doubts: (StoreView) throws -> DoubtedClaims = { _ in .none }, _ judge: Judge? = nil
  ) throws -> MergeReport {
    var run = run
    let ahead = ReadAhead(sources, known: try run.knownBeginnings())
    do {
      while let batch = try ahead.next() { try run.take(batch) }
    } catch {
      ahead.cancel()
      throw error
    }
    return try run.finish(longestList: longestList, doubts: doubts, judge: judge)
  }
}
