import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// What to accept of somebody whose device is not on the roster.
  public enum Unproven: Sendable {
    /// All that is on a claim, or the one operation: by name or its beginning.
    case named(String)
    /// All that an annotator wrote on a device.
    case author(Annotator, device: String)
  }

  /// Accepts operations of unproven authors, so that the gate counts them; those that are proven are
  /// passed over.
  ///
  /// - Returns: how many operations were accepted.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` when none of them is unproven, or when this device is
  ///   not on the roster.
  public func accept(_ what: [Unproven], because: String = "") throws -> Int {
    let identity = try identity()
    return try act { act in
      let roster = try act.view.roster()
      guard !roster.isEmpty else {
        throw DeskError.nothingToDo(
          "The desk has no roster: everybody's work counts.",
          remedy: "found one with `stet roster found`; nothing was changed.")
      }
      _ = try Self.authority(in: act.view, of: act.by, identity)
      var accepted: Set<OperationID> = []
      for item in what {
        for operation in try Self.operations(item, in: act.view)
        where try !act.view.isProven(operation, by: roster)
          && accepted.insert(operation.id).inserted
        {
          try act.write(
            OperationDraft(
              .rosterAccept, on: operation.id.text,
              with: .members([
                ("because", because.isEmpty ? nil : .string(because)), ("present", true),
              ])))
          guard try act.view.isProven(operation, by: roster) else { throw Self.wouldNotCount }
        }
      }
      guard !accepted.isEmpty else {
        throw DeskError.nothingToDo(
          "Nothing there waits for acceptance: all of it is proven.",
          remedy: "see `stet roster` and `stet gate`; nothing was changed.")
      }
      return accepted.count
    }
  }

  private static func operations(_ what: Unproven, in view: StoreView) throws -> [Operation] {
    switch what {
    case .named(let name):
      if let claim = try? view.claimID(name) {
        return try view.history(of: claim.text, .claim).map(\.operation)
      }
      let found = try name.isEmpty ? [] : view.operations(beginningWith: name)
      guard let operation = found.first else {
        throw DeskError.unknownName(name, kind: "claim or operation")
      }
      guard found.count == 1 else {
        throw DeskError.ambiguousName(
          name, kind: "operation", matches: found.map { $0.id.short })
      }
      return [operation]
    case .author(let annotator, let device):
      let written = try view.operations(ofDevice: device).filter {
        // What somebody unproven says of the roster counts for nothing, accepted or not.
        $0.by == annotator && $0.target != nil && $0.knownKind?.isOfRoster == false
      }
      guard !written.isEmpty else {
        throw DeskError.nothingToDo(
          "Nothing here was written by \(visible(annotator.name)) on that device.",
          remedy: "see `stet roster` for the chains that wait; nothing was changed.")
      }
      return written
    }
  }
}
