import ArgumentParser
import DeskConsole

/// A first word that is no command: what may have been meant.
struct UnknownCommand {
  private let word: String

  /// - Returns: `nil` where the word is a command, an option, or there is none.
  init?(_ arguments: [String]) {
    guard let word = arguments.first, !word.hasPrefix("-"), !Self.names.contains(word),
      !Self.hidden.contains(word), !arguments.contains("--help")
    else { return nil }
    self.word = word
  }

  private static let names = Stet.configuration.subcommands.map { $0._commandName } + ["help"]

  /// What the argument parser asks of itself, for completion in a shell.
  private static let hidden: Set<String> = ["__completion", "---completion"]

  /// How the error is printed.
  var text: String {
    "Error: There is no command '\(Output.cut(word, to: 60))'.\n  try: \(remedy); nothing was changed."
  }

  private var remedy: String {
    if let spelling = Self.spellings[word] { return "`stet \(spelling)`" }
    if Console.commandNames.contains(word) {
      return "it is a word of the prompt: `stet review`, then `\(word)`"
    }
    let near = Prefix.near(word, among: Self.names)
    return near.isEmpty
      ? "`stet --help` lists them" : "perhaps \(near.joined(separator: ", "))"
  }

  /// What the prompt's words are called at the shell.
  private static let spellings = [
    "accept": "claim accept CLAIM", "reject": "claim reject CLAIM",
    "tag": "claim tag CLAIM --add TAG",
    "reword": "claim reword CLAIM WORDING", "attribute": "claim attribute CLAIM --speaker WHO",
    "history": "log CLAIM", "open": "show CLAIM", "context": "show CLAIM",
    "quotes": "compare DOC DOC",
    "answer": "query answer QUERY TEXT", "waive": "query waive QUERY WHY",
    "tick": "cover DOC --tick N", "exempt": "cover DOC --exempt N", "who": "roster me",
  ]
}
