import GRDB

extension Store {
  /// Merges annotation files, looks at the desk as it would be, and takes all of it back.
  ///
  /// - Throws: ``StoreError``, or what reading a source or `body` throws; nothing was changed either way.
  public func trial<Result>(
    merging sources: [MergeSource], _ body: (StoreView) throws -> Result
  ) throws -> Result {
    try checkWritable()
    return try Self.guarding(path) {
      var result: Result?
      try database.inTransaction(.immediate) { db in
        _ = try Self.take(sources, into: try MergeRun(db: db, names: sources.map(\.name)), 0)
        result = try body(StoreView(db: db))
        return .rollback
      }
      guard let result else { throw StoreError.failed(path: path, reason: "a trial did not end") }
      return result
    }
  }
}
