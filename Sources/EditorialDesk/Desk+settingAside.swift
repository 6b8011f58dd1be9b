import AnnotationSync
import ClaimModel
import ClaimStore

extension Desk {
  /// Sets aside what unproven authors wrote: somebody on the roster has looked at it, and it shall not count.
  ///
  /// It holds the gate back no longer, and nothing of it counts. What an acceptance alone made count is set aside
  /// where it is named by itself. What came since the person looked is left alone.
  ///
  /// - Parameter because: why; it is shown wherever the lines are.
  /// - Returns: how many operations were set aside.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where there is nothing to set aside, or this device is not on
  ///   the roster; ``DeskError/missing(_:remedy:)`` without a reason.
  public func setAside(_ what: [Unproven], because: String) throws -> Int {
    let because = try Self.filled(because, "Setting something aside needs a reason.")
    let identity = try identity()
    return try act { act in
      let roster = try Self.rosterToSpeakFor(in: act, identity)
      var names: Set<OperationID> = []
      for item in what {
        for operation in try act.view.waiting(item, under: roster)
        where try act.isKnown(operation) && names.insert(operation.id).inserted {
          try act.write(
            OperationDraft(
              .rosterAccept, on: operation.id.text,
              with: ["because": .string(because), "present": false]))
          guard try act.view.settingAside(of: operation.id, by: roster) != nil else {
            throw Self.wouldNotCount
          }
        }
      }
      guard !names.isEmpty else {
        throw DeskError.nothingToDo(
          "Nothing there waits: all of it is proven, accepted or set aside.",
          remedy: "see `stet roster` and `stet gate`; nothing was changed.")
      }
      return names.count
    }
  }
}

extension StoreView {
  /// Those of the operations that are meant that can be set aside and are not.
  fileprivate func waiting(
    _ what: Desk.Unproven, under roster: Roster
  ) throws -> [AnnotationSync.Operation] {
    let meant = try operations(what)
    // One that is named by itself may have been accepted: whoever names it knows that.
    let isAlone = meant.count == 1
    return try meant.filter { operation in
      guard operation.target != nil, operation.knownKind?.isOfRoster == false,
        try settingAside(of: operation.id, by: roster) == nil
      else { return false }
      let isProven = try isProven(operation, by: roster)
      return try !isProven || isAlone && isAccepted(operation.id, by: roster)
    }
  }
}
