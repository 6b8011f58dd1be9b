/// How people stand in a report; raw values are what `--people` takes.
public enum PeopleNaming: String, CaseIterable, Sendable {
  /// By the names in their operations.
  case names
  /// By the first letters of the words of their names.
  case initials
  /// By what they did on the claim: `checker 1`, `checker 2`, `adjudicator`, `editor`.
  case roles
}
