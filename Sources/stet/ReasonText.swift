/// What people write behind an option and may begin with a hyphen, which would be taken for an option itself.
enum ReasonText {
  /// The options behind which a text stands in people's own words.
  private static let options: Set<String> = [
    "--because", "--access", "--note", "--quote", "--title", "--origin", "--outlet", "--author",
    "--to", "--speaker", "--addressee", "--channel", "--intermediary", "--add", "--remove", "--tag",
  ]

  /// The arguments with such a text joined to its option, as `--because=…`.
  ///
  /// What begins with two hyphens and has no space in it is an option, and its text is missing.
  static func joined(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    for argument in arguments {
      let text = Name.plain(argument)
      let isText =
        text.hasPrefix("-") && (text.contains(where: \.isWhitespace) || !text.hasPrefix("--"))
      if let option = joined.last, options.contains(option), isText {
        joined[joined.count - 1] = "\(option)=\(text)"
      } else {
        joined.append(argument)
      }
    }
    return joined
  }

  /// How a text is written that was taken for an option, as it begins with a hyphen; `nil` where that was not it.
  ///
  /// - Parameter message: why the arguments were not understood.
  static func remedy(for message: String, _ arguments: [String]) -> String? {
    for (option, argument) in zip(arguments, arguments.dropFirst()) {
      let text = Name.plain(argument)
      guard text.hasPrefix("-"), option.hasPrefix("--"),
        message.contains("Missing value for '\(option)")
      else { continue }
      return "what begins with a hyphen stands behind a '=', as \(option)=\(quoted(text))"
    }
    let isMissing = ["Missing expected argument", "Unknown option"].contains(
      where: message.contains)
    let stray = arguments.dropFirst().map(Name.plain).first { text in
      text.hasPrefix("-")
        && (text.contains(where: \.isWhitespace) || text.dropFirst().first?.isNumber ?? false)
    }
    guard isMissing, let stray else { return nil }
    return
      "what begins with a hyphen and is no option stands at the end, behind '--', as -- \(quoted(stray))"
  }

  /// The text in quotation marks for a shell.
  private static func quoted(_ text: String) -> String {
    "'\(Output.cut(text, to: 60).replacing("'", with: "'\\''"))'"
  }
}
