/// How people stand in a report; raw values are what `--people` and a policy take.
public enum PeopleNaming: String, CaseIterable, Sendable {
  /// By the names in their operations.
  case names
  /// By the first letters of the words of their names.
  case initials
  /// By what they did on the claim: `checker 1`, `checker 2`, `adjudicator`, `editor`.
  case roles

  /// Whether it tells no more of who people are than `other` does.
  public func isAsStrict(as other: PeopleNaming) -> Bool { strictness >= other.strictness }

  private var strictness: Int {
    switch self {
    case .names: 0
    case .initials: 1
    case .roles: 2
    }
  }
}
