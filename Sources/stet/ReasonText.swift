/// Reasons that begin with a hyphen, which would be taken for options.
enum ReasonText {
  private static let option = "--because"

  /// The arguments with such a reason joined to its option, as `--because=…`.
  ///
  /// No option has a space in its name: only what has one is surely a sentence.
  static func joined(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    for argument in arguments {
      let isReason = argument.hasPrefix("-") && argument.contains(where: \.isWhitespace)
      if isReason, joined.last == option {
        joined[joined.count - 1] = "\(option)=\(argument)"
      } else {
        joined.append(argument)
      }
    }
    return joined
  }
}
