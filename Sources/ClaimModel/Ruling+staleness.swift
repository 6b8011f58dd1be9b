extension Ruling {
  /// Whether a ruling is stale: the verdicts that stand are not those that it judged.
  ///
  /// - Parameters:
  ///   - judged: the operations that gave the verdicts it judged.
  ///   - standing: the operations that gave the verdicts on the claim now.
  public static func isStale(judged: some Sequence<OperationID>, standing: [OperationID]) -> Bool {
    Set(judged) != Set(standing)
  }
}

extension Ruling {
  /// Notes whether the claim that stands is the one that was ruled on, as ``Verdict/compare(wording:speaker:)`` does:
  /// what the operation does not say is never held against it.
  public mutating func compare(wording now: String, speaker nowSpeaker: String?) {
    let (isReworded, isReattributed) = Verdict.changes(wording, speaker, now, nowSpeaker)
    guard isReworded || isReattributed else { return }
    (isFormer, isStale) = (true, true)
    changes.append(isReworded ? .wording : .speaker)
  }
}
