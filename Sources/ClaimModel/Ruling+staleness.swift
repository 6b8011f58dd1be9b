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
