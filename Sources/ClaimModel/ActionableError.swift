/// An error that tells its reader what is wrong, where, and what to do about it.
///
/// The remedy also says what was *not* changed, which is what a worried editor wants to know first.
public protocol ActionableError: Error, CustomStringConvertible {
  /// What is wrong, in one sentence, quoting the offending value.
  var problem: String { get }
  /// Where: a file and line, a claim, a column. `nil` when there is only one place.
  var place: String? { get }
  /// What the reader can do next, as an instruction.
  var remedy: String { get }
}

extension ActionableError {
  public var place: String? { nil }

  /// The error as it is printed: place, problem, and the remedy on a line of its own.
  public var description: String {
    [place.map { "\($0): " }, problem, "\n  try: ", remedy].compactMap(\.self).joined()
  }
}
