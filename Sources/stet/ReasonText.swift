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
}
