import ClaimModel
import Testing

/// Names and values for the tests of the gate.
enum Example {
  /// A name whose last byte is `number`.
  static func name<Subject: Entity>(_ number: UInt8) throws -> Identifier<Subject> {
    try #require(Identifier(bytes: [UInt8](repeating: 0, count: 23) + [number]))
  }

  static func document(_ digit: Character) throws -> DocumentID {
    try #require(DocumentID(String(repeating: digit, count: 64)))
  }

  static func evidence(
    _ number: UInt8, stance: Evidence.Stance = .refutes, origin: String?
  ) throws -> Evidence {
    var evidence = Evidence(id: try name(number), stance: stance, by: Annotator(recorded: "amara"))
    evidence.origin = origin
    evidence.quote = "the words of \(origin ?? "nobody")"
    return evidence
  }

  /// A blind verdict that cites the evidence named.
  static func verdict(
    _ number: UInt8, by annotator: String, rating: String = "false", citing: [EvidenceID]
  ) throws -> Verdict {
    var verdict = Verdict(
      operation: try name(number), annotator: Annotator(recorded: annotator), rating: rating)
    verdict.evidence = citing
    verdict.seen = .blind
    return verdict
  }

  /// A ruling that nothing is wrong with.
  static func ruling(by annotator: String, rating: String) throws -> Ruling {
    Ruling(
      operation: try name(90), by: Annotator(recorded: annotator), rating: rating,
      because: "both readouts are on the record", judged: [])
  }

  /// A claim that meets every clause: two blind verdicts that agree, on two origins.
  static func verifiedClaim() throws -> Claim {
    let span = try TextSpan(start: 10, end: 20)
    let selector = Selector(
      document: try document("a"), span: span, exact: "ten scalar", prefix: "", suffix: "")
    let evidence = [
      try evidence(1, origin: "White House"), try evidence(2, origin: "Kremlin"),
    ]
    var claim = Claim(id: try name(100), wording: "Sanctions were discussed.")
    claim.decision = Decision(outcome: .accepted, because: "", by: Annotator(recorded: "amara"))
    claim.attribution = Attribution(speaker: "a spokesman", outlet: "Action News")
    claim.appearances = [Appearance(selector: selector, anchor: .anchored)]
    claim.evidence = evidence
    claim.verdicts = [
      try verdict(11, by: "amara", citing: evidence.map(\.id)),
      try verdict(12, by: "bela", citing: evidence.map(\.id)),
    ]
    return claim
  }
}
