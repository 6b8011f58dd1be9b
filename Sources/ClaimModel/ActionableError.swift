/// An error that tells its reader what is wrong, where, and what to do about it.
///
/// The remedy also says what was *not* changed, which is what a worried editor wants to know first.
public protocol ActionableError: Error, CustomStringConvertible {
  /// What is wrong, in one sentence, quoting the offending value.
  var problem: String { get }
  /// Where: a file and line, a claim, a column. `nil` when there is only one place.
  var place: String? { get }
  /// What the reader can do next, as an instruction, with the commands of the shell.
  var remedy: String { get }
  /// The remedy, its commands left to whoever prints it; by itself made of ``remedy``.
  var advice: Remedy { get }
}

extension ActionableError {
  public var place: String? { nil }
  public var advice: Remedy { Remedy(remedy) }

  /// The error as the shell prints it: place, problem, and the remedy on a line of its own.
  public var description: String { told { $0.atShell } }

  /// The error as it is printed.
  ///
  /// - Parameter spelling: what is typed for a command.
  public func told(_ spelling: (Remedy.Command) -> String) -> String {
    [place.map { "\($0): " }, problem, "\n  try: ", advice.words(spelling)].compactMap(\.self)
      .joined()
  }
}
