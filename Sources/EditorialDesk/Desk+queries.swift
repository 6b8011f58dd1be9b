import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Lets a claim go without the answer to a query, for a reason that stands with it.
  ///
  /// - Parameter query: its name or the beginning of it.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where it is answered, and where the desk's policy takes no waiver
  ///   for an answer.
  public func waive(_ query: String, because: String) throws -> QueryID {
    let because = try Self.filled(because, "A waiver needs a reason.")
    return try act { act in
      let id = try act.view.askedQuery(query)
      let answer = try act.view.state(of: id.text, .query)?.facet(.answer)?.shown
      guard answer?.knownKind != .queryAnswer || answer?.value?.isEmpty ?? true else {
        throw DeskError.nothingToDo(
          "The query is answered.",
          remedy: "there is nothing to waive; see \(.showClaim). Nothing was changed.")
      }
      guard try act.view.policy().acceptsWaivers else {
        throw DeskError.nothingToDo(
          "The desk's policy takes no waiver for an answer: the query goes on blocking the gate.",
          remedy: "answer it, or give the desk a policy that takes waivers; nothing was changed.")
      }
      try act.writeIfNew(
        OperationDraft(.queryWaive, on: id.text, with: ["because": .string(because)]))
      return id
    }
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
