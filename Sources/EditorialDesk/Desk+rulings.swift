import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// What an adjudicator may say of a claim and its verdicts.
  public enum Adjudication: Hashable, Sendable {
    /// A grade of the desk's scale stands.
    case rating(String)
    /// None of the verdicts stands: somebody has to give another one.
    case noVerdict
    /// There is nothing to rule on: it is no claim to be checked, and is rejected.
    case nothing

    /// Reads what was typed: `none`, `nothing`, or a grade's name.
    public init(_ word: String) {
      self =
        switch word {
        case Ruling.noVerdict: .noVerdict
        case Self.nothingWord: .nothing
        default: .rating(word)
        }
    }

    /// What is typed where there is nothing to rule on.
    public static let nothingWord = "nothing"

    /// What was done, in the past tense.
    public var phrase: String {
      switch self {
      case .rating(let rating): "ruled \(rating)"
      case .noVerdict: "ruled that no verdict stands"
      case .nothing: "rejected: there is nothing to rule on"
      }
    }
  }

  /// Adjudicates: gives the final rating, naming the verdicts and the evidence that were judged.
  public func rule(_ id: ClaimID, _ rating: String, because: String) throws {
    try rule(id, .rating(rating), because: because)
  }

  /// Adjudicates, naming the verdicts and the evidence that were judged and the policy in force.
  ///
  /// Verdicts and evidence of authors who are not proven are not judged.
  ///
  /// - Parameter look: what the adjudicator was shown of the claim; `nil` where they are taken to know it as
  ///   it is.
  /// - Throws: ``DeskError/changedSinceLook(_:outcome:)`` where they would judge what they have not seen.
  public func rule(
    _ id: ClaimID, _ adjudication: Adjudication, because: String, having look: ClaimLook? = nil
  ) throws {
    let because = try Self.filled(because, "A ruling needs a reason.")
    try act { act in
      if let look, let claim = try act.view.claim(id) {
        let shown = try act.view.presented(act.view.namingAuthors(of: claim))
        try act.checkSeen(look, shown, outcome: "no ruling was recorded")
        try act.checkJudged(look, shown, outcome: "no ruling was recorded")
      }
      try act.checkMayRule(outcome: "no ruling was recorded")
      switch adjudication {
      case .nothing: try act.adopt(id, deciding: .rejected, because: because)
      case .noVerdict: try act.rule(id, Ruling.noVerdict, because: because)
      case .rating(let rating):
        let scale = try act.view.scale()
        guard scale.grade(named: rating) != nil else {
          throw DeskError.unknownWord(
            rating, kind: "rating",
            known: scale.grades.map(\.name) + [Ruling.noVerdict, Self.Adjudication.nothingWord])
        }
        try act.rule(id, rating, because: because)
      }
    }
  }
}

extension ActWriter {
  fileprivate mutating func rule(_ id: ClaimID, _ rating: String, because: String) throws {
    guard let claim = try view.claim(id), claim.verdicts.contains(where: \.isProven) else {
      throw DeskError.nothingToDo(
        "There is no verdict to rule on.",
        remedy: "give one with \(.rate); no ruling was recorded.")
    }
    let judged = claim.verdicts.filter(\.isProven).map(\.operation).sorted()
    let evidence = claim.evidence.filter(\.isProven).map(\.id).sorted()
    let policy = try view.policy().operation
    // What is ruled on is the claim as it is shown: as it counts.
    let shown = try view.presented(claim)
    try writeIfNew(
      OperationDraft(
        .rulingGive, on: id.text,
        with: .members([
          ("because", .string(because)), ("evidence", .array(evidence.map { .string($0.text) })),
          ("judged", .array(judged.map { .string($0.text) })),
          ("policy", policy.map { .string($0.text) }), ("rating", .string(rating)),
          ("scale", try view.scale().saidName),
          ("speaker", shown.attribution?.speaker.map { .string($0) }),
          ("wording", .string(shown.wording)),
        ])))
  }

  /// Checks that the policy lets the annotator rule.
  ///
  /// - Parameter outcome: what is not done where it does not.
  func checkMayRule(outcome: String) throws {
    let adjudicators = try view.policy().adjudicators
    guard !adjudicators.isEmpty, !adjudicators.contains(by) else { return }
    let names = adjudicators.map(\.name).joined(separator: " or ")
    throw DeskError.nothingToDo(
      "The policy lets \(visible(names)) rule, and you are \(visible(by.name)).",
      remedy: "ask them, or see `stet policy`; \(outcome).")
  }
}
