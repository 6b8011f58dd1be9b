public import ClaimModel
import ClaimStore

extension Desk {
  /// Merges annotation files: the order makes no difference, and a file may come again.
  ///
  /// - Parameters:
  ///   - paths: files, plain or packed with gzip; folders, of which every `*.jsonl` and `*.jsonl.gz` is
  ///     read; `-` for standard input.
  ///   - isDryRun: whether to say what would come and change nothing.
  ///   - longestList: how many disputed claims the report names at most; where there are more, they are
  ///     only counted.
  /// - Throws: ``DeskError`` and ``ExchangeError``; nothing was merged then, not of any of them.
  public func merge(
    _ paths: [String], isDryRun: Bool = false, longestList: Int = .max
  ) throws -> MergeReport {
    let sources = try MergeInput(paths, in: surroundings).sources
    var names = DoubtedNames()
    let report = try waiting {
      names = doubts.known
      return try store.merge(
        sources, dryRun: isDryRun, longestList: longestList,
        doubts: { view in
          let found = try view.doubtedClaims(&names)
          try view.keep(&names)
          return found
        }, judge: { try $0.standing(of: $1) },
        goesOn: { try surroundings.checkInterruption() })
    }
    if !isDryRun {
      doubts.keep(names)
      seekAppearances()
    }
    return report
  }
}

extension StoreView {
  /// How claims stand before the gate, in their order; those that are not here are left out.
  fileprivate func standing(of claims: [ClaimID]) throws -> [MergeReport.Unverified] {
    guard !claims.isEmpty else { return [] }
    let (policy, scale) = (try policy(), try scale())
    var texts = TextShelf(view: self)
    return try claims.compactMap { id in
      guard let claim = try anyClaimIfThere(id, &texts) else { return nil }
      let judged = try judge(claim, policy, scale, &texts)
      return MergeReport.Unverified(
        claim: id, status: judged.claim.status, unmet: judged.gate.unmet.map(\.clause))
    }
  }
}
