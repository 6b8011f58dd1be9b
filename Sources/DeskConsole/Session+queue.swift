import ClaimModel
import EditorialDesk

extension Session {
  /// Takes the next claim of the chosen queue in hand, or the one before.
  ///
  /// - Returns: `false` when the queue ends before that; nothing is changed then.
  mutating func moveInQueue(_ kind: Desk.Task.Kind, isBackwards: Bool = false) throws -> Bool {
    let stop = try desk.nextTask(
      kind, after: queuePlace, leaving: queuePlace == nil ? nil : current,
      isBackwards: isBackwards && queuePlace != nil)
    guard let stop, let claim = stop.task.claim else { return false }
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
      ? "The queue '\(kind.rawValue)' is empty now"
      : "That was the last of the queue '\(kind.rawValue)'"
        + (left.map { ", in which \($0) wait" } ?? "")
    return Line.paragraph(
      "\(words); `queue \(kind.rawValue)` begins it again, `queue all` goes through everything.")
  }
}
