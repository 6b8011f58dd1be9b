import AnnotationSync
import ClaimModel

/// What an operation on a desk's scale or policy says, in words; as it was written: not yet made safe to show.
enum RuleWords {
  /// What an operation made of the scale or policy before it; `nil` for operations on something else, and for
  /// ones that hold none that can be used.
  static func change(to after: Operation, from before: [Operation]) -> String? {
    let names = before.map { OperationWords($0).said }
    let lead = names.isEmpty ? "" : "\(names.joined(separator: " | ")) → "
    if let scale = Scale(after) { return lead + told(scale) }
    guard let policy = Policy(after) else { return nil }
    let former = before.count == 1 ? Policy(before[0]) : nil
    return lead + told(policy, beside: former ?? .standard)
  }

  /// The scale with its grades, and what earlier ratings count as on it.
  static func told(_ scale: Scale) -> String {
    let grades = scale.grades.map { "\($0.name) \($0.value.map { "\($0)" } ?? "off the scale")" }
    let counts = scale.earlier.flatMap { earlier in
      earlier.grades.map { "\(earlier.scale)/\($0.old) counts as \($0.new)" }
    }
    return (["\(scale.name): \(grades.joined(separator: ", "))"] + counts).joined(separator: "; ")
  }

  /// The policy with the clauses in which it asks something else than another one.
  static func told(_ policy: Policy, beside other: Policy) -> String {
    let known = other.words
    let changed = policy.words.filter { one in
      !known.contains { $0.clause == one.clause && ExactText($0.text) == ExactText(one.text) }
    }
    let clauses = changed.map { "\($0.clause.rawValue): \($0.text)" } + policy.notUnderstood
    return clauses.isEmpty
      ? "\(policy.name), asking the same" : "\(policy.name): \(clauses.joined(separator: " "))"
  }
}
