import ClaimModel
import DeskTestSupport
import Testing

/// A claim that meets every clause of a policy, all drawn by chance: who judged it, on which scale, whether
/// somebody ruled, on what it rests.
struct GateCase {
  var claim: Claim
  var policy: Policy
  var scale: Scale

  var gate: Gate { Gate(claim, policy: policy, scale: scale) }

  init(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    scale = Scale.builtIn.randomElement(using: &generator) ?? .standard
    policy = .standard
    claim = try Example.verifiedClaim()
    let grades = scale.grades.filter { $0.value != nil }
    let grade = grades.randomElement(using: &generator) ?? scale.grades[0]
    let values = grades.compactMap(\.value)
    let stance: Evidence.Stance =
      (grade.value ?? 0) * 2 < (values.min() ?? 0) + (values.max() ?? 0) ? .refutes : .supports
    claim.evidence = try (0..<Int.random(in: 2...4, using: &generator)).map {
      try Example.evidence(UInt8($0 + 1), stance: stance, origin: "origin \($0)")
    }
    let people = Int.random(in: 2...4, using: &generator)
    claim.verdicts = try (0..<people).map { number in
      try Example.verdict(
        UInt8(11 + number), by: "annotator \(number)", rating: grade.name,
        citing: claim.evidence.map(\.id))
    }
    policy.blindVerdicts = Int.random(in: 1...people, using: &generator)
    policy.independentOrigins = Int.random(in: 1...claim.evidence.count, using: &generator)
    policy.primaryDocumentSuffices = Bool.random(using: &generator)
    policy.acceptsWaivers = Bool.random(using: &generator)
    try giveOnAnEarlierScale(grade, &generator)
    try rule(grade, &generator)
    try query(&generator)
    if Bool.random(using: &generator) { claim.attribution?.isUnnamed = true }
  }

  /// Half of the time the ratings are words of a scale before, which the desk has said how to count.
  private mutating func giveOnAnEarlierScale(
    _ grade: Grade, _ generator: inout SeededGenerator
  ) throws {
    guard Bool.random(using: &generator) else { return }
    scale.earlier = [.init(scale: "before", grades: [.init("yes", grade.name)])]
    claim.verdicts = try claim.verdicts.map { verdict in
      var old = try Example.verdict(
        verdict.operation.bytes[23], by: verdict.annotator.name, rating: "yes",
        citing: verdict.evidence)
      old.scale = "before"
      return old
    }
  }

  /// Half of the time somebody ruled, over an annotator who saw it otherwise.
  private mutating func rule(_ grade: Grade, _ generator: inout SeededGenerator) throws {
    guard Bool.random(using: &generator) else { return }
    let last = claim.verdicts[claim.verdicts.count - 1]
    claim.verdicts[claim.verdicts.count - 1] = try Example.verdict(
      last.operation.bytes[23], by: last.annotator.name, rating: "otherwise", citing: [])
    var ruling = try Example.ruling(by: "chidi", rating: grade.name)
    ruling.scale = scale.name
    claim.ruling = ruling
    policy.requiresRuling = Bool.random(using: &generator)
    let chidi = try Annotator("chidi")
    policy.adjudicators = Bool.random(using: &generator) ? [chidi] : []
  }

  private mutating func query(_ generator: inout SeededGenerator) throws {
    guard Bool.random(using: &generator) else { return }
    let by = try Annotator("bela")
    var query = Query(id: try Example.name(80), to: "writer", text: "Who?", by: by, answer: "They.")
    if policy.acceptsWaivers {
      query.answer = nil
      query.waiver = Query.Waiver(by: by, because: "It stands in the record.")
    }
    claim.queries = [query]
  }
}

/// One fact that a clause rests on, broken.
struct Breakage: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The clause that must not be met then.
  let clause: Gate.Clause
  /// Breaks it; `false` where the case does not have the fact.
  let apply: @Sendable (inout GateCase) throws -> Bool

  init(
    _ description: String, _ clause: Gate.Clause,
    _ apply: @escaping @Sendable (inout GateCase) throws -> Bool
  ) {
    testDescription = description
    self.clause = clause
    self.apply = apply
  }

  /// Of a fact that every case has.
  static func always(
    _ description: String, _ clause: Gate.Clause,
    _ apply: @escaping @Sendable (inout GateCase) throws -> Void
  ) -> Breakage {
    Breakage(description, clause) {
      try apply(&$0)
      return true
    }
  }
}
