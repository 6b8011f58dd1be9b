import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// What is meant of somebody whose device is not on the roster.
  public enum Unproven: Sendable {
    /// All that is on a claim, or the one operation: by name or its beginning.
    case named(String)
    /// All that an annotator wrote on a device; `nil` for any device.
    case author(Annotator, device: String?)
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
      let roster = try Self.rosterToSpeakFor(in: act, identity)
      var accepted: Set<OperationID> = []
      for item in what {
        for operation in try act.view.operations(item)
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
}

extension StoreView {
  /// The operations that are meant, proven ones among them.
  func operations(_ what: Desk.Unproven) throws -> [AnnotationSync.Operation] {
    switch what {
    case .named(let name): try operations(named: name)
    case .author(let annotator, let device): try operations(of: annotator, device: device)
    }
  }

  private func operations(named name: String) throws -> [AnnotationSync.Operation] {
    if let claim = try? claimID(name) {
      return try history(of: claim.text, .claim).map(\.operation)
    }
    let found = try name.isEmpty ? [] : operations(beginningWith: name)
    guard let operation = found.first else {
      throw DeskError.unknownName(name, kind: "claim or operation")
    }
    guard found.count == 1 else {
      throw DeskError.ambiguousName(name, kind: "operation", matches: found.map { $0.id.short })
    }
    return [operation]
  }

  private func operations(
    of annotator: Annotator, device: String?
  ) throws -> [AnnotationSync.Operation] {
    let devices = try device.map { [$0] } ?? chainEnds().map(\.chain.device)
    let written = try Set(devices.map { ExactText($0) }).sorted().flatMap { device in
      try operations(ofDevice: device.text).filter {
        // What somebody unproven says of the roster counts for nothing, accepted or not.
        $0.by == annotator && $0.target != nil && $0.knownKind?.isOfRoster == false
      }
    }
    guard !written.isEmpty else {
      throw DeskError.nothingToDo(
        "Nothing here was written by \(visible(annotator.name))"
          + "\(device == nil ? "" : " on that device").",
        remedy: "see `stet roster` for the chains that wait; nothing was changed.")
    }
    return written
  }
}
