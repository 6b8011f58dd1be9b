import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Answers a query.
  ///
  /// - Parameters:
  ///   - query: its name or the beginning of it.
  ///   - isInstead: whether to replace what somebody else has answered, or their waiver; both sides where that is
  ///     contested.
  ///   - looks: what the annotator was shown of claims; one that is not among them they are taken to know as it is.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where somebody else has settled it, naming them and what they
  ///   said; ``DeskError/changedSinceLook(_:outcome:)`` where the claim was put away since.
  public func answer(
    _ query: String, with text: String, instead isInstead: Bool = false,
    having looks: [ClaimID: ClaimLook] = [:]
  ) throws -> QueryID {
    let text = try Self.filled(text, "An answer needs a text.")
    return try act { act in
      let id = try act.view.askedQuery(query)
      try act.close(
        id, OperationDraft(.queryAnswer, on: id.text, with: ["text": .string(text)]),
        instead: isInstead, having: looks, remedy: .answerInstead)
      return id
    }
  }

  /// Lets a claim go without the answer to a query, for a reason that stands with it.
  ///
  /// - Parameters: as for ``answer(_:with:instead:having:)``; `isInstead` replaces a waiver.
  /// - Throws: as ``answer(_:with:instead:having:)``, and ``DeskError/nothingToDo(_:remedy:)`` where it is answered,
  ///   and where the desk's policy takes no waiver for an answer.
  public func waive(
    _ query: String, because: String, instead isInstead: Bool = false,
    having looks: [ClaimID: ClaimLook] = [:]
  ) throws -> QueryID {
    let because = try Self.filled(because, "A waiver needs a reason.")
    return try act { act in
      let id = try act.view.askedQuery(query)
      let answers = try act.view.outcomes(of: id).filter { $0.knownKind == .queryAnswer }
      if let answer = answers.first {
        throw DeskError.nothingToDo(
          "The query is answered: \(try act.view.told(answer)).",
          remedy: "there is nothing to waive; see \(.showClaim). Nothing was changed.")
      }
      guard try act.view.policy().acceptsWaivers else {
        throw DeskError.nothingToDo(
          "The desk's policy takes no waiver for an answer: the query goes on blocking the gate.",
          remedy: "answer it, or give the desk a policy that takes waivers; nothing was changed.")
      }
      try act.close(
        id, OperationDraft(.queryWaive, on: id.text, with: ["because": .string(because)]),
        instead: isInstead, having: looks, remedy: .waiveInstead)
      return id
    }
  }
}

extension ActWriter {
  /// Writes what settles a query, unless that would replace what somebody else said of it unasked.
  fileprivate mutating func close(
    _ query: QueryID, _ draft: OperationDraft, instead isInstead: Bool,
    having looks: [ClaimID: ClaimLook], remedy: Remedy.Command
  ) throws {
    if let claim = try view.claim(holding: query.text), let look = looks[claim],
      let shown = try view.claim(claim)
    {
      try checkStanding(look, view.presented(shown), outcome: "nothing was changed")
    }
    let others = try view.outcomes(of: query).filter {
      try view.original(of: $0).by != by && !draft.saysSame(as: $0)
    }
    guard !others.isEmpty else { return _ = try writeIfNew(draft) }
    let isUnseen = try others.contains { try !isKnown($0) }
    guard isInstead, !isUnseen else {
      let said = try others.map { try view.told($0) }.joined(separator: "; ")
      throw DeskError.nothingToDo(
        "The query is settled: \(said).",
        remedy: isUnseen
          ? "that came since you looked: see \(.showClaim); to replace it then, \(remedy). Nothing was changed."
          : "it can stand, or be replaced on purpose: \(remedy). Nothing was changed.")
    }
    // What was settled by several, unaware of one another, is settled by this alone.
    try write(draft)
  }
}

extension OperationDraft {
  /// Whether an operation says the same.
  fileprivate func saysSame(as operation: AnnotationSync.Operation) -> Bool {
    operation.knownKind == kind && operation.with.canonicalBytes == with.canonicalBytes
  }
}

extension StoreView {
  /// What settles a query: each answer and each waiver that stands and counts; none while it is open.
  fileprivate func outcomes(of query: QueryID) throws -> [AnnotationSync.Operation] {
    let roster = try roster()
    return try heads(of: query.text, facet: Facet(.answer)).filter { head in
      let isFilled = head.value?.contains { !$0.isWhitespace } ?? false
      return try isFilled && (roster.isEmpty || isProven(head, by: roster))
    }
  }

  /// Who settled a query, when and how: `boris answered it, 2026-03-01 09:00: “The city's.”`.
  fileprivate func told(_ outcome: AnnotationSync.Operation) throws -> String {
    let author = try original(of: outcome)
    let verb = outcome.knownKind == .queryWaive ? "waived" : "answered"
    return visible(
      "\(author.by) \(verb) it, \(shownTime(author.at)) UTC: “\(outcome.value ?? "")”")
  }
}

extension StoreView {
  /// The query whose name is, or begins with, `text`.
  ///
  /// - Throws: an error that lists the queries of the claim, where that is what was named.
  func askedQuery(_ text: String) throws -> QueryID {
    do {
      return try queryID(text)
    } catch DeskError.unknownName {
      guard let id = try? claimID(text), let claim = try claim(id) else {
        throw DeskError.unknownName(text, kind: "query")
      }
      throw DeskError.nothingToDo(
        "'\(visible(text))' is the name of a claim, not of a query on it.",
        remedy: "\(claim.queryAdvice); nothing was changed.")
    }
  }
}

extension Claim {
  /// Which of its queries can be named.
  fileprivate var queryAdvice: String {
    let asked = queries.filter { !$0.isTakenBack }
    guard !asked.isEmpty else { return "ask one first: the claim has none" }
    let listed = asked.prefix(9).map {
      "\($0.id.short) “\(visible($0.text))” (\($0.isOpen ? "open" : "settled"))"
    }
    return "name one of its queries: \(listed.joined(separator: ", "))"
  }
}
