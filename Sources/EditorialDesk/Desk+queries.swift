import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Lets a claim go without the answer to a query, for a reason that stands with it.
  ///
  /// - Parameter query: its name or the beginning of it.
  public func waive(_ query: String, because: String) throws -> QueryID {
    let because = try Self.filled(because, "A waiver needs a reason.")
    return try act { act in
      let id = try act.view.queryID(query)
      let answer = try act.view.state(of: id.text, .query)?.facet(.answer)?.shown
      guard answer?.knownKind != .queryAnswer || answer?.value?.isEmpty ?? true else {
        throw DeskError.nothingToDo(
          "The query is answered.",
          remedy: "there is nothing to waive; see \(.showClaim). Nothing was changed.")
      }
      try act.writeIfNew(
        OperationDraft(.queryWaive, on: id.text, with: ["because": .string(because)]))
      return id
    }
  }
}
