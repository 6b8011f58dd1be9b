public import ClaimModel
import ClaimStore

extension Desk {
  /// Remembers that the annotator has been shown everybody's verdicts, as a whole annotation file or an
  /// export shows them.
  ///
  /// - Returns: on how many claims they have given none themselves and had not seen the others': a verdict
  ///   given there later is informed.
  public func willShowEverything() throws -> Int {
    let annotator = try annotator()
    let unrated = try store.read { view in
      let judged = try Set(view.standingVerdicts().map { ExactText($0.claim) })
      return try judged.sorted().compactMap { ClaimID($0.text) }.filter {
        try view.claim($0)?.isUnrated(by: annotator) ?? false
      }
    }
    return try showOthers(onUnrated: unrated)
  }

  /// Remembers that the annotator has been shown corrections: one that is due tells what others say now.
  ///
  /// - Returns: as ``willShowEverything()``.
  public func willShow(_ corrections: [CorrectionTask]) throws -> Int {
    let annotator = try annotator()
    let due = Set(corrections.filter { $0.correction.later == nil }.map(\.correction.claim))
    let unrated = try store.read { view in
      try due.sorted().filter { try view.claim($0)?.isUnrated(by: annotator) ?? false }
    }
    return try showOthers(onUnrated: unrated)
  }

  /// Remembers that the annotator has been shown everybody's verdicts on claims, as the gate's reasons tell them.
  ///
  /// - Returns: as ``willShowEverything()``.
  public func willShowOthers(on claims: [Claim]) throws -> Int { try showOthers(on: claims) }

  /// Remembers that the annotator has been told whether others agree on claims, and which of them are verified.
  ///
  /// - Returns: on how many of them they had given no verdict and were not to be told: one given there later is
  ///   informed.
  public func willShowOutcomes(of claims: [Claim]) throws -> Int {
    try showOthers(onUnrated: hiddenOutcomes(among: claims).sorted())
  }

  /// Remembers that the annotator has been shown how far the work has come, with how many claims are agreed on and
  /// how many disputed.
  ///
  /// - Returns: as ``willShowOutcomes(of:)``; 0 where the counts tell of no single claim.
  public func willShow(_ progress: Progress) throws -> Int {
    guard progress.hidesOutcomes else { return 0 }
    let settled = try store.read { view in
      try [ClaimStage.agreed, .disputed].flatMap { stage in
        try view.walk(.stage(stage), limit: .max).compactMap { try view.claim($0.claim) }
      }
    }
    return try willShowOutcomes(of: settled)
  }

  /// Remembers that the annotator has been shown what ``agreement(_:)`` gives, where that tells of single
  /// verdicts: who differs, and counts of labels over few claims or with one label only.
  ///
  /// - Parameters:
  ///   - agreement: what it gave.
  ///   - request: what was asked.
  /// - Returns: as ``willShowEverything()``.
  public func willShow(agreement: JSONValue, of request: AgreementRequest) throws -> Int {
    let annotator = try annotator()
    let listed = (agreement["differences"]?["listed"]?.array ?? []).compactMap {
      $0["item"]?.string.map { ExactText($0) }
    }
    let unrated = try store.read { view in
      let telling = try BlindVerdicts(view, request).tellingItems.map { ExactText($0) }
      return try Set(listed + telling).sorted().compactMap { ClaimID($0.text) }.filter {
        try view.claim($0)?.isUnrated(by: annotator) ?? false
      }
    }
    return try showOthers(onUnrated: unrated)
  }
}
