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
      /// What its author had seen of the facet and replaced; empty when they had seen nothing of it.
      public let seen: [Seen]
    }

    /// Something that the author of one side had seen.
    public struct Seen: Sendable {
      public let operation: OperationID
      /// Who wrote it; `nil` when it is not here.
      public let by: Annotator?
      /// What it says; `nil` when it is not here, or takes something back.
      public let value: String?
    }
  }

  /// What is contested, in byte order of the entity's kind, its name, and facet.
  ///
  /// - Parameters:
  ///   - prefix: only of entities whose names begin so; empty for the whole desk.
  ///   - limit: how many at most.
  public func conflicts(beginning prefix: String = "", limit: Int = .max) throws -> [Conflict] {
    try store.read { view in
      try view.contests(beginning: prefix, limit: limit).map {
        try view.conflict($0.entity, $0.facet)
      }
    }
  }

  /// What is contested on some entities, in their order, and then of kind and facet.
  public func conflicts(of entities: [String]) throws -> [Conflict] {
    try store.read { view in
      try entities.flatMap { try view.contests(of: $0) }.map {
        try view.conflict($0.entity, $0.facet)
      }
    }
  }

  /// How many facets are contested.
  public func conflictCount() throws -> Int { try store.read { try $0.contestCount() } }

  /// Gives everything that is contested to `body`, in the order of ``conflicts(beginning:limit:)``.
  ///
  /// It is read a part at a time, so that much of it needs no memory; what comes meanwhile may be among it
  /// or not.
  public func forEachConflict(_ body: (Conflict) throws -> Void) throws {
    var last: ContestKey?
    while true {
      let part = try store.read { view in
        try view.contestedFacets(after: last, limit: 200).map {
          (key: $0.key, conflict: try view.conflict($0.entity, $0.facet))
        }
      }
      guard let end = part.last else { return }
      for (_, conflict) in part {
        try surroundings.checkInterruption()
        try body(conflict)
      }
      last = end.key
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
          remedy: "list what is with \(.listConflicts); nothing was changed.")
      }
      guard try heads.allSatisfy(act.isKnown) else {
        throw DeskError.nothingToDo(
          "Another side of '\(visible(facet.text))' has come since you looked.",
          remedy: "look with `conflicts` and choose anew; nothing was changed.")
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

extension Desk {
  /// Whether the annotator may read the sides of a conflict: those of another's verdict only after giving
  /// one, or after asking to see them.
  public func mayRead(_ conflict: Conflict) throws -> Bool {
    guard conflict.facet.kind == .verdict, let id = ClaimID(conflict.entity) else { return true }
    let annotator = try annotator()
    if conflict.facet.key.map({ Annotator(recorded: $0) }) == annotator { return true }
    return try maySeeOthers(on: claim(id))
  }
}

extension StoreView {
  /// A contested facet with its sides.
  fileprivate func conflict(_ entity: String, _ facet: Facet) throws -> Desk.Conflict {
    Desk.Conflict(
      entity: entity, facet: facet,
      heads: try heads(of: entity, facet: facet).distinctContents.map {
        Desk.Conflict.Head(
          operation: $0.id, by: $0.by, at: $0.at, value: $0.conflictValue, seen: try seen(by: $0))
      })
  }

  /// What the author of a head had seen of its facet, in byte order of name.
  fileprivate func seen(by head: AnnotationSync.Operation) throws -> [Desk.Conflict.Seen] {
    guard let target = head.target else { return [] }
    return try head.over.filter { $0 != head.id }.sorted().map { id in
      let known = try operations(named: [id], of: target).first
      return Desk.Conflict.Seen(operation: id, by: known?.by, value: known?.conflictValue)
    }
  }
}

extension Desk.Conflict {
  /// What one side says, for people: an object's members in a row, lists by how many they hold.
  public static func told(_ value: String?) -> String {
    guard let value else { return "(taken back)" }
    guard let members = try? JSONValue(parsing: Array(value.utf8)).members else { return value }
    return members.map { member in
      let text =
        member.value.string ?? member.value.array.map { "\($0.count)" }
        ?? member.value.canonicalText
      return "\(member.key) \(text)"
    }.joined(separator: ", ")
  }

  /// Whether the author of some side had seen anything of the facet; where none had, all wrote it first.
  public var hasBackground: Bool { heads.contains { !$0.seen.isEmpty } }
}

extension Desk.Conflict.Head {
  /// What its author had seen, in a line.
  public var seenPhrase: String {
    guard !seen.isEmpty else { return "had seen nothing of it" }
    let told = seen.map { one in
      one.by.map { "\($0): \(Desk.Conflict.told(one.value))" }
        ?? "\(one.operation.short), which is not here"
    }
    return "had seen \(told.joined(separator: "; "))"
  }
}

extension AnnotationSync.Operation {
  /// What one side of a conflict says, in full where a word would not do.
  var conflictValue: String? {
    switch knownKind {
    case .claimAttribute: Attribution(self)?.summary
    case .queryWaive: value.map { "waived: \($0)" }
    case .verdictGive, .documentAdd, .documentDescribe, .evidenceGive, .rulingGive, .sourceAttest:
      with.canonicalText
    case .passageMark: "\(value ?? "–"): \(with("exact")?.string ?? "")"
    case .documentText, .documentOrigin, .claimAdd, .claimWord, .claimDecide, .claimTag, .claimSame,
      .evidenceWithdraw, .evidenceRestore, .verdictWithdraw, .rulingWithdraw, .queryAsk,
      .queryAnswer, .noteAdd, .noteWithdraw, .publish, .publishWithdraw, .deskScale, .deskPolicy,
      .rosterAdmit,
      .rosterRevoke, .rosterAccept, .sourceWithdraw, .seal, nil:
      value
    }
  }
}
