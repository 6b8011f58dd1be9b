import ArgumentParser
import DeskConsole

/// A first word that is no command: what may have been meant.
struct UnknownCommand {
  private let word: String
  /// The command that has commands of its own, of which the word is none; `nil` for the first word.
  private let group: (any ParsableCommand.Type)?

  /// - Returns: `nil` where the word is a command, an option, or there is none.
  init?(_ arguments: [String]) {
    guard let first = arguments.first, !first.hasPrefix("-"), !Self.hidden.contains(first),
      !arguments.contains("--help")
    else { return nil }
    guard Self.names.contains(first) else {
      (word, group) = (first, nil)
      return
    }
    let named = Stet.configuration.subcommands.first { $0._commandName == first }
    guard let group = named, !group.configuration.subcommands.isEmpty, arguments.count > 1,
      !arguments[1].hasPrefix("-"), !Self.names(in: group).contains(arguments[1]),
      // What a command does by itself may take a word.
      group.configuration.defaultSubcommand == nil
        || !Prefix.near(arguments[1], among: Self.names(in: group)).isEmpty
    else { return nil }
    (word, self.group) = (arguments[1], group)
  }

  private static func names(in group: any ParsableCommand.Type) -> [String] {
    group.configuration.subcommands.map { $0._commandName }
  }

  private static let names = Stet.configuration.subcommands.map { $0._commandName } + ["help"]

  /// What the argument parser asks of itself, for completion in a shell.
  private static let hidden: Set<String> = ["__completion", "---completion"]

  /// How the error is printed.
  var text: String {
    let group = group.map { "\($0._commandName) " } ?? ""
    return
      "Error: There is no command '\(group)\(Output.cut(word, to: 60))'.\n  try: \(remedy); nothing was changed."
  }

  private var remedy: String {
    if let group {
      let near = Prefix.near(word, among: Self.names(in: group))
      return near.isEmpty
        ? "`stet \(group._commandName) --help` lists them"
        : "perhaps \(near.map { "\(group._commandName) \($0)" }.joined(separator: ", "))"
    }
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
