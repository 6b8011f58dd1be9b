import AnnotationSync
public import ClaimModel

extension StoreView {
  /// The scale that stands; where it is contested, the one shown.
  public func scale() throws -> Scale { Scale(of: try countedDesk()) }

  /// The policy that stands; where it is contested, the one shown.
  public func policy() throws -> Policy { Policy(of: try countedDesk()) }

  /// What was given under a policy, as it stands beside the one that the desk has now.
  ///
  /// - Parameter operation: the operation that set the policy; `nil` for the standard one.
  /// - Returns: whether the policy asked something else, or is not here to be looked at.
  public func isOlderPolicy(_ operation: OperationID?, than policy: Policy) throws -> Bool {
    guard operation != policy.operation else { return false }
    guard let operation else { return !policy.asksSame(as: .standard) }
    let former = try history(of: "desk", .desk).first { $0.operation.id == operation }
    return former.flatMap { Policy($0.operation) }.map { !policy.asksSame(as: $0) } ?? true
  }
}
