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
    /// Whether people whose work counts contest it; always where the desk has no roster.
    public let isCounted: Bool

    /// One side of it.
    public struct Head: Sendable {
      /// The operation that stands; where `undo` brought the side back, the one that it wrote.
      public let operation: OperationID
      /// Who meant it: never somebody who has only brought it back.
      public let by: Annotator
      /// When they wrote it.
      public let at: String
      /// Who brought it back, by `undo` or `redo`; `nil` when it stands as it was written.
      public let broughtBackBy: Annotator?
      /// Whether it repeats what the extractor proposed: it was written by accepting the candidate, and
      /// nobody typed it.
      ///
      /// `false` too where the extractor's proposal is not here.
      public let isProposal: Bool
      /// What it says, as it was written; `nil` when it takes something back.
      ///
      /// People read ``told``.
      public let value: String?
      /// What it says, in words; not yet made safe to show.
      public let told: String
      /// What its author had seen of the facet and replaced; empty when they had seen nothing of it.
      public let seen: [Seen]
      /// On which device it was written.
      public let device: String
      /// Whether its author is proven; always where the desk has no roster.
      public let isProven: Bool
    }

    /// Whose a side is and when it was written, in a line: `amara, 2026-11-22 16:15; brought back by chief`.
    ///
    /// With the device where another side has the same name from elsewhere, and whether it is proven.
    public func authorPhrase(of head: Head) -> String {
      let source = head.isProposal ? "proposed by the extractor, accepted by " : ""
      let namesakes = heads.filter { $0.by == head.by && $0.device != head.device }
      let device = namesakes.isEmpty ? "" : " on device \(visible(String(head.device.prefix(8))))"
      let proof = head.isProven ? "" : " (not proven)"
      let back = head.broughtBackBy.map { "; brought back by \($0)" } ?? ""
      return "\(source)\(visible(head.by.name))\(device)\(proof), \(shownTime(head.at))\(back)"
    }

    /// Something that the author of one side had seen.
    public struct Seen: Sendable {
      public let operation: OperationID
      /// Who wrote it; `nil` when it is not here.
      public let by: Annotator?
      /// What it says, in words; empty when it is not here.
      ///
      /// Not yet made safe to show.
      public let told: String
    }
  }

  /// What is contested, in byte order of the entity's kind, its name, and facet.
  ///
  /// - Parameters:
  ///   - prefix: only of entities whose names begin so; empty for the whole desk.
  ///   - limit: how many at most.
  public func conflicts(beginning prefix: String = "", limit: Int = .max) throws -> [Conflict] {
    try store.read { view in
      let doubts = try self.doubts.claims(in: view)
      return try view.contests(beginning: prefix, limit: limit).map {
        try view.conflict($0.entity, $0.facet, doubts)
      }
    }
  }

  /// The first of what is contested by people whose work counts, in the same order.
  ///
  /// What only others contest is passed over, a part at a time, however much of it they wrote.
  public func countedConflicts(limit: Int) throws -> [Conflict] {
    try store.read { view in
      let doubts = try self.doubts.claims(in: view)
      var (found, last): ([Conflict], ContestKey?) = ([], nil)
      while found.count < limit {
        let part = try view.contestedFacets(after: last, limit: 200)
        let counted = part.filter { doubts.isContested($0.facet, on: $0.claim) }
        found += try counted.prefix(limit - found.count).map {
          try view.conflict($0.entity, $0.facet, doubts)
        }
        guard let end = part.last else { break }
        last = end.key
      }
      return found
    }
  }

  /// What is contested on some entities, in their order, and then of kind and facet.
  public func conflicts(of entities: [String]) throws -> [Conflict] {
    try store.read { view in
      let doubts = try self.doubts.claims(in: view)
      return try entities.flatMap { try view.contests(of: $0) }.map {
        try view.conflict($0.entity, $0.facet, doubts)
      }
    }
  }

  /// How many facets are contested by people whose work counts, and how many only by others.
  public func conflictCount() throws -> (counted: Int, others: Int) {
    try store.read { view in
      let all = try view.contestCount()
      let counted = try doubts.claims(in: view).corrected(contests: all)
      return (counted, all - counted)
    }
  }

  /// Gives everything that is contested to `body`, in the order of ``conflicts(beginning:limit:)``.
  ///
  /// It is read a part at a time, so that much of it needs no memory; what comes meanwhile may be among it
  /// or not.
  public func forEachConflict(_ body: (Conflict) throws -> Void) throws {
    var last: ContestKey?
    while true {
      let part = try store.read { view in
        let doubts = try self.doubts.claims(in: view)
        return try view.contestedFacets(after: last, limit: 200).map {
          (key: $0.key, conflict: try view.conflict($0.entity, $0.facet, doubts))
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
  /// - Returns: what stands now, in words, not yet made safe to show; and how many verdicts do not count any more, as
  ///   they were given on another side's wording or speaker.
  public func resolve(
    _ entity: String, _ facet: Facet, choosing choice: Int
  ) throws -> (stands: String, stale: Int) {
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
      if facet.kind == .ruling { try act.checkMayRule(outcome: "nothing was changed") }
      let chosen = sides[choice - 1]
      let judged = try act.view.verdictsFresh(onAnyOf: sides, of: entity)
      try act.write(
        OperationDraft(
          kind.rewriting, on: chosen.rewriteTarget ?? entity, with: chosen.with,
          over: heads.map(\.id)))
      guard !judged.isEmpty, let now = try ClaimID(entity).flatMap({ try act.view.claim($0) })
      else {
        return (chosen.sideWords, 0)
      }
      return (
        chosen.sideWords,
        now.verdicts.count { $0.isStale && judged.contains($0.operation) }
      )
    }
  }
}

extension StoreView {
  /// The verdicts on a claim that count while its wording or its speaker is contested, as they were given on one of
  /// the sides; none where something else is contested.
  fileprivate func verdictsFresh(
    onAnyOf sides: [AnnotationSync.Operation], of entity: String
  ) throws -> Set<OperationID> {
    guard sides.allSatisfy({ [.claimWord, .claimAttribute].contains($0.knownKind) }),
      let claim = try ClaimID(entity).flatMap({ try claim($0) })
    else { return [] }
    let fresh = claim.verdicts.filter { verdict in
      sides.contains { side in
        var verdict = verdict
        let isWording = side.knownKind == .claimWord
        verdict.compare(
          wording: isWording ? side.with("wording")?.string ?? "" : claim.wording,
          speaker: isWording ? claim.claimant : Attribution(side)?.speaker)
        return !verdict.isStale
      }
    }
    return Set(fresh.map(\.operation))
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

  /// Says that both sides of a conflict are about to be shown.
  ///
  /// - Returns: whether that gives another's verdict away: one that the annotator gives later is informed.
  public func willShowSides(of conflict: Conflict) throws -> Bool {
    guard let id = ClaimID(conflict.entity), try !mayRead(conflict) else { return false }
    try reveal(id)
    return true
  }
}

extension StoreView {
  /// A contested facet with its sides.
  func conflict(
    _ entity: String, _ facet: Facet, _ doubts: DoubtedClaims
  ) throws -> Desk.Conflict {
    let roster = try roster()
    let proposed = try proposedContents(of: entity, facet)
    let sides = try heads(of: entity, facet: facet).distinctContents
    return Desk.Conflict(
      entity: entity, facet: facet,
      heads: try zip(sides, SidesApart.words(of: sides)).map { head, told in
        let author = try original(of: head)
        return Desk.Conflict.Head(
          operation: head.id, by: author.by, at: author.at,
          broughtBackBy: author == head ? nil : head.by,
          isProposal: author.over.isEmpty && author.with.canonicalBytes == proposed?.canonicalBytes,
          value: head.conflictValue, told: told, seen: try seen(by: author),
          device: author.chain.device,
          isProven: try roster.isEmpty || isProven(author, by: roster))
      }, isCounted: try doubts.isEmpty || doubts.isContested(facet, on: claim(holding: entity)))
  }

  /// What accepting the candidate writes into its attribution; `nil` for other facets, and where the
  /// extractor proposes none here.
  private func proposedContents(of entity: String, _ facet: Facet) throws -> JSONValue? {
    guard facet.kind == .attribution, let id = ClaimID(entity) else { return nil }
    return try proposedAttribution(of: id)?.members
  }

  /// What the author of a head had seen of its facet, in byte order of name.
  fileprivate func seen(by head: AnnotationSync.Operation) throws -> [Desk.Conflict.Seen] {
    guard let target = head.target else { return [] }
    return try head.over.filter { $0 != head.id }.sorted().map { id in
      let known = try operations(named: [id], of: target).first
      let author = try known.map { try original(of: $0) }
      return Desk.Conflict.Seen(operation: id, by: author?.by, told: known?.sideWords ?? "")
    }
  }
}

extension Desk.Conflict {
  /// What is said of conflicts that are not counted; empty where there is none.
  public static func remark(onOthers count: Int) -> String {
    guard count > 0 else { return "" }
    return
      "\(counted(count, "facet is", "facets are")) contested only by people whose work does not count "
      + "here, and the gate passes that over: `stet roster` says whose does."
  }

  /// One side in a line: its number, whose it is and when, what it says; not yet made safe to show.
  public func sidePhrase(_ number: Int) -> String {
    let head = heads[number - 1]
    return "\(number) \(authorPhrase(of: head)): \(head.told)"
  }

  /// What is contested, by the name that `resolve` takes, with what that is where it does not say so.
  public var facetPhrase: String {
    facet.kind == .passage ? "\(facet.text) (the tick of a sentence)" : facet.text
  }

  /// All sides in a line.
  public var sidesPhrase: String {
    (1...heads.count).map(sidePhrase).joined(separator: "; ")
  }

  /// The side that somebody typed, from 1, where the only other one is what the extractor proposed; `nil`
  /// where it is for a person to choose.
  public var plainChoice: Int? {
    guard heads.count == 2, heads.count(where: \.isProposal) == 1 else { return nil }
    return heads[0].isProposal ? 2 : 1
  }

  /// Whether the author of some side had seen anything of the facet; where none had, all wrote it first.
  public var hasBackground: Bool { heads.contains { !$0.seen.isEmpty } }
}

extension Desk.Conflict.Head {
  /// What its author had seen, in a line.
  public var seenPhrase: String {
    guard !seen.isEmpty else { return "had seen nothing of it" }
    let told = seen.map { one in
      one.by.map { "\($0): \(one.told)" }
        ?? "\(one.operation.short), which is not here"
    }
    return "had seen \(told.joined(separator: "; "))"
  }
}
