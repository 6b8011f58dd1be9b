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
      let retraction = Retraction(of: target, own: own, view: act.view)
      var what: [String] = []
      for operation in target.reversed() {
        let drafts = try retraction.drafts(for: operation)
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
