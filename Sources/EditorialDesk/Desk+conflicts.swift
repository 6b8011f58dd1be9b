import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// A facet that waits for somebody who knows both sides.
  public struct Conflict: Sendable {
    public let entity: String
    public let facet: Facet
    /// One for each content, greatest name first; the first is the one shown.
    public let heads: [Head]

    /// One side of it.
    public struct Head: Sendable {
      public let operation: OperationID
      public let by: Annotator
      public let at: String
      /// What it says; `nil` when it takes something back.
      public let value: String?
    }
  }

  /// What is contested, in byte order of entity and facet.
  ///
  /// - Parameter entity: only of this entity; `nil` for the whole desk.
  public func conflicts(of entity: String? = nil) throws -> [Conflict] {
    try store.read { view in
      try view.contests().filter { entity == nil || $0.entity == entity }.map { contest in
        Conflict(
          entity: contest.entity, facet: contest.facet,
          heads: try view.heads(of: contest.entity, facet: contest.facet).distinctContents.map {
            Conflict.Head(operation: $0.id, by: $0.by, at: $0.at, value: $0.conflictValue)
          })
      }
    }
  }

  /// Ends a conflict: writes again what the chosen head says, knowing all of them.
  ///
  /// - Parameter choice: which head, from 1 as ``conflicts(of:)`` lists them.
  /// - Returns: what stands now.
  public func resolve(_ entity: String, _ facet: Facet, choosing choice: Int) throws -> String {
    try act { act in
      let heads = try act.view.heads(of: entity, facet: facet)
      guard facet.isContested(by: heads) else {
        throw DeskError.nothingToDo(
          "'\(visible(facet.text))' is not contested there.",
          remedy: "list what is with `stet conflicts`; nothing was changed.")
      }
      let sides = heads.distinctContents
      guard sides.indices.contains(choice - 1), let kind = sides[choice - 1].knownKind else {
        throw DeskError.nothingToDo(
          "There is no side \(choice).", remedy: "choose 1 to \(sides.count); nothing was changed.")
      }
      if facet.kind == .verdict, heads[0].by != act.by {
        throw DeskError.nothingToDo(
          "A verdict belongs to its annotator.",
          remedy: "ask \(visible(facet.key ?? "them")) to give it anew; nothing was changed.")
      }
      let chosen = sides[choice - 1]
      try act.write(
        OperationDraft(
          kind.rewriting, on: chosen.rewriteTarget ?? entity, with: chosen.with,
          over: heads.map(\.id)))
      return chosen.conflictValue ?? "–"
    }
  }
}

extension AnnotationSync.Operation {
  /// What one side of a conflict says, in full where a word would not do.
  var conflictValue: String? {
    switch knownKind {
    case .claimAttribute: Attribution(self)?.summary
    case .verdictGive, .documentAdd, .documentDescribe, .evidenceGive, .rulingGive:
      with.canonicalText
    case .documentText, .documentOrigin, .claimAdd, .claimWord, .claimDecide, .claimTag, .claimSame,
      .evidenceWithdraw, .evidenceRestore, .verdictWithdraw, .rulingWithdraw, .queryAsk,
      .queryAnswer, .noteAdd, .noteWithdraw, .publish, .deskScale, .deskPolicy, .rosterAdmit,
      .rosterRevoke, .rosterAccept, .seal, nil:
      value
    }
  }
}
