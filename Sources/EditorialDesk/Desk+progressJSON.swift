public import ClaimModel

extension Desk.Progress {
  /// What `stet progress --json` prints.
  public var json: JSONValue {
    let statuses = Claim.Status.allCases.filter { $0 != .candidate }
    return [
      "candidates": .int(candidates),
      "claims": .object(
        statuses.map { .init($0.rawValue, .int(claims[$0] ?? 0)) }),
      "stale": .int(stale), "queries": .int(queries), "contested": .int(contested),
      "misplaced": .int(misplaced),
      "verified": verified.map { .int($0) } ?? .null,
      "unverified": unverified.map { .int($0) } ?? .null, "facts": .int(facts), "left": .int(left),
      "annotators": .array(
        zip(verdicts, waiting).map { verdicts, waiting in
          [
            "annotator": .string(verdicts.annotator.name), "verdicts": .int(verdicts.count),
            "waiting": .int(waiting.count),
          ]
        }),
      "documents": .array(
        documents.map { one in
          [
            "document": one.document.map { .string($0.text) } ?? .null, "facts": .int(one.facts),
            "left": .int(one.left),
          ]
        }),
    ]
  }
}
