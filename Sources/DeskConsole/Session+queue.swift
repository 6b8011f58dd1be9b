import ClaimModel
import EditorialDesk

/// A claim that was in hand while a queue was gone through, and where in the queue that was.
struct QueueStep: Sendable {
  let claim: ClaimID
  /// `nil` before the queue's beginning.
  let place: QueuePlace?
}

extension Session {
  /// Takes the next claim of the chosen queue in hand, or the one before.
  ///
  /// Back means to what was in hand before, though it may have left the queue since, as a claim does that was
  /// decided; and from where nothing was, to the one before in the queue.
  ///
  /// - Parameter isDecided: whether the person is done with the claim in hand.
  /// - Returns: `false` when the queue ends before that; nothing is changed then.
  mutating func moveInQueue(
    _ kind: Desk.Task.Kind, isBackwards: Bool = false, isDecided: Bool = false
  ) throws -> Bool {
    if isBackwards, let left = trail.popLast() {
      try go(to: left.claim)
      queuePlace = left.place
      return true
    }
    let left = current.map { QueueStep(claim: $0, place: queuePlace) }
    let stop = try desk.nextTask(
      kind, after: queuePlace, leaving: queuePlace == nil ? nil : current,
      isBackwards: isBackwards && queuePlace != nil)
    guard let stop, let claim = stop.task.claim else {
      if let left, isDecided { trail.append(left) }
      return false
    }
    if let left, !isBackwards, isDecided || queuePlace != nil { trail.append(left) }
    _ = try desk.willName([stop.task])
    try go(to: claim)
    queuePlace = stop.place
    return true
  }

  /// What is said where the chosen queue has nothing further on.
  func endOfQueue(_ kind: Desk.Task.Kind) throws -> [Line] {
    let left = try desk.taskCount(kind)
    let words =
      left == 0
      ? "The queue '\(kind.name)' is empty now"
      : "That was the last of the queue '\(kind.name)'"
        + (left.map { ", in which \($0) wait" } ?? "")
    return Line.paragraph(
      "\(words); `queue \(kind.name)` begins it again, `queue all` goes through everything.")
  }
}
