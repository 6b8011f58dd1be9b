/// Commands of the shell that somebody may type at the prompt.
enum ShellCommand {
  /// What does the same at the prompt, or where the command is to be had; `nil` for other words.
  static func remedy(for word: String) -> String? {
    switch word.lowercased() {
    case "claims": "the prompt has `queue`, `next` and `find WORDS`"
    case "log": "the prompt has `history`"
    case "compare": "the prompt has `quotes`"
    case let name where elsewhere.contains(name):
      "at the shell: leave with `quit`, then `stet \(name)`"
    default: nil
    }
  }

  private static let elsewhere: Set<String> = [
    "agreement", "corrections", "digest", "document", "export", "extract", "formats", "import",
    "ingest", "new", "origins", "rebuild", "roster", "text", "verify",
  ]
}
