import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// What `undo` or `redo` came to.
  public struct Undone: Sendable {
    /// The operations taken back or brought back, in a few words each, made safe to show.
    public let what: [String]
    /// The claim it was about; `nil` when it was about something else.
    public let claim: ClaimID?
  }

  /// Takes back the person's latest act on this desk that still stands; deletes nothing.
  ///
  /// Each part of the act is answered by an operation that writes what stood before. A part that
  /// somebody has replaced since is left alone.
  public func undo() throws -> Undone { try step(.undo) }

  /// Brings back what the latest `undo` took back.
  public func redo() throws -> Undone { try step(.redo) }

  private func step(_ mark: Operation.Mark) throws -> Undone {
    let device = try identity().device
    return try act { act in
      let own = try act.view.operations(ofDevice: device).filter { $0.by == act.by }
      var journal = Journal(own)
      guard let target = mark == .undo ? journal.lastDone() : journal.lastUndone() else {
        throw DeskError.nothingToDo(
          mark == .undo ? "There is nothing to undo." : "There is nothing to redo.",
          remedy: "see `stet log` for what was done; nothing was changed.")
      }
      var what: [String] = []
      for operation in target.reversed() {
        let drafts = try act.view.takingBack(operation, of: target)
        for var draft in drafts {
          draft.marks = [mark: target.map(\.id)]
          try act.write(draft)
        }
        if !drafts.isEmpty { what.append("\(operation.kind) \(operation.value ?? "")") }
      }
      guard !what.isEmpty else {
        throw DeskError.nothingToDo(
          "Your latest act cannot be taken back: it was replaced since, or documents stand still.",
          remedy: "write anew what should stand; nothing was changed.")
      }
      return Undone(
        what: what.map { visible($0) },
        claim: target.lazy.compactMap { $0.on.flatMap { ClaimID($0) } }.first)
    }
  }
}

/// What a person has done on a desk, act by act, and what of it was taken back.
private struct Journal {
  private var done: [[Operation]] = []
  private var undone: [[Operation]] = []

  init(_ operations: [Operation]) {
    for act in Self.acts(operations) {
      guard let first = act.first else { continue }
      if !first.marked(.undo).isEmpty {
        if done.popLast() != nil { undone.append(act) }
      } else if !first.marked(.redo).isEmpty {
        if undone.popLast() != nil { done.append(act) }
      } else {
        // What was taken in stands still: it is no act that can be undone.
        guard act.contains(where: { $0.knownKind != .documentAdd }) else { continue }
        done.append(act)
        undone = []
      }
    }
  }

  mutating func lastDone() -> [Operation]? { done.last }

  /// The operations of the latest undo: taking them back brings back what they took back.
  mutating func lastUndone() -> [Operation]? { undone.last }

  private static func acts(_ operations: [Operation]) -> [[Operation]] {
    operations.reduce(into: []) { acts, operation in
      if let part = operation.part, acts.last?.first?.id == part {
        acts[acts.count - 1].append(operation)
      } else {
        acts.append([operation])
      }
    }
  }
}

extension StoreView {
  /// The operations that write what stood before the act that `operation` is part of: more than one
  /// where it had settled a conflict; none when it is no head of its facet any more, or cannot be taken
  /// back.
  fileprivate func takingBack(
    _ operation: Operation, of act: [Operation]
  ) throws -> [OperationDraft] {
    guard let target = operation.target, let kind = operation.knownKind else { return [] }
    let heads = try heads(of: target.entity, facet: target.facet)
    guard heads.contains(operation) else { return [] }
    let before = try operations(named: replaced(by: operation, within: act), of: target)
    guard before.isEmpty else {
      return before.compactMap { earlier in
        earlier.knownKind.map { kind in
          // A note comes back as a new one, which replaces nothing.
          OperationDraft(
            kind.rewriting, on: earlier.rewriteTarget, with: earlier.with,
            over: kind == .noteAdd ? [] : [operation.id])
        }
      }
    }
    return [try clearing(operation, kind, of: act)].compactMap(\.self)
  }

  /// What the operation replaced, seen from before its act: what the act itself wrote is left out.
  private func replaced(by operation: Operation, within act: [Operation]) -> [OperationID] {
    let own = Dictionary(act.map { ($0.id, $0.over) }, uniquingKeysWith: { first, _ in first })
    var (open, seen) = (operation.over, Set(operation.over))
    var before: [OperationID] = []
    while let id = open.popLast() {
      guard let earlier = own[id] else {
        before.append(id)
        continue
      }
      open += earlier.filter { seen.insert($0).inserted }
    }
    return before
  }

  /// An operation that leaves the facet as if nothing had been written.
  private func clearing(
    _ operation: Operation, _ kind: OperationKind, of act: [Operation]
  ) throws -> OperationDraft? {
    let addsClaim = act.contains {
      $0.knownKind == .claimAdd && $0.target?.entity == operation.target?.entity
    }
    let nothing: JSONValue = .object([])
    switch kind {
    case .verdictGive: return OperationDraft(.verdictWithdraw, on: operation.on, with: nothing)
    case .rulingGive: return OperationDraft(.rulingWithdraw, on: operation.on, with: nothing)
    case .evidenceGive:
      return OperationDraft(.evidenceWithdraw, on: operation.id.text, with: nothing)
    case .noteAdd: return OperationDraft(.noteWithdraw, on: operation.id.text, with: nothing)
    case .queryAsk:
      return OperationDraft(.queryAnswer, on: operation.id.text, with: ["text": "(taken back)"])
    case .queryAnswer: return OperationDraft(.queryAnswer, on: operation.on, with: ["text": ""])
    case .claimDecide:
      // A claim that was there without a decision stood; one that the act added was a candidate.
      let before: Decision.Outcome = addsClaim ? .undecided : .accepted
      return operation.on.flatMap { ClaimID($0) }.map { .decision($0, before, because: "") }
    case .claimAdd:
      guard let id = ClaimID(operation.on ?? operation.id.text),
        try claim(id)?.decision?.outcome != .undecided
      else { return nil }
      return .decision(id, .undecided, because: "")
    case .claimAttribute:
      // What came with the claim is the extractor's proposal, which the candidate keeps.
      return addsClaim ? nil : OperationDraft(kind, on: operation.on, with: nothing)
    case .documentDescribe: return OperationDraft(kind, on: operation.on, with: nothing)
    case .claimWord: return try originalWording(operation)
    case .claimTag, .claimSame, .documentOrigin:
      var members = operation.with.members?.filter { $0.key != "present" } ?? []
      members.append(.init("present", false))
      return OperationDraft(kind, on: operation.on, with: .object(members))
    case .rosterAdmit: return OperationDraft(.rosterRevoke, on: operation.on, with: operation.with)
    case .documentAdd, .documentText, .evidenceWithdraw, .evidenceRestore, .verdictWithdraw,
      .rulingWithdraw, .noteWithdraw, .publish, .deskScale, .deskPolicy, .rosterRevoke, .seal:
      return nil
    }
  }

  private func originalWording(_ operation: Operation) throws -> OperationDraft? {
    guard let name = operation.on, let state = try state(of: name, .claim),
      let words = ClaimAssembly(
        claim: EntityState(name: name, facets: state.facets.filter { $0.facet.kind != .wording }),
        children: [], roster: Roster(), originsOfDocument: [:]
      ).assembled()?.wording
    else { return nil }
    return OperationDraft(.claimWord, on: name, with: ["wording": .string(words)])
  }
}

extension OperationKind {
  /// The kind that writes the same again: what made an entity cannot make it twice.
  var rewriting: OperationKind {
    switch self {
    case .evidenceGive: .evidenceRestore
    case .documentAdd, .documentDescribe, .documentText, .documentOrigin, .claimAdd, .claimWord,
      .claimAttribute, .claimDecide, .claimTag, .claimSame, .evidenceWithdraw, .evidenceRestore,
      .verdictGive, .verdictWithdraw, .rulingGive, .rulingWithdraw, .queryAsk, .queryAnswer,
      .noteAdd, .noteWithdraw, .publish, .deskScale, .deskPolicy, .rosterAdmit, .rosterRevoke,
      .seal:
      self
    }
  }
}

extension Operation {
  /// What an operation that writes the same again is on: the evidence for the operation that gave it,
  /// the claim for the one that added it.
  var rewriteTarget: String? {
    knownKind == .evidenceGive ? id.text : on ?? target?.entity
  }
}
