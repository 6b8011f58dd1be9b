public import ClaimModel

/// A desk's scale or policy as it is told to people, alike at the command line and at the prompt.
public struct RuleSheet: Sendable {
  /// Its name.
  public let heading: String
  /// One line for each grade or clause: what stands before it, and what it says.
  public let rows: [Row]
  /// What has to be said beside; a sentence each.
  public let remarks: [String]

  /// A grade or a clause in words.
  public struct Row: Sendable {
    /// Such as `4   true`, or the clause's name.
    public let label: String
    public let text: String
  }

  /// The grades of a scale, and what earlier ratings count as on it.
  public init(_ scale: Scale) {
    heading = scale.name
    rows = scale.grades.map { grade in
      let value = grade.value.map { "\($0)" } ?? "–"
      let space = String(repeating: " ", count: max(1, 4 - value.count))
      return Row(label: value + space + grade.name, text: grade.meaning)
    }
    remarks = scale.earlierPhrases
  }

  /// What a policy asks, clause by clause.
  public init(_ policy: Policy) {
    heading = policy.name
    rows = policy.words.map { Row(label: $0.clause.rawValue, text: $0.text) }
    remarks = policy.notUnderstood.map { "Nothing can be verified: \($0)." }
  }
}

extension Scale {
  /// The object of `scale --json`.
  public var json: JSONValue {
    [
      "name": .string(name),
      "grades": .array(
        grades.map { grade in
          [
            "name": .string(grade.name), "value": grade.value.map { .int($0) } ?? .null,
            "meaning": .string(grade.meaning),
          ]
        }),
      "earlier": .array(
        earlier.map { scale in
          [
            "scale": .string(scale.scale),
            "counts": .array(
              scale.grades.map { ["rating": .string($0.old), "as": .string($0.new)] }),
          ]
        }),
    ]
  }
}

extension Policy {
  /// The object of `policy --json`.
  public var json: JSONValue {
    [
      "name": .string(name),
      "operation": operation.map { .string($0.text) } ?? .null,
      "blind_verdicts": .int(blindVerdicts),
      "independent_origins": .int(independentOrigins),
      "primary_document_suffices": .bool(primaryDocumentSuffices),
      "ruling_required": .bool(requiresRuling),
      "who_may_rule": .array(adjudicators.map { .string($0.name) }),
      "waived_queries_pass": .bool(acceptsWaivers),
      "attestations": .int(attestations),
      "roster_required": .bool(requiresRoster), "people": .string(people.rawValue),
      "not_understood": .array(notUnderstood.map { .string($0) }),
      "words": .array(
        words.map { ["clause": .string($0.clause.rawValue), "text": .string($0.text)] }),
    ]
  }
}
