public import ClaimModel

/// What people on a roster have decided about a line whose author is not.
public enum Acceptance: Hashable, Sendable {
  /// Nothing, or it was taken back.
  case open
  /// The line counts.
  case accepted
  /// The line shall not count, and nothing waits for it.
  case setAside(SettingAside)
  /// Some accepted it and others set it aside, unaware of each other: neither holds.
  case contested

  /// Who set the line aside, and why; `nil` where nobody did.
  public var settingAside: SettingAside? {
    if case .setAside(let found) = self { found } else { nil }
  }
}

extension Roster {
  /// What was decided about an operation.
  ///
  /// Only what somebody proven wrote and, where they have a key, signed counts.
  ///
  /// - Parameter statements: every `roster.accept` on it, in any order.
  public func acceptance(by statements: [Operation]) -> Acceptance {
    let counting = statements.filter { operation in
      guard operation.knownKind == .rosterAccept, isAdmitted(operation) else { return false }
      return vouches(for: operation) ?? true
    }
    let replaced = Set(counting.flatMap(\.over))
    let standing = counting.filter { !replaced.contains($0.id) }
    let accepting = standing.count { $0.with("present")?.bool != false }
    if accepting == standing.count { return standing.isEmpty ? .open : .accepted }
    let originals = causalOrder(of: counting).originals
    // Of two who set the same line aside, the one named is the same on every desk.
    let asides = standing.sorted { $0.id > $1.id }.compactMap { operation -> SettingAside? in
      let isReturn = operation.isMarked(.undo) || operation.isMarked(.redo)
      return isReturn ? originals[operation.id]?.settingAside : operation.settingAside
    }
    if accepting > 0, !asides.isEmpty { return .contested }
    guard asides.count == standing.count, let first = asides.first else { return .open }
    return .setAside(first)
  }

  /// Whether an operation is accepted.
  ///
  /// - Parameter acceptances: every operation that accepts it or takes that back. Only what somebody
  ///   proven wrote counts; where two of them differ, it is not accepted.
  public func isAccepted(by acceptances: [Operation]) -> Bool {
    acceptance(by: acceptances) == .accepted
  }
}

extension Operation {
  /// The setting aside of a line that this operation says; `nil` when it says none: it gives no reason, or it is
  /// another kind.
  ///
  /// An `undo` may only have taken an acceptance back: see ``Roster/acceptance(by:)``.
  public var settingAside: SettingAside? {
    guard knownKind == .rosterAccept, with("present")?.bool == false else { return nil }
    return SettingAside(by: by, because: text("because") ?? "")
  }
}
